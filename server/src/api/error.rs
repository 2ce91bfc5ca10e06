//! Errors as the clients understand them (reference sections 1.4 and 5).

use super::answer::{Envelope, Message, MessageKind};
use argus_domain::Invalid;
use argus_service::Error;
use axum::{
    http::{HeaderValue, StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Response},
};

#[derive(Debug)]
pub(crate) enum ApiError {
    /// 412, with the field's name.
    Invalid(Invalid),
    /// 401: no key, or one that is not known.
    Unauthenticated,
    /// 401: there is no such user, or the password is not his.
    WrongLogIn,
    /// 403
    Forbidden(String),
    /// 404
    NotFound(String),
    /// 405
    Method,
    /// 406: the formats that there are.
    NotAcceptable(String),
    /// 413: the limit in bytes.
    TooLarge(usize),
    /// 429
    TryLater(u64),
    /// 501: a call of the reference that this server does not answer.
    NotOffered,
    /// 500. The reason was logged.
    Server,
}

impl From<Invalid> for ApiError {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid(invalid) => Self::Invalid(invalid),
            Error::NotLoggedIn => Self::Unauthenticated,
            Error::MustChangePassword => Self::Forbidden(error.to_string()),
            Error::Forbidden(what) => Self::Forbidden(what),
            Error::NotFound(what) => Self::NotFound(what),
            // Calls of the API name no version, so they never meet this.
            Error::Conflict(conflicts) => Self::Invalid(Invalid::one("version", conflicts)),
            Error::TryLater { seconds } => Self::TryLater(seconds),
            error @ (Error::Store(_) | Error::File { .. }) => {
                tracing::error!(%error, "a call of the API failed");
                Self::Server
            }
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let action = |status, message: String, template| (status, vec![action_error(message, template)]);
        let retry_after = match self {
            Self::TryLater(seconds) => Some(seconds),
            _ => None,
        };
        let (status, messages) = match self {
            Self::Invalid(invalid) => {
                (StatusCode::PRECONDITION_FAILED, invalid.0.into_iter().map(field_error).collect())
            }
            Self::Unauthenticated => action(
                StatusCode::UNAUTHORIZED,
                "Authentication failed: send a valid key in the header Argus-API-Key".to_owned(),
                "authentication.failed",
            ),
            Self::WrongLogIn => action(
                StatusCode::UNAUTHORIZED,
                "The password or user name is wrong".to_owned(),
                "authentication.failed",
            ),
            Self::Forbidden(what) => action(StatusCode::FORBIDDEN, what, "access.denied"),
            Self::NotFound(what) => action(StatusCode::NOT_FOUND, what, "object.not.found"),
            Self::Method => action(
                StatusCode::METHOD_NOT_ALLOWED,
                "This address does not take that method".to_owned(),
                "method.not.allowed",
            ),
            Self::NotAcceptable(formats) => action(
                StatusCode::NOT_ACCEPTABLE,
                format!("Nothing that the header Accept names can be sent: ask for one of {formats}"),
                "format.not.acceptable",
            ),
            Self::TooLarge(limit) => action(
                StatusCode::PAYLOAD_TOO_LARGE,
                format!("The body is larger than {limit} bytes: send it in smaller parts"),
                "body.too.large",
            ),
            Self::TryLater(seconds) => action(
                StatusCode::TOO_MANY_REQUESTS,
                format!("Too many attempts: try again in {seconds} seconds"),
                "too.many.attempts",
            ),
            Self::NotOffered => action(
                StatusCode::NOT_IMPLEMENTED,
                "This server does not offer that call".to_owned(),
                "not.offered",
            ),
            Self::Server => action(
                StatusCode::INTERNAL_SERVER_ERROR,
                "The server could not do this. Its log names the reason under the X-Request-Id of this answer"
                    .to_owned(),
                "server.error",
            ),
        };
        let mut response = Envelope { messages, ..Envelope::of(status, None::<()>) }.into_response();
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

fn field_error(error: argus_domain::FieldError) -> Message {
    Message {
        kind: MessageKind::FieldError,
        message: format!("{} {}", error.field, error.message),
        field: Some(error.field),
        message_template: "field.invalid",
        parameter: None,
    }
}

fn action_error(message: String, message_template: &'static str) -> Message {
    Message { kind: MessageKind::ActionError, field: None, message, message_template, parameter: None }
}
