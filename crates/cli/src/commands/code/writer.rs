//! Hands the coded stories to the output, in order, and problems to standard error.

use super::Head;
use super::job::{Coded, Done};
use crate::output::Sink;
use crate::pool::Consumer;
use crate::problem::Problems;
use crate::progress::Progress;

pub(super) struct Writer {
    sink: Box<dyn Sink>,
    problems: Problems,
    progress: Progress,
    /// Whether the sink has kept anything back.
    is_dirty: bool,
    /// Whether the output shares a terminal with the progress bar, and must not tear it.
    is_on_terminal: bool,
}

impl Writer {
    pub(super) fn new(
        sink: Box<dyn Sink>,
        progress: Progress,
        problems: Problems,
        is_on_terminal: bool,
    ) -> Self {
        // A header waits in the sink from the beginning.
        Writer { sink, problems, progress, is_dirty: true, is_on_terminal }
    }

    /// Completes the output; says whether anything failed.
    pub(super) fn finish(mut self) -> anyhow::Result<bool> {
        let Writer { sink, progress, .. } = &mut self;
        progress.aside(|| sink.finish())?;
        self.progress.finish();
        Ok(self.problems.count() > 0)
    }
}

impl Consumer<Done> for Writer {
    fn take(&mut self, done: Done) -> anyhow::Result<()> {
        let Writer { sink, problems, progress, is_dirty, is_on_terminal } = self;
        if !done.warnings.is_empty() {
            progress.aside(|| done.warnings.iter().for_each(|warning| problems.warning(warning)));
        }
        match done.coded {
            Err(problem) => progress.aside(|| problems.error(&problem)),
            Ok(Coded { story, mentions }) => {
                let story = Head::from(story);
                match is_on_terminal {
                    true => progress.aside(|| sink.write(&story, &mentions))?,
                    false => sink.write(&story, &mentions)?,
                }
                *is_dirty = true;
                progress.story(story.words, mentions.len() as u64, done.position);
            }
        }
        progress.tick();
        Ok(())
    }

    fn idle(&mut self) -> anyhow::Result<()> {
        let Writer { sink, progress, is_dirty, .. } = self;
        if std::mem::take(is_dirty) {
            progress.aside(|| sink.flush())?;
        }
        progress.tick();
        Ok(())
    }
}
