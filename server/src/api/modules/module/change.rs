//! `PUT /modules/v1/module/{id}`: a module is set.

use super::{configuration, model::DetailVo, module_id};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::module::{ModuleChange, Settings};
use argus_service::module;
use axum::{body::Body, http::StatusCode};

takes! {
    /// What is changed of a module. What is left out stays.
    #[schema(as = ModuleChange)]
    #[schema(example = json!({"enabled": true, "settings": {"url": "https://example.com", "key": "********"}}))]
    struct ChangeFields {
        /// Whether it is called.
        enabled: bool,
        /// All of them, by the names of its parameters. Secrets that are stars stay.
        #[schema(value_type = Object)]
        settings: Settings,
        /// Calls of it that run at the same time, on all servers together.
        #[schema(minimum = 1, maximum = 32)]
        atOnce: u32,
        /// Whether a process of it is kept for the next calls.
        warm: bool,
        /// Hooks that it is not called for, though it waits for them.
        muted: Vec<String>,
        /// The lowest is called first.
        position: i64,
        /// The version that the change was made from. The newest where it is left out.
        version: i64,
    }
}

/// Sets a module, turns it on or off. With new settings it is asked whether it is ready.
///
/// Needs the permission administer.
#[utoipa::path(
    put,
    path = "/modules/v1/module/{id}",
    operation_id = "changeModule",
    params(("id" = i64, Path, minimum = 1, description = "The module's number")),
    request_body = ChangeFields,
    responses(
        (status = 200, description = "The module as it is now", body = One<DetailVo>),
        NotFound,
    ),
)]
pub(super) async fn change(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<DetailVo>, ApiError> {
    let id = module_id(&id)?;
    let mut fields = body::fields_of::<ChangeFields>(body, body::SMALL).await?;
    let at_once = fields.int("atOnce").and_then(|number| {
        let number = u32::try_from(number);
        number.map_err(|_| fields.refuse("atOnce", configuration::AT_ONCE)).ok()
    });
    let mutes = fields.is_given("muted");
    let muted = fields.texts("muted");
    let change = ModuleChange {
        version: fields.int("version").unwrap_or(i64::MAX),
        enabled: fields.bool("enabled"),
        settings: configuration::settings(&mut fields),
        at_once,
        warm: fields.bool("warm"),
        muted: mutes.then_some(muted),
        position: fields.int("position"),
    };
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, module::change(&ctx, id, change).await?.into()))
}
