//! `GET /cases/v2/case/{caseID}/attachments/{attachmentID}/download`

use super::named;
use crate::{
    api::{
        ApiError,
        caller::Caller,
        openapi::{File, InQuery, NotFound, takes},
        query::{Pairs, fields_of},
        text::PathTexts,
    },
    http::leave,
};
use argus_service::attachment;
use axum::response::Response;

takes! {
    /// How a file is given.
    struct DownloadFields {
        /// Changes nothing: no browser opens a file of a case by itself.
        #[schema(default = false)]
        inline: bool,
    }
}

/// Gives a file of a case: as it came, or malware in an encrypted ZIP archive.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/attachments/{attachmentID}/download",
    operation_id = "downloadCaseAttachment",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("attachmentID" = String, Path, format = "uuid", description = "The file's id"),
        InQuery<DownloadFields>,
    ),
    responses(
        (status = 200, description = "The file", content_type = "application/octet-stream", body = inline(File)),
        NotFound,
    ),
)]
pub(super) async fn download(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<(String, String)>,
    pairs: Pairs,
) -> Result<Response, ApiError> {
    let mut fields = fields_of::<DownloadFields>(pairs);
    fields.bool("inline");
    fields.finish()?;
    let (case, id) = named(path)?;
    let found = attachment::record(&ctx, case, id).await?;
    Ok(leave(&ctx, &found.attachment).await?)
}
