//! `PUT /alerts/v1/alert/{id}`: an alert is changed.

use super::{
    criteria::{AlertResolution, AlertSeverity, ChosenAlertStatus, resolution},
    model::AlertVo,
    path::alert_id,
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::alert::AlertChange;
use argus_service::alert;
use axum::{body::Body, http::StatusCode};

takes! {
    /// What is to be another. What is left out stays.
    #[schema(as = AlertChange)]
    #[schema(example = json!({"status": "inProgress", "addTags": ["vip"], "comment": "Asked the customer."}))]
    struct AlertFields {
        title: String,
        /// Markdown.
        description: String,
        severity: AlertSeverity,
        /// Closing needs a resolution.
        status: ChosenAlertStatus,
        resolution: AlertResolution,
        /// The name of a classification; empty for none.
        classification: String,
        /// The number of a user; empty for nobody.
        owner: String,
        /// Markdown.
        note: String,
        addTags: Vec<String>,
        removeTags: Vec<String>,
        /// Why, for the history.
        comment: String,
    }
}

/// Changes an alert.
///
/// Needs the permission updateAlert.
#[utoipa::path(
    put,
    path = "/alerts/v1/alert/{id}",
    operation_id = "updateAlert",
    params(("id" = i64, Path, minimum = 1, description = "The alert's number")),
    request_body = AlertFields,
    responses(
        (status = 200, description = "The alert as it is now", body = One<AlertVo>),
        NotFound,
    ),
)]
pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<AlertVo>, ApiError> {
    let id = alert_id(&id)?;
    let mut fields = body::fields_of::<AlertFields>(body, body::SMALL).await?;
    let owner = match fields.text("owner") {
        Some(text) if text.is_empty() => Some(None),
        Some(text) => text
            .parse()
            .map_err(|_| fields.refuse("owner", "must be the number of a user, or empty for nobody"))
            .ok()
            .map(Some),
        None => None,
    };
    let change = AlertChange {
        version: AlertChange::LATEST,
        title: fields.text("title"),
        description: fields.text("description"),
        severity: fields.parsed("severity"),
        status: fields.parsed("status"),
        resolution: resolution(&mut fields).map(Some),
        classification: fields.text("classification").map(Some),
        owner,
        note: fields.text("note"),
        add_tags: fields.parsed_list("addTags"),
        remove_tags: fields.parsed_list("removeTags"),
        comment: fields.text("comment").unwrap_or_default(),
    };
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, alert::update(&ctx, id, change).await?.into()))
}
