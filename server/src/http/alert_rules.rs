//! `GET /alert-rules.json`: alert rules as a document that can be imported, for whoever is logged in at the page.
//!
//! The query names the fields of `AlertRuleFilter`.

use super::logged_in::LoggedIn;
use crate::api::ApiError;
use argus_domain::{Invalid, alert_rule::AlertRuleFilter};
use argus_service::alert_rule;
use axum::{
    extract::{Query, rejection::QueryRejection},
    http::header,
    response::{IntoResponse, Response},
};

pub(super) async fn alert_rules(
    LoggedIn(ctx): LoggedIn,
    filter: Result<Query<AlertRuleFilter>, QueryRejection>,
) -> Result<Response, ApiError> {
    let Query(filter) = filter.map_err(|problem| Invalid::one("query", problem.body_text()))?;
    let document = alert_rule::export(&ctx, &filter).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"alert-rules.json\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, format!("{document:#}")).into_response())
}
