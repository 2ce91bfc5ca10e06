//! `PUT /alerts/v1/alert/{id}/ioc/{iocID}`: an indicator of an alert is changed.

use super::super::{
    model::AlertVo,
    path::{alert_id, ioc_id},
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::{
    alert::{AlertChange, AlertPartChange},
    ioc::IocChange,
};
use argus_service::alert;
use axum::{body::Body, http::StatusCode};

takes! {
    /// What is to be another. What is left out stays.
    #[schema(as = AlertIocChange)]
    #[schema(example = json!({"tlp": "red"}))]
    struct IocFields {
        /// It may be written de-fanged.
        value: String,
        r#type: String,
        tlp: String,
        description: String,
        /// All of them.
        tags: Vec<String>,
    }
}

/// Changes an indicator of an alert.
///
/// Needs the permission updateAlert.
#[utoipa::path(
    put,
    path = "/alerts/v1/alert/{id}/ioc/{iocID}",
    operation_id = "updateAlertIoc",
    params(
        ("id" = i64, Path, minimum = 1, description = "The alert's number"),
        ("iocID" = i64, Path, minimum = 1, description = "The indicator's number"),
    ),
    request_body = IocFields,
    responses(
        (status = 200, description = "The alert as it is now", body = One<AlertVo>),
        NotFound,
    ),
)]
pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts((id, ioc)): PathTexts<(String, String)>,
    body: Body,
) -> Result<Envelope<AlertVo>, ApiError> {
    let (id, ioc) = (alert_id(&id)?, ioc_id(&ioc)?);
    let mut fields = body::fields_of::<IocFields>(body, body::SMALL).await?;
    let (has_tags, tags) = (fields.is_given("tags"), fields.texts("tags"));
    let change = IocChange {
        version: AlertChange::LATEST,
        value: fields.text("value"),
        kind: fields.parsed("type"),
        tlp: fields.parsed("tlp"),
        description: fields.text("description"),
        tags: has_tags.then_some(tags),
    };
    fields.finish()?;
    let changed = alert::change_part(&ctx, id, AlertPartChange::ChangeIoc(ioc, change)).await?;
    Ok(Envelope::of(StatusCode::OK, changed.into()))
}
