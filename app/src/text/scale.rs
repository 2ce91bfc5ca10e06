//! Round numbers for the axes of a chart.

/// The smallest round number that is not below `max`: one or two digits and zeros.
pub(crate) fn ceiling(max: u64) -> u64 {
    if max <= 10 {
        return max.max(1);
    }
    let mut unit: u64 = 1;
    loop {
        for factor in [10, 12, 15, 20, 25, 30, 40, 50, 60, 80] {
            let top = unit.saturating_mul(factor);
            if top >= max {
                return top;
            }
        }
        unit = unit.saturating_mul(10);
    }
}

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

const STEPS: [i64; 22] = [
    1,
    10,
    100,
    1_000,
    5_000,
    15_000,
    30_000,
    MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
];

/// The time marks of an axis from `from` to `until`: a step and the marks, at most `most` of them. They lie at
/// round times of a clock that is `offset` milliseconds ahead of UTC.
pub(crate) fn time_marks(from: i64, until: i64, offset: i64, most: i64) -> (i64, Vec<i64>) {
    let length = (until - from).max(1);
    let step = STEPS.into_iter().find(|step| length / step < most).unwrap_or_else(|| {
        // Months and years: whole multiples of 30 days.
        (length / most / (30 * DAY) + 1) * 30 * DAY
    });
    let first = (from + offset + step - 1).div_euclid(step) * step - offset;
    (step, (0..=most).map(|index| first + index * step).filter(|mark| *mark <= until).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tops_are_round() {
        for (max, top) in
            [(0, 1), (1, 1), (3, 3), (11, 12), (53, 60), (201, 250), (1_000, 1_000), (u64::MAX, u64::MAX)]
        {
            assert_eq!(ceiling(max), top);
        }
    }

    #[test]
    fn marks_lie_at_round_local_times() {
        // Two days in a zone one hour ahead.
        let (step, marks) = time_marks(0, 2 * DAY, HOUR, 8);
        assert_eq!(step, 12 * HOUR);
        assert_eq!(marks, [11 * HOUR, 23 * HOUR, 35 * HOUR, 47 * HOUR]);
    }

    #[test]
    fn never_more_than_wanted() {
        for length in [1, 50, 999, MINUTE, 7 * HOUR, 40 * DAY, 20_000 * DAY] {
            let (_, marks) = time_marks(12_345, 12_345 + length, 0, 8);
            assert!(marks.len() <= 9, "{length}: {}", marks.len());
        }
    }
}
