//! The CUSUM statistic: how far the levels left and right of a place are apart.

use std::collections::BTreeMap;

/// The best place for a change within an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Peak {
    /// The interval, half open.
    pub(super) start: usize,
    pub(super) end: usize,
    /// First place of the new level.
    pub(super) at: usize,
    /// Difference of the means, by the square root of the harmonic number of their values.
    pub(super) size: f64,
    /// Whether the new level is the higher one.
    pub(super) rises: bool,
}

/// The statistic over a family of intervals; what depends on their lengths alone is computed once.
pub(super) struct Cusum {
    intervals: Vec<(usize, usize)>,
    least: usize,
    /// By length of the interval: for each place with `least` values on either side, the share of values left of it, and the
    /// factor that makes places comparable.
    weights: BTreeMap<usize, Vec<(f64, f64)>>,
}

impl Cusum {
    pub(super) fn new(intervals: Vec<(usize, usize)>, least: usize) -> Cusum {
        let weights = intervals.iter().map(|(start, end)| end - start).map(|width| {
            let all = width as f64;
            let places = least..(width + 1).saturating_sub(least);
            let weight = |left: usize| {
                let (left, right) = (left as f64, (width - left) as f64);
                (left / all, (all / (left * right)).sqrt())
            };
            (width, places.map(weight).collect())
        });
        Cusum { least, weights: weights.collect(), intervals }
    }

    /// The best place in each interval.
    pub(super) fn peaks(&self, values: &[f64]) -> Vec<Peak> {
        let sums = running(values);
        let peak = |(start, end): (usize, usize)| {
            let all = self.differences(&sums, start, end).enumerate();
            let (at, difference) = all.max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))?;
            let at = start + self.least + at;
            Some(Peak { start, end, at, size: difference.abs(), rises: difference > 0.0 })
        };
        self.intervals.iter().copied().filter_map(peak).collect()
    }

    /// The size of the largest peak.
    pub(super) fn largest(&self, values: &[f64]) -> f64 {
        let sums = running(values);
        let of = |&(start, end): &(usize, usize)| {
            self.differences(&sums, start, end).map(f64::abs).fold(0.0, f64::max)
        };
        self.intervals.iter().map(of).fold(0.0, f64::max)
    }

    fn differences<'s>(
        &'s self,
        sums: &'s [f64],
        start: usize,
        end: usize,
    ) -> impl Iterator<Item = f64> + 's {
        let total = sums[end] - sums[start];
        let weights = self.weights.get(&(end - start)).map_or(&[][..], Vec::as_slice);
        let from = (start + self.least).min(sums.len());
        weights
            .iter()
            .zip(&sums[from..])
            .map(move |(&(share, factor), sum)| (total * share - (sum - sums[start])) * factor)
    }
}

/// Sums of the first none, one, two ... values.
fn running(values: &[f64]) -> Vec<f64> {
    let mut sums = Vec::with_capacity(values.len() + 1);
    let mut sum = 0.0;
    sums.push(sum);
    sums.extend(values.iter().map(|value| {
        sum += value;
        sum
    }));
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_is_where_the_level_changes() {
        let values = [1.0, 1.0, 1.0, 1.0, 4.0, 4.0];
        let cusum = Cusum::new(vec![(0, 6), (0, 3)], 2);
        let found = cusum.peaks(&values);
        let size = 3.0 * (4.0f64 * 2.0 / 6.0).sqrt();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].start, found[0].end, found[0].at, found[0].rises), (0, 6, 4, true));
        assert!((found[0].size - size).abs() < 1e-12 && found[0].size == cusum.largest(&values), "{found:?}");
    }
}
