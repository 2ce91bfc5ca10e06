//! `/cases/v2/case/{caseID}/access`: who sees a case.

mod change;
mod grant;
mod list;
mod revoke;
mod subject;

pub(super) use subject::{AccessLevelName, level, subject};

use super::written;
use crate::api::{ApiError, openapi::Routes};
use argus_domain::Invalid;
use argus_service::Error;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default().calls(routes!(list::list, change::change, grant::grant)).calls(routes!(revoke::revoke))
}

/// An error with the names that fields have on the wire; `whole` is what is said of the list as such.
fn told(error: Error, whole: &str) -> ApiError {
    let Error::Invalid(Invalid(mut errors)) = error else { return written::named(error) };
    for error in &mut errors {
        match error.field.as_str() {
            "subject" => error.field = "userOrGroup".to_owned(),
            "access" => error.field = whole.to_owned(),
            _ => {}
        }
    }
    Invalid(errors).into()
}
