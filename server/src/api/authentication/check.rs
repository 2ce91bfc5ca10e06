//! `GET /authentication/v1/session/permission/{function}` and `…/{function}/{customer}`: 200 if the caller
//! may, 403 if not.

use super::model::Permitted;
use crate::api::{ApiError, answer::Envelope, caller::Caller, text::PathTexts};
use argus_service::{Ctx, session};
use axum::http::StatusCode;

pub(super) async fn anywhere(
    Caller(ctx): Caller,
    PathTexts(function): PathTexts<String>,
) -> Result<Envelope<Permitted>, ApiError> {
    check(&ctx, &function, None).await
}

pub(super) async fn for_customer(
    Caller(ctx): Caller,
    PathTexts((function, customer)): PathTexts<(String, String)>,
) -> Result<Envelope<Permitted>, ApiError> {
    check(&ctx, &function, Some(&customer)).await
}

async fn check(ctx: &Ctx, function: &str, customer: Option<&str>) -> Result<Envelope<Permitted>, ApiError> {
    let permitted = session::check(ctx, function, customer).await?;
    let shown = Permitted {
        function: permitted.permission.name(),
        customer: permitted.customer.map(|customer| customer.id.0),
    };
    Ok(Envelope::of(StatusCode::OK, shown))
}
