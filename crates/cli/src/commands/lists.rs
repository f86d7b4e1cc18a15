//! `--actors FILE`: the user's own actors.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use detente_world::{ActorList, Actors, ListFault};

use crate::failure::Failure;
use crate::problem::{Problem, Problems};

/// The user's lists of actors.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Lists {
    /// A list of actors or agents of your own: TOML, CSV, or a dictionary of TABARI, PETRARCH or Phoenix; may be given more
    /// than once. Its entries win over the built-in ones
    #[arg(long = "actors", value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Lists {
    /// Reads the lists, and the actors that are built in.
    ///
    /// # Errors
    /// If a file can't be read, or has a fault; all faults are said first.
    pub(crate) fn load(&self) -> Result<Actors, Failure> {
        let mut lists = Vec::with_capacity(self.files.len());
        let mut problems = Problems::new(false);
        for path in &self.files {
            let (list, faults) = read(path)?;
            faults.iter().for_each(|fault| problems.error(&Problem::new(fault.to_string())));
            lists.push(list);
        }
        match problems.count() {
            0 => Ok(Actors::with_lists(&lists)),
            count => {
                let faults = if count == 1 { "fault" } else { "faults" };
                Err(anyhow::anyhow!("{count} {faults} in --actors; nothing was done").into())
            }
        }
    }
}

/// Reads a list, and what is wrong in it.
pub(super) fn read(path: &Path) -> Result<(ActorList, Vec<ListFault>), Failure> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).with_context(|| format!("{name} can't be read"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        anyhow::anyhow!("{name}:{line}: bytes that are no UTF-8; UTF-8 was expected")
    })?;
    Ok(ActorList::read(&name, &text))
}
