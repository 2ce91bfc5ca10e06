//! `POST /modules/v1/module/wheel`: a module is uploaded and installed.

use super::super::model::StartedVo;
use crate::{
    api::{
        ApiError,
        answer::Envelope,
        caller::Caller,
        openapi::{File, InQuery, One, takes},
        query::{Pairs, fields_of},
    },
    http::arrive_wheel,
};
use argus_service::module;
use axum::{body::Body, http::StatusCode};

takes! {
    /// What is said of a wheel.
    struct WheelFields {
        /// The file's own, like my_module-1.0-py3-none-any.whl: it says what is in it, and has to be given.
        name: String,
    }
}

/// Has a module installed from a wheel: the body is the file, up to 64 MiB.
///
/// A task installs it, as with others.
///
/// Needs the permission administer.
#[utoipa::path(
    post,
    path = "/modules/v1/module/wheel",
    operation_id = "uploadModule",
    params(InQuery<WheelFields>),
    request_body(content = inline(File), content_type = "application/octet-stream"),
    responses(
        (status = 201, description = "The task that installs it", body = One<StartedVo>),
    ),
)]
pub(super) async fn upload(
    Caller(ctx): Caller,
    pairs: Pairs,
    body: Body,
) -> Result<Envelope<StartedVo>, ApiError> {
    let mut fields = fields_of::<WheelFields>(pairs);
    let name = fields.text("name").unwrap_or_default();
    fields.finish()?;
    let incoming = module::receive_wheel(&ctx, &name).await?;
    Ok(Envelope::of(StatusCode::CREATED, arrive_wheel(&ctx, incoming, body).await?.into()))
}
