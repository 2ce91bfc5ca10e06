//! `POST /cases/v2/case/{caseID}/attachments`

use super::sent::{EncryptedZipMode, read, told};
use crate::{
    api::{
        ApiError,
        answer::Envelope,
        body,
        caller::Caller,
        cases::{
            model::CaseAttachment,
            path::case_id,
            written::{CaseNotification, notification},
        },
        openapi::{NotFound, One, takes},
        text::PathTexts,
    },
    http::arrive,
};
use argus_domain::attachment::NewAttachment;
use argus_lenient::Fields;
use argus_service::attachment;
use axum::{body::Body, http::StatusCode};
use base64::{Engine, engine::general_purpose::STANDARD};

takes! {
    /// A file to attach.
    #[schema(as = NewCaseAttachment)]
    #[schema(example = json!({"name": "mail.eml", "mimeType": "message/rfc822", "data": "RnJvbTogYWxpY2UK"}))]
    struct AttachmentFields {
        #[schema(required)]
        name: String,
        /// The type is told by the content, never by this.
        mimeType: String,
        /// In base64. Larger files are better streamed.
        #[schema(required)]
        data: String,
        #[schema(default = "none")]
        encryptedZipMode: EncryptedZipMode,
        /// Opens what its sender encrypted. The server's own archives have one password, which the answer tells.
        #[schema(default = "argus")]
        encryptedZipPassword: String,
        /// Refused where it is true: `encryptedZipMode` says who encrypts.
        encryptedZip: bool,
        /// Whoever sees a case sees its files: true is refused.
        #[schema(default = false)]
        internal: bool,
        /// Files are there when they have come: true is refused.
        #[schema(default = false)]
        prepared: bool,
        originEmailAddress: String,
        notification: CaseNotification,
    }
}

/// Attaches a file to a case.
///
/// Needs the permission updateCase.
#[utoipa::path(
    post,
    path = "/cases/v2/case/{caseID}/attachments",
    operation_id = "addCaseAttachment",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    request_body = AttachmentFields,
    responses(
        (status = 201, description = "The file", body = One<CaseAttachment>),
        NotFound,
    ),
)]
pub(super) async fn add(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CaseAttachment>, ApiError> {
    let id = case_id("caseID", &id)?;
    // Before anything large is read.
    attachment::check(&ctx, id).await?;
    let mut fields = body::fields_of::<AttachmentFields>(body, body::LARGE).await?;
    let (new, content) = file(&mut fields);
    fields.finish()?;
    let origin = new.origin_email.clone();
    let error = |error| told(error, "name", "data");
    let incoming = attachment::receive(&ctx, id, new).await.map_err(error)?;
    let added = arrive(&ctx, incoming, Body::from(content)).await.map_err(error)?;
    Ok(Envelope::of(StatusCode::CREATED, attachment::just_added(&ctx, added, origin).into()))
}

fn file(fields: &mut Fields) -> (NewAttachment, Vec<u8>) {
    // Nobody is told of files.
    notification(fields);
    fields.text("mimeType");
    if fields.bool("internal") == Some(true) {
        fields.refuse("internal", "cannot be true: whoever sees a case sees its files");
    }
    if fields.bool("prepared") == Some(true) {
        fields.refuse("prepared", "cannot be true: files are there when they have come");
    }
    let name = fields.text("name").unwrap_or_default();
    let mut data = fields.text("data").unwrap_or_default();
    if data.is_empty() && fields.is_sound() {
        fields.refuse("data", "is required");
    }
    // Some write it in lines.
    data.retain(|letter| !letter.is_ascii_whitespace());
    let content = STANDARD.decode(data).unwrap_or_else(|problem| {
        fields.refuse("data", format_args!("must be base64: {problem}"));
        Vec::new()
    });
    (read(fields, name), content)
}
