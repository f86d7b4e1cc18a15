//! A series as a chart of characters: a line a step, conflict to the left and cooperation to the right.

use detente_ontology::Quad;
use detente_relations::{Point, Series};

const GREEN: &str = "\u{1b}[32m";
const RED: &str = "\u{1b}[31m";
const PLAIN: &str = "\u{1b}[0m";
/// Columns of the date, the figures and the blanks between them.
const MARGIN: usize = 34;

/// The chart, `width` columns wide.
pub(super) fn chart(series: &Series, width: usize, has_colour: bool) -> String {
    let Some(most) = series.points.iter().map(|p| conflict(p).max(cooperation(p))).max().filter(|&n| n > 0)
    else {
        return "no events\n".to_owned();
    };
    let half = (width.saturating_sub(MARGIN) / 2).max(4);
    // A step with an event shows at least one mark.
    let marks = |count: i64| (count as f64 / most as f64 * half as f64).ceil() as usize;
    let (red, green, plain) = if has_colour { (RED, GREEN, PLAIN) } else { ("", "", "") };
    let mut lines = format!(
        "{:<10}  {:>half$} │ {:<half$}  {:>6}  {:>6}\n",
        "from", "conflict", "cooperation", "events", "mean"
    );
    for point in &series.points {
        let (left, right) = (marks(conflict(point)), marks(cooperation(point)));
        let mean = point.mean().map_or("–".to_owned(), |mean| format!("{mean:.1}"));
        lines += &format!(
            "{:<10}  {}{red}{}{plain} │ {green}{}{plain}{}  {:>6}  {mean:>6}\n",
            point.from.to_string(),
            " ".repeat(half - left),
            "█".repeat(left),
            "█".repeat(right),
            " ".repeat(half - right),
            point.count(),
        );
    }
    lines
}

fn conflict(point: &Point) -> i64 {
    point.of(Quad::VerbalConflict) + point.of(Quad::MaterialConflict)
}

fn cooperation(point: &Point) -> i64 {
    point.of(Quad::VerbalCooperation) + point.of(Quad::MaterialCooperation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_relations::Step;
    use jiff::civil::date;

    #[test]
    fn bars_go_both_ways_and_colour_is_asked_for() {
        let point = |month, by_quad| Point {
            from: date(2001, month, 1),
            to: date(2001, month, 28),
            by_quad,
            sum: 2.0,
        };
        let series = Series { step: Step::Month, points: vec![point(1, [1, 1, 0, 4]), point(2, [0; 4])] };
        let plain = chart(&series, 42, false);
        assert_eq!(
            plain,
            "from        conflict │ cooperation  events    mean\n\
             2001-01-01  ████ │ ██         6     0.3\n\
             2001-02-01       │            0       –\n"
        );
        assert!(chart(&series, 42, true).contains("\u{1b}[31m████"));
        assert_eq!(chart(&Series { step: Step::Day, points: vec![] }, 80, false), "no events\n");
    }
}
