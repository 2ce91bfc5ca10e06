//! Whether it is quiet.

use argus_domain::{
    Severity, Timestamp,
    policy::{PolicyContent, QuietHours},
};
use jiff::tz::TimeZone;

/// When it ends, for what is so bad.
pub(super) fn quiet_until(content: &PolicyContent, severity: Severity, now: Timestamp) -> Option<Timestamp> {
    let quiet = content.quiet.as_ref()?;
    if quiet.but.is_some_and(|least| severity >= least) {
        return None;
    }
    hours_until(quiet, now)
}

/// When it ends, for what is not bad enough.
pub(crate) fn hours_until(quiet: &QuietHours, now: Timestamp) -> Option<Timestamp> {
    // It was known when they were saved.
    let zone = TimeZone::get(&quiet.zone).unwrap_or(TimeZone::UTC);
    quiet.until(now, &zone)
}
