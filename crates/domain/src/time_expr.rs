//! Flexible time values, as the reference API takes them (section 4.1).

use crate::Timestamp;
use jiff::{Span, ToSpan, Zoned, civil::Weekday, tz::TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A time as people and programs write it: absolute, or relative to the moment it is resolved.
///
/// * epoch milliseconds, as a number or as digits: `1567288800000`
/// * ISO 8601 in UTC: `2020-01-01T00:00:00Z`, `2020-01-01`
/// * `now`, `startOfDay`, `endOfMonth`, … (minute, hour, day, week, month, year), each with any number of
///   steps: `-2days`, `now - 1 month`, `startOfDay-1d+8h`. Blanks do not matter, nor does case, except that
///   `m` is a minute and `M` a month.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TimeExpr {
    At(Timestamp),
    Relative { anchor: Anchor, steps: Vec<Step> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    Now,
    StartOf(Unit),
    EndOf(Unit),
}

/// So many units later, or earlier when negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    pub amount: i32,
    pub unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeExprError {
    #[error(
        "is not a time: give milliseconds since 1970, ISO 8601 in UTC (2020-01-01T00:00:00Z), or a relative time (-2days, now - 1 month, startOfDay)"
    )]
    NotATime,
    #[error("must be in UTC: write it with a Z at the end")]
    NotUtc,
    #[error("lies outside the years 1970 to 2248")]
    OutOfRange,
}

impl TimeExpr {
    pub const NOW: Self = Self::Relative { anchor: Anchor::Now, steps: Vec::new() };

    /// So many units before now.
    pub fn ago(amount: i32, unit: Unit) -> Self {
        Self::Relative { anchor: Anchor::Now, steps: vec![Step { amount: -amount, unit }] }
    }

    /// The point in time meant, for somebody who asks at `now` and lives in `zone`.
    ///
    /// Days, weeks, months and years are calendar steps in that zone, clamped to a month's last day; weeks
    /// begin on Monday.
    pub fn resolve(&self, now: Timestamp, zone: &TimeZone) -> Result<Timestamp, TimeExprError> {
        let (anchor, steps) = match self {
            Self::At(timestamp) => return Ok(*timestamp),
            Self::Relative { anchor, steps } => (anchor, steps),
        };
        let now = jiff::Timestamp::from_millisecond(now.millis())
            .map_err(|_| TimeExprError::OutOfRange)?
            .to_zoned(zone.clone());
        let mut time = match *anchor {
            Anchor::Now => now,
            Anchor::StartOf(unit) => start_of(&now, unit).map_err(|_| TimeExprError::OutOfRange)?,
            Anchor::EndOf(unit) => start_of(&now, unit)
                .and_then(|start| start.checked_add(unit.span(1)?))
                .and_then(|next| next.checked_sub(1.millisecond()))
                .map_err(|_| TimeExprError::OutOfRange)?,
        };
        for step in steps {
            time = step
                .unit
                .span(step.amount)
                .and_then(|span| time.checked_add(span))
                .map_err(|_| TimeExprError::OutOfRange)?;
        }
        Timestamp::from_millis(time.timestamp().as_millisecond()).ok_or(TimeExprError::OutOfRange)
    }
}

fn start_of(time: &Zoned, unit: Unit) -> Result<Zoned, jiff::Error> {
    let midnight = |time: &Zoned| time.start_of_day();
    match unit {
        Unit::Second => {
            time.round(jiff::ZonedRound::new().smallest(jiff::Unit::Second).mode(jiff::RoundMode::Trunc))
        }
        Unit::Minute => {
            time.round(jiff::ZonedRound::new().smallest(jiff::Unit::Minute).mode(jiff::RoundMode::Trunc))
        }
        Unit::Hour => {
            time.round(jiff::ZonedRound::new().smallest(jiff::Unit::Hour).mode(jiff::RoundMode::Trunc))
        }
        Unit::Day => midnight(time),
        Unit::Week => {
            let days = time.weekday().since(Weekday::Monday);
            midnight(&time.checked_sub(Span::new().try_days(i64::from(days))?)?)
        }
        Unit::Month => midnight(&time.first_of_month()?),
        Unit::Year => midnight(&time.first_of_year()?),
    }
}

