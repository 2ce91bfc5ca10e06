//! Parts of addresses.

use argus_domain::{AlertId, Invalid};

/// The alert's number.
pub(super) fn alert_id(text: &str) -> Result<AlertId, Invalid> {
    let id = text.parse().ok().filter(|id: &AlertId| id.0 > 0);
    id.ok_or_else(|| Invalid::one("id", "must be the number of an alert"))
}
