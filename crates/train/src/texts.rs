//! Texts of other data sets, which the corpus is compared with.

use anyhow::Context as _;
use std::path::Path;

/// The field `text` of every JSON line in the folder's `.jsonl` files, each with the name of its file and its line.
///
/// # Errors
/// If the folder or a file can't be read, or a line is no JSON object.
pub fn read(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "jsonl"));
    paths.sort();
    let mut texts = Vec::new();
    for path in paths {
        for (number, line) in std::fs::read_to_string(&path)?.lines().enumerate() {
            let name = format!("{}:{}", path.display(), number + 1);
            let record: serde_json::Value = serde_json::from_str(line).with_context(|| name.clone())?;
            if let Some(text) = record["text"].as_str() {
                texts.push((name, text.to_owned()));
            }
        }
    }
    Ok(texts)
}
