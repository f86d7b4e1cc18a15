//! Resets: where the level of a dyad's series changes for good or for a while.
//!
//! The series is the sum of scores by week. Sums have heavy tails (a war's week has a hundred times the score of a quiet one),
//! so the change is sought in `asinh(sum / median |sum|)`, which is linear near zero and logarithmic far from it. Changes of
//! level are found by seeded binary segmentation (Kovács, Li, Bühlmann and Munk, Biometrika 110, 2023): the CUSUM
//! statistic over a fixed family of intervals of all lengths, and of the intervals that exceed a threshold the shortest ones
//! first (narrowest over threshold: Baranowski, Chen and Fryzlewicz, JRSS B 81, 2019), so that a short war is as visible as a long
//! peace.
//!
//! The threshold is the dyad's own: the same weeks in random order have no change, and the largest statistic of hundreds of such
//! shuffles shows what chance brings forth. Neighbouring weeks of real series are alike, which shuffling takes away; so the
//! probability says that the weeks' order is no chance, not that the future will be another.

mod intervals;
mod statistic;

use crate::series::{Series, Step};
use jiff::civil::Date;
use serde::Serialize;
use statistic::{Cusum, Peak};

/// For better or for worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Relations turn for better: the sum of scores rises.
    Thaw,
    /// Relations turn for worse.
    Chill,
}

/// A change of level in a dyad's series.
#[derive(Debug, Clone, PartialEq)]
pub struct Reset {
    /// First day of the first week on the new level.
    pub date: Date,
    /// Whether it is for better or for worse.
    pub direction: Direction,
    /// Mean sum of scores a week before, in the interval in which the change was found.
    pub before: f64,
    /// The same after.
    pub after: f64,
    /// One less the share of shuffled series with a change as large, 0 to 1.
    pub probability: f64,
}

/// How to seek resets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Weeks that a level lasts at least.
    pub least_weeks: usize,
    /// Shuffled series that the threshold is drawn from.
    pub shuffles: usize,
    /// Largest share of shuffled series that show a change as large.
    pub false_alarms: f64,
    /// Seed of the shuffles.
    pub seed: u64,
}

impl Default for Options {
    /// One false alarm in a hundred series without any change, of 199 shuffles.
    fn default() -> Self {
        Options { least_weeks: 4, shuffles: 199, false_alarms: 0.01, seed: 1 }
    }
}

/// Weeks with an event that a series needs at least: in fewer, no order is beyond chance.
const LEAST_KNOWN: usize = 16;

/// The resets of a weekly series, in the order of time. A series by another step, or with too few weeks that hold an event, has none.
///
/// ```
/// # use detente_relations::{Options, Series, Step, resets};
/// let series = Series::of(&[], Step::Week, None, None);
/// assert!(resets(&series, &Options::default()).is_empty());
/// ```
pub fn resets(series: &Series, options: &Options) -> Vec<Reset> {
    let sums: Vec<f64> = series.points.iter().map(|p| p.sum).collect();
    let known = series.points.iter().filter(|p| p.count() > 0).count();
    if series.step != Step::Week || known < LEAST_KNOWN {
        return Vec::new();
    }
    let reset = |found: &Found| {
        let level = |from: usize, to: usize| sums[from..to].iter().sum::<f64>() / (to - from) as f64;
        let Peak { start, at, end, .. } = found.peak;
        Reset {
            date: series.points[at].from,
            direction: if found.peak.rises { Direction::Thaw } else { Direction::Chill },
            before: level(start, at),
            after: level(at, end),
            probability: found.probability,
        }
    };
    changes(&levelled(&sums), options).iter().map(reset).collect()
}

/// The sums on a scale that is linear near zero and logarithmic far from it.
fn levelled(sums: &[f64]) -> Vec<f64> {
    let mut known: Vec<f64> = sums.iter().map(|s| s.abs()).filter(|s| *s > 0.0).collect();
    known.sort_by(f64::total_cmp);
    let scale = known.get(known.len() / 2).copied().unwrap_or(0.0);
    sums.iter().map(|s| if scale > 0.0 { (s / scale).asinh() } else { 0.0 }).collect()
}

/// A change with its probability.
struct Found {
    peak: Peak,
    probability: f64,
}

fn changes(values: &[f64], options: &Options) -> Vec<Found> {
    let least = options.least_weeks.max(1);
    let cusum = Cusum::new(intervals::seeded(values.len(), 2 * least), least);
    let mut found = cusum.peaks(values);
    let largest = found.iter().map(|p| p.size).fold(0.0, f64::max);
    let Some(by_chance) = shuffled_maxima(values, &cusum, largest, options) else { return Vec::new() };
    let probability = |size: f64| {
        let as_large = by_chance.len() - by_chance.partition_point(|&c| c < size);
        (1 + as_large) as f64 / (1 + by_chance.len()) as f64
    };
    found.retain(|p| p.size > 0.0 && probability(p.size) <= options.false_alarms);
    // The narrowest first; of equals the largest, then the earliest.
    found.sort_by(|a, b| {
        let width = |p: &Peak| p.end - p.start;
        width(a).cmp(&width(b)).then(b.size.total_cmp(&a.size)).then(a.at.cmp(&b.at))
    });
    let mut kept: Vec<Peak> = Vec::new();
    for peak in found {
        // An interval that holds a change already found would find it again.
        if !kept.iter().any(|k| peak.start < k.at && k.at < peak.end) {
            kept.push(peak);
        }
    }
    kept.sort_by_key(|p| p.at);
    kept.into_iter().map(|peak| Found { probability: 1.0 - probability(peak.size), peak }).collect()
}

