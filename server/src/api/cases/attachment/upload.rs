//! `POST /cases/v2/case/{caseID}/attachments/upload/{filename}`

use super::sent::{EncryptedZipMode, read, told};
use crate::{
    api::{
        ApiError,
        answer::Envelope,
        caller::Caller,
        cases::{model::CaseAttachment, path::case_id},
        openapi::{File, InQuery, NotFound, One, takes},
        query::{Pairs, fields_of},
        text::PathTexts,
    },
    http::arrive,
};
use argus_service::attachment;
use axum::{body::Body, http::StatusCode};

takes! {
    /// What is said of a file that is streamed.
    struct UploadFields {
        #[schema(default = "none")]
        encryptedZipMode: EncryptedZipMode,
        /// Opens what its sender encrypted. The server's own archives have one password, which the answer tells.
        #[schema(default = "argus")]
        encryptedZipPassword: String,
        /// Refused where it is true: `encryptedZipMode` says who encrypts.
        encryptedZip: bool,
        /// Changes nothing: nobody is told of files.
        skipNotification: bool,
        originEmailAddress: String,
    }
}

/// Attaches a file to a case, as it is: the body is the file.
///
/// It goes to the disk as it comes. Its type is told by its content, whatever the header Content-Type says.
///
/// Needs the permission updateCase.
#[utoipa::path(
    post,
    path = "/cases/v2/case/{caseID}/attachments/upload/{filename}",
    operation_id = "uploadCaseAttachment",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("filename" = String, Path, description = "The file's name"),
        InQuery<UploadFields>,
    ),
    request_body(content = inline(File), content_type = "application/octet-stream"),
    responses(
        (status = 201, description = "The file", body = One<CaseAttachment>),
        NotFound,
    ),
)]
pub(super) async fn upload(
    Caller(ctx): Caller,
    PathTexts((case, name)): PathTexts<(String, String)>,
    pairs: Pairs,
    body: Body,
) -> Result<Envelope<CaseAttachment>, ApiError> {
    let case = case_id("caseID", &case)?;
    let mut fields = fields_of::<UploadFields>(pairs);
    fields.bool("skipNotification");
    let new = read(&mut fields, name);
    fields.finish()?;
    let origin = new.origin_email.clone();
    let error = |error| told(error, "filename", "body");
    let incoming = attachment::receive(&ctx, case, new).await.map_err(error)?;
    let added = arrive(&ctx, incoming, body).await.map_err(error)?;
    Ok(Envelope::of(StatusCode::CREATED, attachment::just_added(&ctx, added, origin).into()))
}
