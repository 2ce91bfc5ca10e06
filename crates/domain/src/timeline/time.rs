//! When something happened, as logs of other places say it: the zone that it was read in stays known.

use crate::{Invalid, Timestamp};
use jiff::{
    civil::DateTime,
    fmt::{
        strtime,
        temporal::{Pieces, PiecesOffset},
    },
    tz::{Offset, TimeZone},
};
use serde::{Deserialize, Serialize};

/// A point in time, and how it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineTime {
    pub at: Timestamp,
    /// What a clock in the zone said: `2026-11-22T10:42:07`.
    pub local: String,
    /// `Europe/Oslo`, `UTC` or `+02:00`
    pub zone: String,
}

/// As somebody typed it, or a table has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedTime {
    pub text: String,
    /// Where the text names none. Without one, UTC.
    pub zone: String,
}

/// How logs write times besides ISO 8601.
const FORMATS: [&str; 5] = [
    "%d/%b/%Y:%H:%M:%S %z",
    "%a, %d %b %Y %H:%M:%S %z",
    "%d %b %Y %H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%d.%m.%Y %H:%M:%S",
];

impl From<Timestamp> for TypedTime {
    fn from(at: Timestamp) -> Self {
        Self { text: at.to_string(), zone: "UTC".to_owned() }
    }
}

impl From<&TimelineTime> for TypedTime {
    fn from(time: &TimelineTime) -> Self {
        Self { text: time.local.clone(), zone: time.zone.clone() }
    }
}

impl TimelineTime {
    /// With how far the zone was ahead of UTC then: `2026-11-22T10:42:07+01:00`, which is understood again.
    pub fn with_offset(&self) -> String {
        let Ok(local) = self.local.parse::<DateTime>().and_then(|local| local.to_zoned(TimeZone::UTC)) else {
            return self.at.to_string();
        };
        let ahead = local.timestamp().as_millisecond() - self.at.millis();
        let (sign, minutes) = (if ahead < 0 { '-' } else { '+' }, ahead.abs() / 60_000);
        format!("{}{sign}{:02}:{:02}", self.local, minutes / 60, minutes % 60)
    }
}

impl TypedTime {
    /// `find` knows zones by their IANA names.
    pub fn read(&self, find: impl Fn(&str) -> Option<TimeZone>) -> Result<TimelineTime, Invalid> {
        let text = self.text.trim();
        if text.is_empty() {
            return Err(Invalid::one("time", "must be given"));
        }
        let typed = self.zone.trim();
        let (name, zone) = zone(typed, find).ok_or_else(|| {
            let problem = format_args!("“{typed}” is none: write Europe/Oslo, UTC or +02:00");
            Invalid::one("zone", problem)
        })?;
        let not_a_time = || {
            Invalid::one(
                "time",
                "is not understood: write it as 2026-11-22 10:42:07, with +02:00 or Z behind it where it has a \
                 zone of its own",
            )
        };
        let (at, own) = moment(text, &zone).ok_or_else(not_a_time)?;
        let found = Timestamp::from_millis(at.as_millisecond())
            .ok_or_else(|| Invalid::one("time", "lies outside the years 1970 to 2248"))?;
        // A zone that agrees with what the text says tells more than that.
        let own = own.filter(|own| zone.to_offset(at) != *own);
        let (name, zone) = own.map_or((name, zone), |own| (offset_name(own), TimeZone::fixed(own)));
        let local = jiff::Timestamp::from_millisecond(found.millis()).map_err(|_| not_a_time())?;
        let local = zone.to_datetime(local).to_string();
        Ok(TimelineTime { at: found, local, zone: name })
    }
}

/// The point in time, and how far it says itself to be ahead of UTC.
fn moment(text: &str, zone: &TimeZone) -> Option<(jiff::Timestamp, Option<Offset>)> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() >= 9 {
        let number = text.parse::<i64>().ok()?;
        let at = if text.len() >= 12 {
            jiff::Timestamp::from_millisecond(number)
        } else {
            jiff::Timestamp::from_second(number)
        };
        return Some((at.ok()?, None));
    }
    let (local, own) = iso(text).or_else(|| as_logs_do(text))?;
    let at = match own {
        Some(own) => own.to_timestamp(local).ok()?,
        None => zone.to_timestamp(local).ok()?,
    };
    Some((at, own))
}

fn iso(text: &str) -> Option<(DateTime, Option<Offset>)> {
    let pieces = Pieces::parse(text).ok()?;
    let local = pieces.date().to_datetime(pieces.time().unwrap_or_else(jiff::civil::Time::midnight));
    let own = match pieces.offset() {
        None => None,
        Some(PiecesOffset::Numeric(numeric)) => Some(numeric.offset()),
        Some(_) => Some(Offset::UTC),
    };
    Some((local, own))
}

