//! `/cases/v2/case/{caseID}/attachments`: files of a case.

mod add;
mod delete;
mod download;
mod get;
mod list;
mod sent;
mod upload;

use super::path::case_id;
use crate::api::{ApiError, openapi::Routes};
use argus_domain::{CaseId, Invalid};
use utoipa_axum::routes;
use uuid::Uuid;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, add::add))
        .calls(routes!(upload::upload))
        .calls(routes!(get::get, delete::delete))
        .calls(routes!(download::download))
        .not_offered("/cases/v2/case/{caseID}/attachments/prepare")
        .not_offered("/cases/v2/case/{caseID}/attachments/{attachmentID}/abort")
        .not_offered("/cases/v2/case/{caseID}/attachments/{attachmentID}/complete")
        .not_offered("/cases/v2/case/{caseID}/attachments/{attachmentID}/fragment/{idx}")
}

/// The case and the file that an address names.
fn named((case, id): (String, String)) -> Result<(CaseId, Uuid), ApiError> {
    let case = case_id("caseID", &case)?;
    Ok((case, id.parse().map_err(|_| Invalid::one("attachmentID", "must be a UUID"))?))
}
