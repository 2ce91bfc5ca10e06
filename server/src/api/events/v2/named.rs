//! What services refuse by the names of events/v1, under those of events/v2.

use crate::api::ApiError;
use argus_domain::{FieldError, Invalid};
use argus_service::Error;

/// v1, v2.
const NAMES: [(&str, &str); 7] = [
    ("indexStartTime", "indexStartTimestamp"),
    ("indexEndTime", "indexEndTimestamp"),
    ("update.flagsToEnable", "enableFlag"),
    ("update.flagsToDisable", "disableFlag"),
    ("update.associateCases", "associateCase"),
    ("update.unassociateCases", "disassociateCase"),
    ("update.comment", "comment"),
];

pub(super) fn as_in_v2(error: Error) -> ApiError {
    renamed(error, |_, field| field.to_owned())
}

/// The same for a request that holds criteria and an assessment as objects.
pub(super) fn in_bulk(error: Error) -> ApiError {
    renamed(error, |assesses, field| match (assesses, field) {
        (true, _) => format!("assessment.{field}"),
        (false, "criteria") => "search".to_owned(),
        (false, _) => format!("search.{field}"),
    })
}

/// `place` is told whether a field belongs to an assessment.
fn renamed(error: Error, place: impl Fn(bool, &str) -> String) -> ApiError {
    let Error::Invalid(Invalid(errors)) = error else { return error.into() };
    let name = |error: FieldError| {
        let assesses = error.field.starts_with("update.");
        // Which one of a list it is stands in the message.
        let v1 = error.field.split('[').next().filter(|_| assesses).unwrap_or(&error.field);
        let known = NAMES.iter().find(|(name, _)| *name == v1).map(|(_, v2)| *v2);
        let field = place(assesses, known.unwrap_or(v1));
        let message = error.message.replace("indexEndTime", "indexEndTimestamp");
        FieldError { field, message }
    };
    Invalid(errors.into_iter().map(name).collect()).into()
}
