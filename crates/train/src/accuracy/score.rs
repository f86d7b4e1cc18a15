//! Precision, recall and F1.

use serde::Serialize;

/// Counts of what was found, with the figures that follow from them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Score {
    /// Share of what was said that is right.
    pub precision: f64,
    /// Share of what is right that was said.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// What is right and was said.
    pub right: usize,
    /// All that was said.
    pub said: usize,
    /// All that is right.
    pub gold: usize,
}

impl Score {
    /// From counts; a share of nothing is 0.
    pub fn new(right: usize, said: usize, gold: usize) -> Score {
        // With counts, the harmonic mean of both shares is this.
        let f1 = share(2 * right, said + gold);
        Score { precision: share(right, said), recall: share(right, gold), f1, right, said, gold }
    }
}

/// `part` of `whole`, to four places; 0 where there is nothing.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { rounded(part as f64 / whole as f64) }
}

/// To four places, as figures are printed.
pub(super) fn rounded(figure: f64) -> f64 {
    (figure * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_become_figures() {
        let score = Score::new(3, 4, 6);
        assert_eq!((score.precision, score.recall, score.f1), (0.75, 0.5, 0.6));
        assert_eq!(Score::new(0, 0, 0).f1, 0.0);
    }
}
