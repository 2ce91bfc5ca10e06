//! Parts of addresses.

use super::written::named;
use crate::api::ApiError;
use argus_domain::{CaseId, Invalid, case::CaseFlow, numbered::Counted};
use argus_service::Error;
use uuid::Uuid;

/// The case's number. `name` is what the address calls it.
pub(super) fn case_id(name: &str, text: &str) -> Result<CaseId, Invalid> {
    let id = text.parse().ok().filter(|id: &CaseId| id.0 > 0);
    id.ok_or_else(|| Invalid::one(name, "must be the number of a case"))
}

/// The number that a UUID of ours holds: others are of nothing that there is.
pub(super) fn numbered(counted: Counted, name: &str, text: &str) -> Result<i64, ApiError> {
    let uuid: Uuid = text.parse().map_err(|_| Invalid::one(name, "must be a UUID"))?;
    let number = counted.number(uuid);
    number.ok_or_else(|| Error::NotFound(format!("There is nothing with the id {uuid}.")).into())
}

/// An error with the names that parts of the address have.
pub(super) fn wired(error: Error, names: &[(&str, &str)]) -> ApiError {
    let Error::Invalid(Invalid(mut errors)) = error else { return error.into() };
    for error in &mut errors {
        if let Some((_, name)) = names.iter().find(|(name, _)| *name == error.field) {
            error.field = (*name).to_owned();
        }
    }
    named(Error::Invalid(Invalid(errors)))
}

pub(super) fn flow(text: &str) -> Result<CaseFlow, Invalid> {
    text.parse().map_err(|error| Invalid::one("workflow", error))
}
