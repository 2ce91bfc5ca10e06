//! `POST /authentication/v1/session/constrain` and, as it was before, `POST /authentication/v1/constrain`: a
//! session that may do less than the caller.

use super::model::{self, AuthenticationResponse, RequestCredentials};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One, takes},
};
use argus_service::{
    Ctx,
    session::{self, Constraints},
};
use axum::{body::Body, http::StatusCode};

takes! {
    /// What the new session is for. Without a word about customers or functions it has all of the caller's.
    #[schema(as = Constraints)]
    #[schema(example = json!({"function": ["eventLookup"], "readOnly": true}))]
    struct ConstraintFields {
        /// Numbers or short names.
        customer: Vec<String>,
        /// Numbers.
        customerID: Vec<i64>,
        /// Names of functions.
        function: Vec<String>,
        /// It may only look.
        #[schema(default = false)]
        readOnly: bool,
    }
}

/// Begins a session that may do less than the caller.
///
/// It never may do more than the caller, and ends with his session.
#[utoipa::path(
    post,
    path = "/authentication/v1/session/constrain",
    operation_id = "constrainSession",
    request_body = ConstraintFields,
    responses(
        (status = 200, description = "The new session", body = One<AuthenticationResponse>),
        NotFound,
    ),
)]
pub(super) async fn constrain(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<AuthenticationResponse>, ApiError> {
    let token = constrained(&ctx, body).await?;
    Ok(Envelope::of(StatusCode::OK, model::authenticated(&ctx, token)))
}

/// Begins a session that may do less than the caller, as older clients do it.
///
/// It never may do more than the caller, and ends with his session.
#[utoipa::path(
    post,
    path = "/authentication/v1/constrain",
    operation_id = "constrainSessionLegacy",
    request_body = ConstraintFields,
    responses(
        (status = 200, description = "The new session", body = One<RequestCredentials>),
        NotFound,
    ),
)]
pub(super) async fn legacy(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<RequestCredentials>, ApiError> {
    let token = constrained(&ctx, body).await?;
    Ok(Envelope::of(StatusCode::OK, model::credentials(&ctx, token)))
}

/// Body: customer and customerID, function, readOnly.
async fn constrained(ctx: &Ctx, body: Body) -> Result<String, ApiError> {
    let mut fields = body::fields_of::<ConstraintFields>(body, body::SMALL).await?;
    let mut customers = fields.texts("customer");
    customers.extend(fields.ints("customerID").iter().map(ToString::to_string));
    let functions = fields.texts("function");
    // Ignoring it would give a wider session than was asked for.
    fields.refuse_if_given("functionID", "is not taken: name the functions in “function”");
    let read_only = fields.bool("readOnly").unwrap_or(false);
    fields.finish()?;
    Ok(session::constrain(ctx, Constraints { customers, functions, read_only }).await?)
}
