//! Hours in which only the worst is told at once.

use crate::{Invalid, Severity, Timestamp, named::named};
use jiff::{Span, civil, tz::TimeZone};
use serde::{Deserialize, Serialize};

named! {
    Weekday {
        #[default]
        Monday = "monday", "Monday";
        Tuesday = "tuesday", "Tuesday";
        Wednesday = "wednesday", "Wednesday";
        Thursday = "thursday", "Thursday";
        Friday = "friday", "Friday";
        Saturday = "saturday", "Saturday";
        Sunday = "sunday", "Sunday";
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietHours {
    /// On which they begin.
    pub days: Vec<Weekday>,
    /// Minutes since midnight.
    pub from: u16,
    /// The next day where it is not after `from`.
    pub to: u16,
    /// Such as `Europe/Oslo`.
    pub zone: String,
    /// What is at least as bad is told at once.
    pub but: Option<Severity>,
}

impl QuietHours {
    const DAY: u16 = 24 * 60;
    /// As many that follow on each other are one.
    const MOST_IN_A_ROW: usize = 8;

    /// `22:00` for minutes since midnight.
    pub fn clock(minutes: u16) -> String {
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// Minutes since midnight for `22:00`.
    pub fn minutes(clock: &str) -> Option<u16> {
        let (hours, minutes) = clock.trim().split_once(':')?;
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
    }

    /// When they end, if it is quiet now.
    pub fn until(&self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let mut until = None;
        let mut at = now;
        for _ in 0..Self::MOST_IN_A_ROW {
            match self.one(at, zone) {
                Some(end) if end > at => (until, at) = (Some(end), end),
                _ => break,
            }
        }
        until
    }

    /// The end of those that began today or yesterday.
    fn one(&self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let today = zone.to_datetime(jiff::Timestamp::from_millisecond(now.millis()).ok()?).date();
        let yesterday = today.yesterday().ok()?;
        [today, yesterday].into_iter().find_map(|day| {
            let weekday = Weekday::ALL[usize::try_from(day.weekday().to_monday_zero_offset()).ok()?];
            if !self.days.contains(&weekday) {
                return None;
            }
            let last = if self.to > self.from { day } else { day.tomorrow().ok()? };
            let (begin, end) = (moment(day, self.from, zone)?, moment(last, self.to, zone)?);
            (begin <= now && now < end).then_some(end)
        })
    }

    pub(crate) fn check(&mut self, invalid: &mut Invalid) {
        self.zone = self.zone.trim().to_owned();
        if self.days.is_empty() {
            invalid.add("quiet", "must have a day at least");
        }
        if self.from >= Self::DAY || self.to >= Self::DAY {
            invalid.add("quiet", "must be from and to times of a day, such as 22:00 and 07:00");
        }
    }
}

fn moment(day: civil::Date, minutes: u16, zone: &TimeZone) -> Option<Timestamp> {
    let time = day.at(0, 0, 0, 0).checked_add(Span::new().minutes(i64::from(minutes))).ok()?;
    let zoned = time.to_zoned(zone.clone()).ok()?;
    Some(Timestamp::clamped(zoned.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::clamped(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn times_of_a_day() {
        for (text, minutes) in [("22:05", Some(1_325)), (" 7:00", Some(420)), ("24:00", None), ("7", None)] {
            assert_eq!(QuietHours::minutes(text), minutes, "{text}");
        }
        assert_eq!(QuietHours::clock(425), "07:05");
    }

    #[test]
    fn over_midnight_and_over_days() {
        let zone = TimeZone::fixed(jiff::tz::offset(1));
        let night = QuietHours {
            days: vec![Weekday::Friday],
            from: 22 * 60,
            to: 7 * 60,
            zone: String::new(),
            but: None,
        };
        // The 5th of January 2024 was a Friday.
        for (now, until) in [
            ("2024-01-05T20:59:59Z", None),
            ("2024-01-05T21:00:00Z", Some("2024-01-06T06:00:00Z")),
            ("2024-01-06T05:59:59Z", Some("2024-01-06T06:00:00Z")),
            ("2024-01-06T06:00:00Z", None),
            ("2024-01-06T21:00:00Z", None),
        ] {
            assert_eq!(night.until(at(now), &zone), until.map(at), "{now}");
        }
        let weekend =
            QuietHours { days: vec![Weekday::Saturday, Weekday::Sunday], from: 0, to: 0, ..night.clone() };
        assert_eq!(weekend.until(at("2024-01-06T12:00:00Z"), &zone), Some(at("2024-01-07T23:00:00Z")));
        let always = QuietHours { days: Weekday::ALL.to_vec(), from: 0, to: 0, ..night };
        assert!(always.until(at("2024-01-06T12:00:00Z"), &zone).is_some());
    }
}