/// The largest statistic of each of the shuffled series, in ascending order; `None` as soon as too many of them are as large as
/// `largest` for that to be beyond chance.
fn shuffled_maxima(values: &[f64], cusum: &Cusum, largest: f64, options: &Options) -> Option<Vec<f64>> {
    let mut random = fastrand::Rng::with_seed(options.seed);
    let mut shuffled = values.to_vec();
    let mut maxima = Vec::with_capacity(options.shuffles);
    let mut as_large = 0;
    for _ in 0..options.shuffles {
        random.shuffle(&mut shuffled);
        let by_chance = cusum.largest(&shuffled);
        as_large += usize::from(by_chance >= largest);
        if (1 + as_large) as f64 > options.false_alarms * (1 + options.shuffles) as f64 {
            return None;
        }
        maxima.push(by_chance);
    }
    maxima.sort_by(f64::total_cmp);
    Some(maxima)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::Point;
    use jiff::{ToSpan as _, civil::date};
    use proptest::prelude::*;

    /// A weekly series of sums, each of one event.
    fn series(sums: &[f64]) -> Series {
        let first = date(1990, 1, 1);
        let point = |(week, &sum): (usize, &f64)| {
            let from = first.saturating_add((week as i64).weeks());
            Point { from, to: from.saturating_add(6.days()), by_quad: [1, 0, 0, 0], sum }
        };
        Series { step: Step::Week, points: sums.iter().enumerate().map(point).collect() }
    }

    /// Noise from -1 to 1 around the levels, each with its number of weeks.
    fn noisy(levels: &[(f64, usize)], seed: u64) -> Vec<f64> {
        let mut random = fastrand::Rng::with_seed(seed);
        let level = |&(level, weeks): &(f64, usize)| vec![level; weeks];
        levels.iter().flat_map(level).map(|l| l + 2.0 * random.f64() - 1.0).collect()
    }

    #[test]
    fn a_short_war_is_found_with_its_end() {
        let sums = noisy(&[(2.0, 80), (-60.0, 5), (2.0, 80)], 7);
        let found = resets(&series(&sums), &Options::default());
        let places: Vec<(Date, Direction)> = found.iter().map(|r| (r.date, r.direction)).collect();
        let week = |n: i64| date(1990, 1, 1).saturating_add(n.weeks());
        assert_eq!(places, [(week(80), Direction::Chill), (week(85), Direction::Thaw)]);
        assert!(found[0].before > 0.0 && found[0].after < -50.0, "{found:?}");
        assert!(found.iter().all(|r| r.probability >= 0.99), "{found:?}");
    }

    #[test]
    fn few_series_without_a_change_show_one() {
        let mut random = fastrand::Rng::with_seed(2000);
        let alarms = (0..400).filter(|_| {
            let sums = noisy(&[(0.0, 120)], random.u64(..));
            !resets(&series(&sums), &Options { seed: random.u64(..), ..Options::default() }).is_empty()
        });
        // 4 are asked for; less than 1 in 1000 sets of 400 series would have 12.
        assert!(alarms.count() < 12);
    }

    #[test]
    fn lone_outliers_are_no_change_of_level() {
        let mut sums = noisy(&[(0.0, 120)], 3);
        (0..6).for_each(|n| sums[n * 19 + 7] = -40.0);
        assert_eq!(resets(&series(&sums), &Options::default()), []);
    }

    #[test]
    fn a_level_series_has_none() {
        assert!(resets(&series(&[3.0; 200]), &Options::default()).is_empty());
        assert!(resets(&series(&[0.0; 200]), &Options::default()).is_empty());
    }

    proptest! {
        #[test]
        fn resets_are_in_order_and_levels_last(sums in prop::collection::vec(-1e6..1e6f64, 0..60)) {
            let options = Options { shuffles: 19, false_alarms: 0.2, ..Options::default() };
            let found = changes(&levelled(&sums), &options);
            let places: Vec<usize> = found.iter().map(|f| f.peak.at).collect();
            prop_assert!(places.windows(2).all(|w| w[0] < w[1]));
            for f in &found {
                prop_assert!(f.peak.at - f.peak.start >= 4 && f.peak.end - f.peak.at >= 4);
                prop_assert!((0.0..1.0).contains(&f.probability));
            }
        }
    }
}