impl Unit {
    fn span(self, amount: i32) -> Result<Span, jiff::Error> {
        let span = Span::new();
        match self {
            Self::Second => span.try_seconds(amount),
            Self::Minute => span.try_minutes(amount),
            Self::Hour => span.try_hours(amount),
            Self::Day => span.try_days(amount),
            Self::Week => span.try_weeks(amount),
            Self::Month => span.try_months(amount),
            Self::Year => span.try_years(amount),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        match word {
            "m" => return Some(Self::Minute),
            "M" => return Some(Self::Month),
            _ => {}
        }
        match word.to_ascii_lowercase().as_str() {
            "s" | "sec" | "secs" | "second" | "seconds" => Some(Self::Second),
            "min" | "mins" | "minute" | "minutes" => Some(Self::Minute),
            "h" | "hour" | "hours" => Some(Self::Hour),
            "d" | "day" | "days" => Some(Self::Day),
            "w" | "week" | "weeks" => Some(Self::Week),
            "month" | "months" => Some(Self::Month),
            "y" | "year" | "years" => Some(Self::Year),
            _ => None,
        }
    }
}

impl FromStr for TimeExpr {
    type Err = TimeExprError;

    fn from_str(text: &str) -> Result<Self, TimeExprError> {
        let text = text.trim();
        if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
            let millis = text.parse().map_err(|_| TimeExprError::OutOfRange)?;
            return Timestamp::from_millis(millis).map(Self::At).ok_or(TimeExprError::OutOfRange);
        }
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return parse_iso(text).map(Self::At);
        }
        parse_relative(text).ok_or(TimeExprError::NotATime)
    }
}

fn parse_iso(text: &str) -> Result<Timestamp, TimeExprError> {
    let date_only = text.parse::<jiff::civil::Date>().ok().filter(|_| text.len() == "2020-01-01".len());
    let time = match date_only {
        Some(date) => date.to_zoned(TimeZone::UTC).map_err(|_| TimeExprError::OutOfRange)?.timestamp(),
        None if text.ends_with(['Z', 'z']) => text.parse().map_err(|_| TimeExprError::NotATime)?,
        None if text.parse::<jiff::civil::DateTime>().is_ok() => return Err(TimeExprError::NotUtc),
        None => return Err(TimeExprError::NotATime),
    };
    Timestamp::from_millis(time.as_millisecond()).ok_or(TimeExprError::OutOfRange)
}

fn parse_relative(text: &str) -> Option<TimeExpr> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let steps_at = compact.find(['+', '-']).unwrap_or(compact.len());
    let (word, mut rest) = compact.split_at(steps_at);
    let anchor = match word.to_ascii_lowercase().as_str() {
        "" if !rest.is_empty() => Anchor::Now,
        "now" => Anchor::Now,
        lower => {
            let (unit, anchor): (_, fn(Unit) -> Anchor) = match lower.strip_prefix("startof") {
                Some(unit) => (unit, Anchor::StartOf),
                None => (lower.strip_prefix("endof")?, Anchor::EndOf),
            };
            // A single letter would be `startOfM`: only whole words name a calendar unit.
            anchor(Unit::parse(unit).filter(|_| unit.len() > 3 || unit == "day")?)
        }
    };
    let mut steps = Vec::new();
    while !rest.is_empty() {
        let negative = rest.starts_with('-');
        let digits_end = 1 + rest[1..].find(|c: char| !c.is_ascii_digit())?;
        let amount: i32 = rest[1..digits_end].parse().ok()?;
        let unit_end = rest[digits_end..].find(['+', '-']).map_or(rest.len(), |at| digits_end + at);
        let unit = Unit::parse(&rest[digits_end..unit_end])?;
        steps.push(Step { amount: if negative { -amount } else { amount }, unit });
        rest = &rest[unit_end..];
    }
    Some(TimeExpr::Relative { anchor, steps })
}

impl fmt::Display for TimeExpr {
    /// A text that parses to the same value: milliseconds, or `startOfDay-2days`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (anchor, steps) = match self {
            Self::At(timestamp) => return timestamp.millis().fmt(f),
            Self::Relative { anchor, steps } => (anchor, steps),
        };
        let capitalised = |unit: Unit| {
            let name = unit.name();
            format!("{}{}", name[..1].to_ascii_uppercase(), &name[1..])
        };
        match *anchor {
            Anchor::Now if !steps.is_empty() => {}
            Anchor::Now => f.write_str("now")?,
            Anchor::StartOf(unit) => write!(f, "startOf{}", capitalised(unit))?,
            Anchor::EndOf(unit) => write!(f, "endOf{}", capitalised(unit))?,
        }
        for step in steps {
            let plural = if step.amount.unsigned_abs() == 1 { "" } else { "s" };
            write!(f, "{:+}{}{plural}", step.amount, step.unit.name())?;
        }
        Ok(())
    }
}

