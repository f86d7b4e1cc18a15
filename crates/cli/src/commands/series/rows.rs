//! A series as JSON lines and as CSV: a step a line.

use detente_ontology::Quad;
use detente_relations::{Point, Series};
use serde::Serialize;

use crate::failure::Failure;

/// Whose series it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Title<'t> {
    pub(super) actor: &'t str,
    pub(super) recipient: &'t str,
    /// Whether what the recipient does to the actor counts too.
    pub(super) is_both: bool,
}

#[derive(Serialize)]
struct Row<'t> {
    actor: &'t str,
    recipient: &'t str,
    both: bool,
    from: String,
    to: String,
    events: i64,
    verbal_cooperation: i64,
    material_cooperation: i64,
    verbal_conflict: i64,
    material_conflict: i64,
    sum: f64,
    mean: Option<f64>,
    cooperation: Option<f64>,
}

impl<'t> Row<'t> {
    fn new(point: &Point, title: Title<'t>) -> Row<'t> {
        Row {
            actor: title.actor,
            recipient: title.recipient,
            both: title.is_both,
            from: point.from.to_string(),
            to: point.to.to_string(),
            events: point.count(),
            verbal_cooperation: point.of(Quad::VerbalCooperation),
            material_cooperation: point.of(Quad::MaterialCooperation),
            verbal_conflict: point.of(Quad::VerbalConflict),
            material_conflict: point.of(Quad::MaterialConflict),
            sum: point.sum,
            mean: point.mean(),
            cooperation: point.cooperation(),
        }
    }
}

/// A JSON object a step.
pub(super) fn jsonl(series: &Series, title: Title<'_>) -> Result<String, Failure> {
    let mut lines = String::new();
    for point in &series.points {
        lines += &serde_json::to_string(&Row::new(point, title)).map_err(anyhow::Error::from)?;
        lines.push('\n');
    }
    Ok(lines)
}

/// A header, and a line a step.
pub(super) fn csv(series: &Series, title: Title<'_>) -> Result<String, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for point in &series.points {
        writer.serialize(Row::new(point, title)).map_err(anyhow::Error::from)?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(String::from_utf8(bytes).map_err(anyhow::Error::from)?)
}
