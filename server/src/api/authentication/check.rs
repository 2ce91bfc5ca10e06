//! `GET /authentication/v1/session/permission/{function}` and `…/{function}/{customer}`: 200 if the caller
//! may, 403 if not.

use super::model::Permitted;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::{Ctx, session};
use axum::http::StatusCode;

/// Tells whether the caller has a function: 403 if not.
#[utoipa::path(
    get,
    path = "/authentication/v1/session/permission/{function}",
    operation_id = "checkPermission",
    params(("function" = String, Path, description = "A function's name")),
    responses(
        (status = 200, description = "He has", body = One<Permitted>),
        NotFound,
    ),
)]
pub(super) async fn anywhere(
    Caller(ctx): Caller,
    PathTexts(function): PathTexts<String>,
) -> Result<Envelope<Permitted>, ApiError> {
    check(&ctx, &function, None).await
}

/// Tells whether the caller has a function for a customer: 403 if not.
#[utoipa::path(
    get,
    path = "/authentication/v1/session/permission/{function}/{customer}",
    operation_id = "checkPermissionForCustomer",
    params(
        ("function" = String, Path, description = "A function's name"),
        ("customer" = String, Path, description = "Number or short name"),
    ),
    responses(
        (status = 200, description = "He has", body = One<Permitted>),
        NotFound,
    ),
)]
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
