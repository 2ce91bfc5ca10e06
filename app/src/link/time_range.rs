//! A time range as people say it.

use argus_domain::{
    TimeExpr, Timestamp,
    time_expr::{Anchor, Step, Unit},
};
use jiff::tz::{Offset, TimeZone};

/// From and to, as they stand in criteria and in the URL. Without a beginning it reaches back to the first event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TimeRange {
    pub(crate) from: Option<TimeExpr>,
    pub(crate) to: Option<TimeExpr>,
}

/// What stands for "no bound" in the URL.
const EVER: &str = "ever";

impl TimeRange {
    pub(crate) const EVER: Self = Self { from: None, to: None };

    /// The last so many units.
    pub(crate) fn last(amount: i32, unit: Unit) -> Self {
        Self { from: Some(TimeExpr::ago(amount, unit)), to: Some(TimeExpr::NOW) }
    }

    pub(crate) fn between(from: Timestamp, to: Timestamp) -> Self {
        Self { from: Some(TimeExpr::At(from)), to: Some(TimeExpr::At(to)) }
    }

    pub(crate) fn today() -> Self {
        let from = TimeExpr::Relative { anchor: Anchor::StartOf(Unit::Day), steps: Vec::new() };
        Self { from: Some(from), to: Some(TimeExpr::NOW) }
    }

    pub(crate) fn yesterday() -> Self {
        let day = |anchor: fn(Unit) -> Anchor| TimeExpr::Relative {
            anchor: anchor(Unit::Day),
            steps: vec![Step { amount: -1, unit: Unit::Day }],
        };
        Self { from: Some(day(Anchor::StartOf)), to: Some(day(Anchor::EndOf)) }
    }

    /// What the picker offers.
    pub(crate) fn presets() -> Vec<Self> {
        vec![
            Self::last(15, Unit::Minute),
            Self::last(1, Unit::Hour),
            Self::last(4, Unit::Hour),
            Self::last(24, Unit::Hour),
            Self::last(2, Unit::Day),
            Self::last(7, Unit::Day),
            Self::last(30, Unit::Day),
            Self::today(),
            Self::yesterday(),
            Self::EVER,
        ]
    }

    /// `Last 2 days`, `Today`, `All time`, `20 Nov 10:00 to 11:30`. The browser knows how the viewer reads
    /// absolute times.
    pub(crate) fn in_words(
        &self,
        absolute: fn(Timestamp) -> String,
        between: fn(Timestamp, Timestamp) -> String,
    ) -> String {
        if let (Some(TimeExpr::At(from)), Some(TimeExpr::At(to))) = (&self.from, &self.to) {
            return between(*from, *to);
        }
        if *self == Self::EVER {
            return "All time".to_owned();
        }
        if *self == Self::today() {
            return "Today".to_owned();
        }
        if *self == Self::yesterday() {
            return "Yesterday".to_owned();
        }
        let until_now = self.to == Some(TimeExpr::NOW);
        if let Some(TimeExpr::Relative { anchor: Anchor::Now, steps }) = &self.from
            && until_now
            && let [Step { amount: amount @ ..0, unit }] = steps[..]
        {
            return match amount.unsigned_abs() {
                1 => format!("Last {}", unit.name()),
                amount => format!("Last {amount} {}s", unit.name()),
            };
        }
        let side = |time: &Option<TimeExpr>, open: &str| match time {
            None => open.to_owned(),
            Some(TimeExpr::At(at)) => absolute(*at),
            Some(other) => other.to_string(),
        };
        let from = side(&self.from, "the beginning");
        if until_now { format!("Since {from}") } else { format!("{from} to {}", side(&self.to, "the end")) }
    }

    /// Whether it means other times as time goes on.
    pub(crate) fn moves(&self) -> bool {
        [&self.from, &self.to].into_iter().any(|side| matches!(side, Some(TimeExpr::Relative { .. })))
    }

