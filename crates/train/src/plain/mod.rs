//! Plain sentences made from clause frames, so that the model meets the plain ways to say each type of event.
//!
//! A frame (`corpus/frames/*.frames`) is a clause with places for the actor and the recipient; a sentence is one or two clauses, a time or
//! a source before or behind them, and participants drawn from the labelled sentences that are trained on.

mod frame;
mod sentence;

pub use frame::{Frame, parse_frames};
pub use sentence::sentences;

use crate::corpus::Fault;
use std::path::{Path, PathBuf};

/// A fault with the file that it is in.
pub type FileFault = (PathBuf, Fault);

/// Reads every `.frames` file of a folder, in the order of their names, with what is wrong in each.
///
/// # Errors
/// If the folder or a file can't be read.
pub fn read(folder: &Path) -> std::io::Result<(Vec<Frame>, Vec<FileFault>)> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "frames"));
    paths.sort();
    let (mut frames, mut faults) = (Vec::new(), Vec::new());
    for path in paths {
        let (read, wrong) = parse_frames(&std::fs::read_to_string(&path)?);
        frames.extend(read);
        faults.extend(wrong.into_iter().map(|fault| (path.clone(), fault)));
    }
    Ok((frames, faults))
}
