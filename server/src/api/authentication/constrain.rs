//! `POST /authentication/v1/session/constrain` and, as it was before, `POST /authentication/v1/constrain`: a
//! session that may do less than the caller.

use super::model::{self, AuthenticationResponse, RequestCredentials};
use crate::api::{ApiError, answer::Envelope, body, caller::Caller};
use argus_service::{
    Ctx,
    session::{self, Constraints},
};
use axum::{body::Body, http::StatusCode};

pub(super) async fn constrain(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<AuthenticationResponse>, ApiError> {
    let token = constrained(&ctx, body).await?;
    Ok(Envelope::of(StatusCode::OK, model::authenticated(&ctx, token)))
}

pub(super) async fn legacy(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<RequestCredentials>, ApiError> {
    let token = constrained(&ctx, body).await?;
    Ok(Envelope::of(StatusCode::OK, model::credentials(&ctx, token)))
}

/// Body: customer and customerID, function, readOnly.
async fn constrained(ctx: &Ctx, body: Body) -> Result<String, ApiError> {
    let mut fields = body::fields(body, body::SMALL).await?;
    let mut customers = fields.texts("customer");
    customers.extend(fields.ints("customerID").iter().map(ToString::to_string));
    let functions = fields.texts("function");
    if !fields.texts("functionID").is_empty() {
        // Ignoring it would give a wider session than was asked for.
        fields.refuse("functionID", "is not taken: name the functions in “function”");
    }
    let read_only = fields.bool("readOnly").unwrap_or(false);
    fields.finish()?;
    Ok(session::constrain(ctx, Constraints { customers, functions, read_only }).await?)
}