    /// Whether it ends before it begins, wherever on earth its days are counted: the server counts them in the
    /// zone of the person's account, which the browser does not have the rules of.
    pub(crate) fn is_reversed(&self, now: Timestamp) -> bool {
        let (Some(from), Some(to)) = (&self.from, &self.to) else { return false };
        (-12..=14).all(|hours| {
            let zone = TimeZone::fixed(Offset::constant(hours));
            let at = |time: &TimeExpr| time.resolve(now, &zone).ok();
            at(from).zip(at(to)).is_some_and(|(from, to)| from > to)
        })
    }

    /// Reads one side of the URL or of the picker. Empty or `ever` is "no bound".
    pub(crate) fn read_side(text: &str) -> Result<Option<TimeExpr>, String> {
        match text.trim() {
            "" | EVER => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|error: argus_domain::time_expr::TimeExprError| format!("“{text}” {error}")),
        }
    }

    /// One side for the URL or the picker; absolute times readable.
    pub(crate) fn write_side(side: &Option<TimeExpr>) -> String {
        match side {
            None => EVER.to_owned(),
            Some(TimeExpr::At(at)) => at.to_string(),
            Some(other) => other.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_it_in_words() {
        let at = |millis| Timestamp::from_millis(millis).unwrap();
        let words = |range: &TimeRange| {
            range.in_words(
                |at| at.millis().to_string(),
                |from, to| format!("{} to {}", from.millis(), to.millis()),
            )
        };
        let said: Vec<String> = TimeRange::presets().iter().map(words).collect();
        assert_eq!(
            said,
            [
                "Last 15 minutes",
                "Last hour",
                "Last 4 hours",
                "Last 24 hours",
                "Last 2 days",
                "Last 7 days",
                "Last 30 days",
                "Today",
                "Yesterday",
                "All time",
            ]
        );
        assert_eq!(words(&TimeRange::between(at(5), at(9))), "5 to 9");
        let since = TimeRange { from: Some(TimeExpr::At(at(5))), to: Some(TimeExpr::NOW) };
        assert_eq!(words(&since), "Since 5");
        let odd = TimeRange { from: "-2days-1hour".parse().ok(), to: None };
        assert_eq!(words(&odd), "-2days-1hour to the end");
    }

    #[test]
    fn sides_return() {
        for range in TimeRange::presets() {
            for side in [&range.from, &range.to] {
                assert_eq!(TimeRange::read_side(&TimeRange::write_side(side)).as_ref(), Ok(side));
            }
        }
        let error = TimeRange::read_side("last week").unwrap_err();
        assert!(error.starts_with("“last week” is not a time"), "{error}");
    }

    #[test]
    fn only_relative_times_move() {
        let at = Timestamp::from_millis(5);
        assert!(TimeRange::last(1, Unit::Day).moves());
        assert!(TimeRange { from: at.map(TimeExpr::At), to: Some(TimeExpr::NOW) }.moves());
        assert!(!TimeRange::EVER.moves());
        assert!(!TimeRange { from: at.map(TimeExpr::At), to: None }.moves());
    }

    #[test]
    fn the_wrong_way_round_is_seen() {
        let now = Timestamp::from_millis(1_700_000_000_000).unwrap();
        let reversed = |from: &str, to: &str| {
            let side = |text: &str| TimeRange::read_side(text).unwrap();
            TimeRange { from: side(from), to: side(to) }.is_reversed(now)
        };
        assert!(reversed("now", "-2days"));
        assert!(reversed("2026-01-02", "2026-01-01"));
        assert!(reversed("endOfYear", "startOfYear"));
        assert!(!reversed("-2days", "now"));
        assert!(!reversed("now", "now"));
        assert!(!reversed("now", "ever"));
        // Somewhere the day has begun less than ten hours ago.
        assert!(!reversed("-10hours", "startOfDay"));
        assert!(TimeRange::presets().iter().all(|range| !range.is_reversed(now)));
    }
}
