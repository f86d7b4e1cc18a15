//! One file a command.

pub(crate) mod actor;
pub(crate) mod agreements;
pub(crate) mod code;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod ingest;
pub(crate) mod lists;
pub(crate) mod place;
pub(crate) mod relate;
pub(crate) mod resets;
pub(crate) mod retract;
pub(crate) mod series;
pub(crate) mod when;
pub(crate) mod world;

/// How many threads a command works on.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct Jobs {
    /// Threads to work on; as many as the machine has cores by default. The output does not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
}

impl Jobs {
    pub(crate) fn count(self) -> usize {
        self.jobs.map_or_else(crate::pool::usual_jobs, usize::from)
    }
}

/// The question in the arguments; `None` where standard input is to be read.
fn asked(words: Option<&str>) -> Option<&str> {
    words.filter(|&words| words != detente_document::STANDARD_INPUT)
}
