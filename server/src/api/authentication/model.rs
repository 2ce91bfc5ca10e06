//! What the calls of this module answer.

use argus_domain::Timestamp;
use argus_service::{Ctx, session};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AuthenticationResponse {
    credentials: RequestCredentials,
    /// Signs what is sent with the cookie.
    session_key: String,
    #[schema(value_type = Vec<String>)]
    authorizations: [(); 0],
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct RequestCredentials {
    /// The token of the session.
    request_credentials_data: String,
    request_credentials_type: &'static str,
    #[serde(rename = "clientIP", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    client_ip: Option<String>,
}

pub(super) fn credentials(ctx: &Ctx, token: String) -> RequestCredentials {
    RequestCredentials {
        request_credentials_data: token,
        request_credentials_type: "sessionToken",
        client_ip: ctx.address.map(|address| address.to_string()),
    }
}

pub(super) fn authenticated(ctx: &Ctx, token: String) -> AuthenticationResponse {
    AuthenticationResponse {
        session_key: session::signing_key(&token),
        credentials: credentials(ctx, token),
        authorizations: [],
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SessionInfo {
    authentication_method: &'static str,
    #[serde(rename = "clientIP", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    client_ip: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i64)]
    created_timestamp: Option<Timestamp>,
    password_not_set: bool,
    read_only: bool,
    security_level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    session_key: Option<String>,
    #[schema(value_type = i64)]
    timestamp: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i64)]
    valid_until_timestamp: Option<Timestamp>,
}

pub(super) fn session_info(ctx: &Ctx, info: session::SessionInfo) -> SessionInfo {
    SessionInfo {
        authentication_method: if info.by_key { "APIKEY" } else { "PASSWORD" },
        client_ip: ctx.address.map(|address| address.to_string()),
        created_timestamp: info.created,
        password_not_set: false,
        read_only: info.read_only,
        security_level: "DEFAULT",
        session_key: info.signing_key,
        timestamp: ctx.now,
        valid_until_timestamp: info.valid_until,
    }
}

/// What was found to be permitted.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PermittedFunction)]
pub(super) struct Permitted {
    pub(super) function: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) customer: Option<i64>,
}
