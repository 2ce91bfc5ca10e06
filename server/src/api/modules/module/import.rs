//! `PUT /modules/v1/module/{id}/configuration`: a configuration that was exported.

use super::{
    configuration::{Configuration, read},
    model::DetailVo,
    module_id,
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::module;
use axum::{body::Body, http::StatusCode};

/// Sets a module as a document says. What it does not say stays as it is, secrets among it.
///
/// Needs the permission administer.
#[utoipa::path(
    put,
    path = "/modules/v1/module/{id}/configuration",
    operation_id = "importModuleConfiguration",
    params(("id" = i64, Path, minimum = 1, description = "The module's number")),
    request_body = Configuration,
    responses(
        (status = 200, description = "The module as it is now", body = One<DetailVo>),
        NotFound,
    ),
)]
pub(super) async fn import(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<DetailVo>, ApiError> {
    let id = module_id(&id)?;
    let mut fields = body::fields_of::<Configuration>(body, body::SMALL).await?;
    let (document, version) = read(&mut fields);
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, module::import(&ctx, id, version, document).await?.into()))
}
