//! The family of intervals in which a change is sought.

/// Of intervals of a year and less there are all: a war of some weeks has an interval that ends with it.
const DENSE_WEEKS: usize = 52;
/// Each layer's intervals are shorter than those of the layer before by this factor.
const DECAY: f64 = std::f64::consts::SQRT_2;

/// Seeded intervals (Kovács et al. 2023, definition 1) of `0..length`, half open, none shorter than `least`: in each layer of one
/// length, every interval overlaps the next by half at least, so that every change has one that holds it near its middle.
pub(super) fn seeded(length: usize, least: usize) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    let mut width = length as f64;
    while width >= least as f64 && width >= 1.0 {
        let whole = width as usize;
        let seeded = (2.0 * length as f64 / width).ceil() as usize - 1;
        let steps = if whole <= DENSE_WEEKS { length - whole + 1 } else { seeded };
        let shift = (length - whole) as f64 / (steps.max(2) - 1) as f64;
        for step in 0..steps {
            let start = ((step as f64 * shift) as usize).min(length - whole);
            all.push((start, start + whole));
        }
        width /= DECAY;
    }
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_whole_is_one_of_them_and_nothing_is_too_short() {
        assert_eq!(seeded(0, 8), []);
        assert_eq!(seeded(7, 8), []);
        assert_eq!(seeded(8, 8), [(0, 8)]);
        assert_eq!(seeded(10, 8), [(0, 10)]);
        assert_eq!(seeded(12, 8), [(0, 8), (0, 12), (1, 9), (2, 10), (3, 11), (4, 12)]);
    }

    proptest! {
        #[test]
        fn every_place_is_well_inside_of_one(length in 16usize..300, place in 0.0..1.0f64) {
            let all = seeded(length, 8);
            prop_assert!(all.iter().all(|&(start, end)| end - start >= 8 && end <= length));
            let place = 4 + ((length - 7) as f64 * place) as usize;
            // A layer of 16 to 23 has every place in the middle half of an interval, which leaves 4 on either side.
            let near = |&(start, end): &(usize, usize)| place >= start + 4 && place + 4 <= end && end - start <= 23;
            prop_assert!(all.iter().any(near), "{place} of {length}");
        }
    }
}