impl Serialize for TimeExpr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeExpr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Thursday, 2020-01-30T15:45:30.123Z.
    const NOW: i64 = 1_580_399_130_123;

    fn at(text: &str, zone: &TimeZone) -> String {
        let now = Timestamp::from_millis(NOW).unwrap();
        text.parse::<TimeExpr>().unwrap().resolve(now, zone).unwrap().to_string()
    }

    #[test]
    fn resolves_every_form_of_the_reference() {
        let utc = &TimeZone::UTC;
        for (text, expected) in [
            ("1567288800000", "2019-08-31T22:00:00.000Z"),
            ("0", "1970-01-01T00:00:00.000Z"),
            ("2020-01-01T00:00:00Z", "2020-01-01T00:00:00.000Z"),
            ("2020-01-01T00:00:00.25Z", "2020-01-01T00:00:00.250Z"),
            ("2020-01-01", "2020-01-01T00:00:00.000Z"),
            ("now", "2020-01-30T15:45:30.123Z"),
            ("-24hours", "2020-01-29T15:45:30.123Z"),
            ("-2days", "2020-01-28T15:45:30.123Z"),
            ("-14d", "2020-01-16T15:45:30.123Z"),
            ("now - 1 month", "2019-12-30T15:45:30.123Z"),
            ("NOW + 1 Month", "2020-02-29T15:45:30.123Z"),
            ("-1 day", "2020-01-29T15:45:30.123Z"),
            ("-5m", "2020-01-30T15:40:30.123Z"),
            ("-5M", "2019-08-30T15:45:30.123Z"),
            ("startOfDay", "2020-01-30T00:00:00.000Z"),
            ("startofminute", "2020-01-30T15:45:00.000Z"),
            ("startOfHour", "2020-01-30T15:00:00.000Z"),
            ("startOfWeek", "2020-01-27T00:00:00.000Z"),
            ("startOfMonth", "2020-01-01T00:00:00.000Z"),
            ("startOfYear - 1 year", "2019-01-01T00:00:00.000Z"),
            ("endOfDay", "2020-01-30T23:59:59.999Z"),
            ("endOfMonth", "2020-01-31T23:59:59.999Z"),
            ("startOfDay-1d+8h", "2020-01-29T08:00:00.000Z"),
        ] {
            assert_eq!(at(text, utc), expected, "{text}");
        }
    }

    #[test]
    fn days_follow_the_callers_zone() {
        let oslo = TimeZone::fixed(jiff::tz::offset(1));
        assert_eq!(at("startOfDay", &oslo), "2020-01-29T23:00:00.000Z");
    }

    #[test]
    fn refuses_what_is_not_a_time() {
        for text in [
            "",
            "-",
            "yesterday",
            "2days",
            "-2",
            "-2 parsecs",
            "startOf",
            "startOfM",
            "now now",
            "12:00",
            "--2d",
            "2020-13-01",
        ] {
            assert_eq!(text.parse::<TimeExpr>(), Err(TimeExprError::NotATime), "{text}");
        }
        assert_eq!("2020-01-01T00:00:00+01:00".parse::<TimeExpr>(), Err(TimeExprError::NotUtc));
        assert_eq!("99999999999999999999".parse::<TimeExpr>(), Err(TimeExprError::OutOfRange));
        let far = "-999999years".parse::<TimeExpr>().unwrap();
        assert_eq!(far.resolve(Timestamp::MIN, &TimeZone::UTC), Err(TimeExprError::OutOfRange));
    }

    #[test]
    fn shows_what_it_reads() {
        for text in ["1567288800000", "now", "-24hours", "-1day", "startOfDay", "endOfWeek-2weeks+1minute"] {
            assert_eq!(text.parse::<TimeExpr>().unwrap().to_string(), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in ".{0,40}") {
            if let Ok(expr) = text.parse::<TimeExpr>() {
                let _ = expr.resolve(Timestamp::clamped(NOW), &TimeZone::UTC);
                assert_eq!(expr.to_string().parse::<TimeExpr>().unwrap(), expr);
            }
        }
    }
}
