//! `POST /modules/v1/module`: a module is installed, or another version of it.

use super::super::model::StartedVo;
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    criteria::one_of,
    openapi::{One, choice, takes},
};
use argus_domain::module::NewModule;
use argus_service::module;
use axum::{body::Body, http::StatusCode};

takes! {
    /// What is to be installed.
    #[schema(as = ModuleInstallation)]
    #[schema(example = json!({"from": "package", "name": "iris-webhooks-module", "version": "1.0.1"}))]
    struct InstallFields {
        #[schema(required)]
        from: ModuleSource,
        #[schema(required)]
        name: String,
        /// Of a package; the newest where it is left out.
        version: String,
    }
}

choice! {
    /// Where it comes from: it is part of Argus, or in the package index.
    ModuleSource: SOURCES;
}

const SOURCES: [&str; 2] = ["shipped", "package"];

/// Has a module installed, or replaced by another version.
///
/// A task does it, and its log says how. Until it has succeeded, what was installed before goes on as it was.
///
/// Needs the permission administer.
#[utoipa::path(
    post,
    path = "/modules/v1/module",
    operation_id = "installModule",
    request_body = InstallFields,
    responses(
        (status = 201, description = "The task that installs it", body = One<StartedVo>),
    ),
)]
pub(super) async fn install(Caller(ctx): Caller, body: Body) -> Result<Envelope<StartedVo>, ApiError> {
    let mut fields = body::fields_of::<InstallFields>(body, body::SMALL).await?;
    for required in ["from", "name"] {
        if !fields.is_given(required) {
            fields.refuse(required, "must be given");
        }
    }
    let from = one_of(&mut fields, "from", &SOURCES);
    let name = fields.text("name").unwrap_or_default();
    let version = fields.text("version");
    if from == Some("shipped") && version.is_some() {
        fields.refuse("version", "is not for what is part of Argus: there is one");
    }
    fields.finish()?;
    let new = match from {
        Some("shipped") => NewModule::Shipped { name },
        _ => NewModule::Package { name, version },
    };
    Ok(Envelope::of(StatusCode::CREATED, module::install(&ctx, new).await?.into()))
}
