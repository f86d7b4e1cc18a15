//! The progress bar: on standard error, for people, once the work takes longer than a second.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Work that is done sooner needs no bar.
const DELAY: Duration = Duration::from_secs(1);

/// Shows how far the work has come.
#[derive(Debug)]
pub(crate) struct Progress {
    began: Instant,
    /// Bytes of all inputs, where they are known.
    total: Option<u64>,
    is_wanted: bool,
    bar: Option<ProgressBar>,
    stories: u64,
    words: u64,
    events: u64,
}

impl Progress {
    /// `total` is the number of bytes to be read, where it is known.
    pub(crate) fn new(total: Option<u64>, is_quiet: bool) -> Self {
        let is_wanted = !is_quiet && io::stderr().is_terminal();
        Progress { began: Instant::now(), total, is_wanted, bar: None, stories: 0, words: 0, events: 0 }
    }

    /// A story is done; `position` bytes of the input had been read when it was begun.
    pub(crate) fn story(&mut self, words: u64, events: u64, position: u64) {
        self.stories += 1;
        self.words += words;
        self.events += events;
        if let Some(bar) = &self.bar {
            bar.set_position(position.min(self.total.unwrap_or(u64::MAX)));
        }
    }

    /// So many bytes and rows of a table are done.
    pub(crate) fn rows(&mut self, position: u64, rows: u64) {
        if !self.is_wanted || self.began.elapsed() < DELAY {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| begin(self.total, self.began.elapsed()));
        bar.set_position(position.min(self.total.unwrap_or(u64::MAX)));
        bar.set_message(format!("{rows} rows, {} rows/s", per_second(rows, self.began.elapsed())));
        bar.tick();
    }

    /// Draws the bar anew, and puts it up when it is time.
    pub(crate) fn tick(&mut self) {
        if !self.is_wanted || self.began.elapsed() < DELAY {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| begin(self.total, self.began.elapsed()));
        let rate = per_second(self.words, self.began.elapsed());
        bar.set_message(format!("{} stories, {} words/s", self.stories, rate));
        bar.tick();
    }

    /// Writes something to the terminal without tearing the bar.
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the bar away and says what was done, where there was a bar.
    pub(crate) fn finish(&mut self) {
        let Some(bar) = self.bar.take() else { return };
        bar.finish_and_clear();
        let seconds = self.began.elapsed();
        let line = format!(
            "{} stories, {} words, {} events in {:.1} s ({} words/s)\n",
            self.stories,
            self.words,
            self.events,
            seconds.as_secs_f64(),
            per_second(self.words, seconds)
        );
        // A bar that can't be written is nobody's loss.
        let _ = io::stderr().write_all(line.as_bytes());
    }
}

impl Drop for Progress {
    /// An error message should not stand behind half a bar.
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn begin(total: Option<u64>, elapsed: Duration) -> ProgressBar {
    let (bar, template) = match total {
        Some(total) => (ProgressBar::new(total), "{bar:30} {percent:>3} %  {msg}, {eta} left"),
        None => (ProgressBar::new_spinner(), "{spinner} {msg}, {elapsed}"),
    };
    // The template is fixed, so it can't be wrong; without it the bar is only plainer.
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.with_elapsed(elapsed)
}

fn per_second(count: u64, time: Duration) -> u64 {
    let seconds = time.as_secs_f64();
    if seconds > 0.0 { (count as f64 / seconds) as u64 } else { 0 }
}
