//! The clock and the calendar of the viewer.

use crate::text::{clock::LocalTime, duration};
use argus_domain::Timestamp;
use js_sys::{Date, Intl, Reflect};

pub(crate) fn now() -> Timestamp {
    Timestamp::clamped(Date::now() as i64)
}

/// A point in time in the viewer's zone.
pub(crate) fn local(at: Timestamp) -> LocalTime {
    let date = Date::new(&(at.millis() as f64).into());
    LocalTime {
        year: date.get_full_year(),
        month: date.get_month() + 1,
        day: date.get_date(),
        hour: date.get_hours(),
        minute: date.get_minutes(),
        second: date.get_seconds(),
        millisecond: date.get_milliseconds(),
    }
}

/// As an `<input type="datetime-local">` takes it: `2026-11-21T10:41`.
pub(crate) fn to_input(at: Timestamp) -> String {
    let LocalTime { year, month, day, hour, minute, .. } = local(at);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
}

/// What such an input gives; nothing while it is empty.
pub(crate) fn from_input(text: &str) -> Option<Timestamp> {
    let millis = Date::new(&text.into()).get_time();
    (!text.is_empty() && millis.is_finite()).then(|| Timestamp::clamped(millis as i64))
}

/// How many milliseconds the viewer's clock is ahead of UTC at that time.
pub(crate) fn offset(at: Timestamp) -> i64 {
    let date = Date::new(&(at.millis() as f64).into());
    -(date.get_timezone_offset() as i64) * 60_000
}

/// `Europe/Oslo`
pub(crate) fn zone() -> String {
    let format = Intl::DateTimeFormat::default();
    Reflect::get(&format.resolved_options(), &"timeZone".into())
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_else(|| "the browser's".to_owned())
}

/// For a sentence, in the viewer's zone: `21 Nov 10:41`.
pub(crate) fn in_words(at: Timestamp) -> String {
    local(at).in_words(&local(now()))
}

/// Two times for a sentence: `20 Nov 22:00 to 21 Nov 04:00`.
pub(crate) fn between(from: Timestamp, to: Timestamp) -> String {
    LocalTime::between(&local(from), &local(to), &local(now()))
}

/// For a list where nearness counts: `5 min ago` for a day, then the date.
pub(crate) fn relative(at: Timestamp) -> String {
    duration::ago(now().millis() - at.millis()).unwrap_or_else(|| in_words(at))
}
