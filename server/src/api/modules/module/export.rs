//! `GET /modules/v1/module/{id}/configuration`: the configuration of a module, to keep it or to take it elsewhere.

use super::{configuration::Configuration, module_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::module;
use axum::http::StatusCode;
use serde_json::Value;

/// Gives the configuration of a module as a document that can be imported. Secrets are left out.
///
/// Needs the permission administer.
#[utoipa::path(
    get,
    path = "/modules/v1/module/{id}/configuration",
    operation_id = "exportModuleConfiguration",
    params(("id" = i64, Path, minimum = 1, description = "The module's number")),
    responses(
        (status = 200, description = "The configuration", body = One<Configuration>),
        NotFound,
    ),
)]
pub(super) async fn export(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<Value>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, module::export(&ctx, module_id(&id)?).await?))
}
