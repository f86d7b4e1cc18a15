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
    /// By length of the interval.
    weights: BTreeMap<usize, Weights>,
}

/// For each place with `least` values on either side. Two lists, so that the processor can take several places at once.
struct Weights {
    /// The share of values left of it.
    shares: Vec<f64>,
    /// What makes places comparable.
    factors: Vec<f64>,
}

/// Places that are taken at once.
const LANES: usize = 8;

impl Cusum {
    pub(super) fn new(intervals: Vec<(usize, usize)>, least: usize) -> Cusum {
        let weights = intervals.iter().map(|(start, end)| end - start).map(|width| {
            let all = width as f64;
            let places = least..(width + 1).saturating_sub(least);
            let factor = |left: usize| (all / (left as f64 * (width - left) as f64)).sqrt();
            let shares = places.clone().map(|left| left as f64 / all).collect();
            (width, Weights { shares, factors: places.map(factor).collect() })
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
        let mut largest = [0.0f64; LANES];
        for &(start, end) in &self.intervals {
            let Some((weights, sums, first, total)) = self.window(&sums, start, end) else { continue };
            let size = |share: f64, factor: f64, sum: f64| ((total * share - (sum - first)) * factor).abs();
            let (shares, shares_left) = weights.shares.as_chunks::<LANES>();
            let (factors, factors_left) = weights.factors.as_chunks::<LANES>();
            let (sums, sums_left) = sums.as_chunks::<LANES>();
            for ((share, factor), sum) in shares.iter().zip(factors).zip(sums) {
                for lane in 0..LANES {
                    let size = size(share[lane], factor[lane], sum[lane]);
                    // `f64::max` cares for values that are no number, which costs much and of which there are none.
                    largest[lane] = if size > largest[lane] { size } else { largest[lane] };
                }
            }
            for ((share, factor), sum) in shares_left.iter().zip(factors_left).zip(sums_left) {
                largest[0] = largest[0].max(size(*share, *factor, *sum));
            }
        }
        largest.into_iter().fold(0.0, f64::max)
    }

    fn differences<'s>(
        &'s self,
        sums: &'s [f64],
        start: usize,
        end: usize,
    ) -> impl Iterator<Item = f64> + 's {
        let window = self.window(sums, start, end).into_iter();
        window.flat_map(|(weights, sums, first, total)| {
            let places = weights.shares.iter().zip(&weights.factors).zip(sums);
            places.map(move |((share, factor), sum)| (total * share - (sum - first)) * factor)
        })
    }

    /// The weights of an interval, the running sums at its places, that at its start, and the sum of its values.
    fn window<'s>(
        &'s self,
        sums: &'s [f64],
        start: usize,
        end: usize,
    ) -> Option<(&'s Weights, &'s [f64], f64, f64)> {
        let weights = self.weights.get(&(end - start))?;
        let from = start + self.least;
        let places = sums.get(from..from + weights.shares.len())?;
        Some((weights, places, sums[start], sums[end] - sums[start]))
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
