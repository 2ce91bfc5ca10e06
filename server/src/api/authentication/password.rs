//! `POST /authentication/v1/password/authentication`: log-in with a password.

use super::{cookie::cookie, model};
use crate::{
    api::{
        ApiError,
        answer::Envelope,
        body,
        caller::Anybody,
        openapi::{One, WrongLogIn, choice, takes},
    },
    http::App,
};
use argus_service::{
    Ctx,
    session::{self, Started},
};
use axum::{
    body::Body,
    extract::State,
    http::{StatusCode, header::SET_COOKIE},
    response::{IntoResponse, Response},
};
use serde::Serialize;

takes! {
    /// Who logs in. There is one domain, so that it need not be named.
    #[schema(example = json!({"userName": "anna", "password": "…"}))]
    pub(super) struct LogIn {
        #[schema(required)]
        userName: String,
        #[schema(required)]
        password: String,
        /// Taken, but none are given: a session is all there is to be had.
        requestedAuthorizations: Vec<Authorization>,
    }
}

choice! {
    /// What a log-in may be good for besides.
    Authorization: AUTHORIZATIONS;
}

const AUTHORIZATIONS: [&str; 2] = ["enrollPublicKey", "setPassword"];

/// Begins a session with a password.
///
/// The session's token is in the answer, and in the cookie `argus_session`.
#[utoipa::path(
    post,
    path = "/authentication/v1/password/authentication",
    operation_id = "logIn",
    request_body = LogIn,
    responses(
        (status = 200, description = "The session", body = One<model::AuthenticationResponse>),
        (status = 221, description = "The same, but the password was for one time: all that the session may do is end", body = One<model::AuthenticationResponse>),
        WrongLogIn,
    ),
    security(())
)]
pub(super) async fn log_in(
    State(app): State<App>,
    Anybody(ctx): Anybody,
    body: Body,
) -> Result<Response, ApiError> {
    let started = started(&ctx, body).await?;
    Ok(answer(&app, &started, model::authenticated(&ctx, started.token.clone())))
}

/// Body: userName, password; domain and requestedAuthorizations say nothing here, as there is one domain and
/// a session is all there is to be had.
pub(super) async fn started(ctx: &Ctx, body: Body) -> Result<Started, ApiError> {
    let mut fields = body::fields_of::<LogIn>(body, body::SMALL).await?;
    let mut required = |field: &str| {
        let text = fields.text(field).unwrap_or_default();
        if text.is_empty() {
            fields.refuse(field, "is required");
        }
        text
    };
    let (login, password) = (required("userName"), required("password"));
    for name in fields.texts("requestedAuthorizations") {
        if !AUTHORIZATIONS.contains(&name.as_str()) {
            fields.refuse("requestedAuthorizations", "must be enrollPublicKey or setPassword");
        }
    }
    fields.finish()?;
    session::try_log_in(ctx, &login, &password).await?.ok_or(ApiError::WrongLogIn)
}

/// 221 says that a new password must be chosen before anything else is possible.
pub(super) fn answer(app: &App, started: &Started, data: impl Serialize) -> Response {
    let status = match started.user.must_change_password {
        true => StatusCode::from_u16(221).unwrap_or(StatusCode::OK),
        false => StatusCode::OK,
    };
    let mut response = Envelope::of(status, data).into_response();
    if let Some(cookie) = cookie(app, Some(&started.token)) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}
