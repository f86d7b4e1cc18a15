//! Lists what an import does not take, and shows how far it has come.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _};

use detente_ledger::import::{Trouble, Watcher};

use crate::interrupt::Interrupt;
use crate::problem::{Problem, Problems};
use crate::progress::Progress;

/// Lines that are named for each reason on a terminal.
const LINES_NAMED: usize = 5;

/// Follows the import of one file.
pub(super) struct Watch<'w> {
    name: &'w str,
    problems: Problems,
    progress: Progress,
    interrupt: &'w Interrupt,
    /// On a terminal, a hundred thousand lines help nobody: reasons are summed up there.
    is_summed: bool,
    reasons: BTreeMap<String, (u64, Vec<u64>)>,
}

impl<'w> Watch<'w> {
    pub(super) fn new(
        name: &'w str,
        length: Option<u64>,
        is_quiet: bool,
        interrupt: &'w Interrupt,
    ) -> Watch<'w> {
        Watch {
            name,
            problems: Problems::new(is_quiet),
            progress: Progress::new(length, is_quiet),
            interrupt,
            is_summed: io::stderr().is_terminal(),
            reasons: BTreeMap::new(),
        }
    }

    /// Says what is wrong with the file as a whole.
    pub(super) fn error(&mut self, message: String) {
        self.sum_up();
        let Watch { problems, progress, .. } = self;
        progress.aside(|| problems.error(&Problem::new(message)));
    }

    /// Says what is odd about the file as a whole.
    pub(super) fn warning(&mut self, message: String) {
        self.sum_up();
        let Watch { problems, progress, .. } = self;
        progress.aside(|| problems.warning(&Problem::new(message)));
    }

    fn sum_up(&mut self) {
        for (reason, (count, lines)) in std::mem::take(&mut self.reasons) {
            let lines: Vec<_> = lines.iter().map(ToString::to_string).collect();
            let more = if count > lines.len() as u64 { ", …" } else { "" };
            let message = format!("{}: {count} rows: {reason} (lines {}{more})", self.name, lines.join(", "));
            let Watch { problems, progress, .. } = self;
            progress.aside(|| problems.warning(&Problem::new(message)));
        }
    }
}

impl Watcher for Watch<'_> {
    fn trouble(&mut self, line: u64, trouble: &Trouble) {
        let (reason, is_error) = match trouble {
            Trouble::Refused(reason) => (reason, false),
            Trouble::Malformed(reason) => (reason, true),
        };
        if self.is_summed {
            let (count, lines) = self.reasons.entry(reason.clone()).or_default();
            *count += 1;
            if lines.len() < LINES_NAMED {
                lines.push(line);
            }
            return;
        }
        let problem = Problem::new(format!("{}, line {line}: {reason}", self.name)).at(Some(line));
        let Watch { problems, progress, .. } = self;
        progress.aside(|| if is_error { problems.error(&problem) } else { problems.warning(&problem) });
    }

    fn progress(&mut self, bytes: u64, rows: u64) -> bool {
        self.progress.rows(bytes, rows);
        !self.interrupt.is_asked()
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        self.sum_up();
    }
}
