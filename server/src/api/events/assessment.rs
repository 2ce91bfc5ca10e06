//! What is said of events, as it comes over the wire.

use argus_domain::{CaseId, Flags};
use argus_lenient::Fields;

pub(super) fn flags(fields: &mut Fields, field: &str) -> Flags {
    fields.parsed_list(field).into_iter().collect()
}

pub(super) fn cases(fields: &mut Fields, field: &str) -> Vec<CaseId> {
    fields.ints(field).into_iter().map(CaseId).collect()
}
