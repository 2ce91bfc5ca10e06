//! Who calls a server function, and how its answer is dressed. The server provides a [`PageCall`].

use super::Failure;
use argus_service::{Ctx, Error};
use axum::http::{HeaderValue, StatusCode, header::SET_COOKIE};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// What the server knows of the request that a server function answers.
#[derive(Clone, Debug)]
pub struct PageCall {
    pub ctx: Ctx,
    /// Under which the server's log names what went wrong.
    pub request_id: String,
    /// Cookies are only sent over TLS.
    pub secure_cookie: bool,
}

/// The cookie that holds a session's token, named as in the reference API.
pub const SESSION_COOKIE: &str = "argus_session";

fn call() -> Result<PageCall, Failure> {
    use_context().ok_or_else(|| Failure::Server { request_id: "unknown".to_owned() })
}

/// The call, whoever makes it.
pub(crate) async fn anybody() -> Result<Ctx, Failure> {
    Ok(call()?.ctx)
}

/// The call by somebody who is logged in.
pub(crate) async fn caller() -> Result<Ctx, Failure> {
    let ctx = call()?.ctx;
    ctx.caller()?;
    Ok(ctx)
}

pub(crate) fn set_session_cookie(token: &str) -> Result<(), Failure> {
    set_cookie(token, "")
}

pub(crate) fn clear_session_cookie() -> Result<(), Failure> {
    set_cookie("", "; Max-Age=0")
}

fn set_cookie(value: &str, more: &str) -> Result<(), Failure> {
    let call = call()?;
    let secure = if call.secure_cookie { "; Secure" } else { "" };
    let cookie = format!("{SESSION_COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{more}");
    let cookie =
        HeaderValue::from_str(&cookie).map_err(|_| Failure::Server { request_id: call.request_id })?;
    if let Some(response) = use_context::<ResponseOptions>() {
        response.append_header(SET_COOKIE, cookie);
    }
    Ok(())
}

/// An answer to arguments that could not be read.
pub(crate) fn refused(invalid: argus_domain::Invalid) -> Failure {
    Error::Invalid(invalid).into()
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let failure = match error {
            Error::Invalid(invalid) => Self::Invalid(invalid),
            Error::NotLoggedIn => Self::NotLoggedIn,
            Error::MustChangePassword => Self::MustChangePassword,
            Error::Forbidden(what) => Self::Forbidden(what),
            Error::NotFound(what) => Self::NotFound(what),
            Error::Conflict(conflicts) => Self::Conflict(Box::new(conflicts)),
            Error::TryLater { seconds } => Self::TryLater { seconds },
            error @ (Error::Store(_) | Error::File { .. }) => {
                let request_id = use_context::<PageCall>().map_or_else(String::new, |call| call.request_id);
                tracing::error!(%error, request_id, "a server function failed");
                Self::Server { request_id }
            }
        };
        if let Some(response) = use_context::<ResponseOptions>() {
            response.set_status(status(&failure));
        }
        failure
    }
}

/// That an answer with this failure bears.
pub fn status(failure: &Failure) -> StatusCode {
    match failure {
        Failure::Invalid(_) => StatusCode::PRECONDITION_FAILED,
        Failure::NotLoggedIn => StatusCode::UNAUTHORIZED,
        Failure::MustChangePassword | Failure::Forbidden(_) => StatusCode::FORBIDDEN,
        Failure::NotFound(_) => StatusCode::NOT_FOUND,
        Failure::Conflict(_) => StatusCode::CONFLICT,
        Failure::TryLater { .. } => StatusCode::TOO_MANY_REQUESTS,
        Failure::Server { .. } | Failure::Unreachable => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
