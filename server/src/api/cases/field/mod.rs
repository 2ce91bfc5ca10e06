//! `/cases/v2/case/{caseID}/fields`: what a case has in fields of programs, and in those that administrators define.

mod clear;
mod get;
mod list;
mod set;

use crate::api::{ApiError, cases::written, openapi::Routes};
use argus_domain::{Invalid, numbered::Counted};
use argus_service::Error;
use utoipa_axum::routes;
use uuid::Uuid;

pub(super) fn routes() -> Routes {
    Routes::default().calls(routes!(list::list)).calls(routes!(get::get, set::set, clear::clear))
}

/// The number of a field that an address calls by its id.
fn number(field: &str) -> Option<i64> {
    Counted::Field.number(field.parse::<Uuid>().ok()?)
}

/// An error with the names that fields have on the wire.
fn told(error: Error) -> ApiError {
    let Error::Invalid(Invalid(mut errors)) = error else { return written::named(error) };
    for error in errors.iter_mut().filter(|error| error.field != "case") {
        error.field = "value".to_owned();
    }
    Invalid(errors).into()
}