fn as_logs_do(text: &str) -> Option<(DateTime, Option<Offset>)> {
    let parsed = FORMATS.iter().find_map(|format| strtime::parse(format, text).ok())?;
    Some((parsed.to_datetime().ok()?, parsed.offset()))
}

/// A zone by what it is called, with the name that it is known by from now on.
pub fn zone(text: &str, find: impl Fn(&str) -> Option<TimeZone>) -> Option<(String, TimeZone)> {
    if ["", "z", "utc", "gmt"].contains(&text.to_lowercase().as_str()) {
        return Some(("UTC".to_owned(), TimeZone::UTC));
    }
    if text.starts_with(['+', '-']) {
        let digits: String = text[1..].chars().filter(|letter| *letter != ':').collect();
        let is_short = digits.len() == 2;
        let number: i32 = digits.parse().ok().filter(|_| is_short || digits.len() == 4)?;
        let (hours, minutes) = if is_short { (number, 0) } else { (number / 100, number % 100) };
        let seconds = (hours * 60 + minutes) * 60 * if text.starts_with('-') { -1 } else { 1 };
        let offset = Offset::from_seconds(seconds).ok().filter(|_| hours <= 14 && minutes < 60)?;
        return Some((offset_name(offset), TimeZone::fixed(offset)));
    }
    find(text).map(|zone| (zone.iana_name().unwrap_or(text).to_owned(), zone))
}

/// `+02:00`, or `UTC`
fn offset_name(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    if seconds == 0 { "UTC".to_owned() } else { format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Oslo in winter is all that is known here.
    fn read(text: &str, zone: &str) -> Result<(String, String, String), String> {
        let oslo = |name: &str| (name == "Europe/Oslo").then(|| TimeZone::fixed(jiff::tz::offset(1)));
        let typed = TypedTime { text: text.to_owned(), zone: zone.to_owned() };
        let told = |time: TimelineTime| (time.at.to_string(), time.local, time.zone);
        typed.read(oslo).map(told).map_err(|invalid| invalid.0[0].field.clone())
    }

    #[test]
    fn as_people_and_logs_write_it() {
        let at = "2026-11-22T09:42:07.000Z";
        for (text, zone, local, known_as) in [
            ("2026-11-22 10:42:07", "Europe/Oslo", "2026-11-22T10:42:07", "Europe/Oslo"),
            ("2026-11-22T10:42:07+01:00", "Europe/Oslo", "2026-11-22T10:42:07", "Europe/Oslo"),
            ("2026-11-22T09:42:07Z", "Europe/Oslo", "2026-11-22T09:42:07", "UTC"),
            (" 2026-11-22T09:42:07 ", "", "2026-11-22T09:42:07", "UTC"),
            ("2026-11-22 14:12:07", "+0430", "2026-11-22T14:12:07", "+04:30"),
            ("22/Nov/2026:04:42:07 -0500", "UTC", "2026-11-22T04:42:07", "-05:00"),
            ("Sun, 22 Nov 2026 10:42:07 +0100", "UTC", "2026-11-22T10:42:07", "+01:00"),
            ("22.11.2026 10:42:07", "+01", "2026-11-22T10:42:07", "+01:00"),
            ("1795340527000", "+01:00", "2026-11-22T10:42:07", "+01:00"),
            ("1795340527", "UTC", "2026-11-22T09:42:07", "UTC"),
        ] {
            let told = (at.to_owned(), local.to_owned(), known_as.to_owned());
            assert_eq!(read(text, zone), Ok(told), "{text} {zone}");
        }
        let told = read("2026-11-22 10:42:07.250", "UTC").map(|told| told.1);
        assert_eq!(told.as_deref(), Ok("2026-11-22T10:42:07.25"));
        assert_eq!(read("2026-11-22", "UTC").map(|told| told.1).as_deref(), Ok("2026-11-22T00:00:00"));
        for (text, zone, field) in [
            ("", "UTC", "time"),
            ("yesterday", "UTC", "time"),
            ("2026-13-22 10:00", "UTC", "time"),
            ("1960-01-01 10:00", "UTC", "time"),
            ("2026-11-22 10:42", "Mars/Base", "zone"),
            ("2026-11-22 10:42", "+99:00", "zone"),
        ] {
            assert_eq!(read(text, zone), Err(field.to_owned()), "{text} {zone}");
        }
    }

    #[test]
    fn what_is_written_is_understood_again() {
        let time = TimelineTime {
            at: Timestamp::clamped(1_795_340_527_250),
            local: "2026-11-22T05:12:07.25".to_owned(),
            zone: "-04:30".to_owned(),
        };
        assert_eq!(time.with_offset(), "2026-11-22T05:12:07.25-04:30");
        let typed = TypedTime { text: time.with_offset(), zone: time.zone.clone() };
        assert_eq!(typed.read(|_| None), Ok(time));
    }
}
