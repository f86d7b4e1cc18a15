//! A series as a picture: a bar a step, cooperation above the line and conflict below it.

use std::fmt::Write as _;

use detente_ontology::Quad;
use detente_relations::Series;

use super::rows::Title;

const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 400.0;
const LEFT: f64 = 60.0;
const TOP: f64 = 50.0;
const BOTTOM: f64 = 360.0;
/// Class, colour, and whether it stands above the line. Colours that the colour-blind can tell apart.
const QUADS: [(Quad, &str, bool); 4] = [
    (Quad::VerbalCooperation, "#92c5de", true),
    (Quad::MaterialCooperation, "#0571b0", true),
    (Quad::VerbalConflict, "#f4a582", false),
    (Quad::MaterialConflict, "#ca0020", false),
];

/// The picture, with nothing outside of the file.
pub(super) fn svg(series: &Series, title: Title<'_>) -> String {
    let part = |is_above: bool| QUADS.iter().filter(move |quad| quad.2 == is_above);
    let most = |is_above| {
        let count = |p: &detente_relations::Point| part(is_above).map(|quad| p.of(quad.0)).sum::<i64>();
        series.points.iter().map(count).max().unwrap_or(0)
    };
    let (above, below) = (most(true), most(false));
    let unit = (BOTTOM - TOP) / (above + below).max(1) as f64;
    let line = TOP + above as f64 * unit;
    let step = (WIDTH - LEFT - 20.0) / series.points.len().max(1) as f64;
    let way = if title.is_both { "and" } else { "to" };
    let name = escaped(&format!("{} {way} {}: events by quad class", title.actor, title.recipient));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <title>{name}</title>\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n\
         <text x=\"{LEFT}\" y=\"18\" font-size=\"15\">{name}</text>\n"
    );
    for (at, (quad, colour, _)) in QUADS.iter().enumerate() {
        let x = LEFT + at as f64 * 160.0;
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"28\" width=\"10\" height=\"10\" fill=\"{colour}\"/><text x=\"{}\" y=\"37\">{quad}</text>",
            x + 14.0
        );
    }
    for (at, point) in series.points.iter().enumerate() {
        let x = LEFT + at as f64 * step;
        let (mut up, mut down) = (line, line);
        for (quad, colour, is_above) in QUADS {
            let height = point.of(quad) as f64 * unit;
            if height == 0.0 {
                continue;
            }
            let y = if is_above { up - height } else { down };
            if is_above {
                up -= height
            } else {
                down += height
            }
            let _ = writeln!(
                out,
                "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{:.2}\" height=\"{height:.2}\" fill=\"{colour}\"><title>{}: {} {quad}</title></rect>",
                step * 0.9,
                point.from,
                point.of(quad)
            );
        }
    }
    let _ = writeln!(
        out,
        "<line x1=\"{LEFT}\" x2=\"{}\" y1=\"{line:.2}\" y2=\"{line:.2}\" stroke=\"#333\"/>",
        WIDTH - 20.0
    );
    for (y, count) in [(TOP, above), (BOTTOM, below)] {
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{:.2}\" text-anchor=\"end\">{count}</text>",
            LEFT - 6.0,
            y + 4.0
        );
    }
    if let (Some(first), Some(last)) = (series.points.first(), series.points.last()) {
        let _ = writeln!(out, "<text x=\"{LEFT}\" y=\"{}\">{}</text>", HEIGHT - 16.0, first.from);
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
            WIDTH - 20.0,
            HEIGHT - 16.0,
            last.to
        );
    }
    out += "</svg>\n";
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_relations::{Point, Step};
    use jiff::civil::date;

    #[test]
    fn bars_have_the_height_of_their_counts() {
        let day = date(2001, 1, 1);
        let points = vec![Point { from: day, to: day, by_quad: [2, 0, 0, 1], sum: 0.0 }];
        let title = Title { actor: "A & B", recipient: "<C>", is_both: true };
        let picture = svg(&Series { step: Step::Day, points }, title);
        assert!(picture.contains("A &amp; B and &lt;C&gt;"), "{picture}");
        // Two of the three events stand above the line, 310 units are theirs.
        assert!(picture.contains("height=\"206.67\" fill=\"#92c5de\""), "{picture}");
        assert!(picture.contains("height=\"103.33\" fill=\"#ca0020\""), "{picture}");
    }
}
