//! Parts of addresses.

use argus_domain::{CaseId, Invalid};

/// The case's number. `name` is what the address calls it.
pub(super) fn case_id(name: &str, text: &str) -> Result<CaseId, Invalid> {
    let id = text.parse().ok().filter(|id: &CaseId| id.0 > 0);
    id.ok_or_else(|| Invalid::one(name, "must be the number of a case"))
}
