//! The report as a table for people.

use super::{AtConfidence, Report, Score};

/// One line a measure, figures in a column.
pub fn table(report: &Report) -> String {
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut add = |measure: &str, figure: String| rows.push((measure.to_owned(), figure));
    add("model", report.model.to_owned());
    add("held-out sentences", report.sentences.to_string());
    add("  without an event", report.without_event.to_string());
    add("participants, exact spans: P R F1", three(&report.participants.exact));
    add("participants, overlapping: P R F1", three(&report.participants.overlapping));
    let relations = &report.relations;
    add("pairs with an event", relations.pairs.to_string());
    add("relation of pairs: accuracy", four(relations.accuracy));
    add("relation of pairs: macro F1", four(relations.macro_f1));
    add("  status right", four(relations.status));
    add("  mode right, of right types", four(relations.mode));
    add("  trigger overlaps, of right types", four(relations.trigger));
    for (event_type, score) in &relations.by_type {
        add(&format!("  {event_type}: P R F1 (pairs)"), format!("{} ({})", three(score), score.gold));
    }
    at(
        &mut add,
        &format!("events, confidence {} (default)", report.min_confidence),
        &report.events.at_default,
    );
    for figures in &report.events.by_confidence {
        at(&mut add, &format!("events, confidence {}", figures.min_confidence), figures);
    }
    add("words a second, one thread", format!("{}", report.events.words_per_second));
    let width = rows.iter().map(|(measure, _)| measure.chars().count()).max().unwrap_or(0);
    rows.iter().map(|(measure, figure)| format!("{measure:<width$}  {figure}\n")).collect()
}

fn at(add: &mut impl FnMut(&str, String), name: &str, figures: &AtConfidence) {
    let rest = format!(
        "status {}, false alarms per 100 sentences {:.1}",
        four(figures.status),
        figures.false_alarms_per_100
    );
    add(&format!("{name}: P R F1"), format!("{}  {rest}", three(&figures.score)));
}

fn three(score: &Score) -> String {
    format!("{} {} {}", four(score.precision), four(score.recall), four(score.f1))
}

fn four(figure: f64) -> String {
    format!("{figure:.4}")
}
