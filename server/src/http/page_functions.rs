//! `POST /page/…`: the page's server functions.

use super::{App, PAGE_BODY, Peer, observe::RequestId};
use crate::api;
use argus_app::api::{Failure, PageCall, SESSION_COOKIE};
use argus_domain::activity::Via;
use argus_service::{Ctx, session};
use axum::{
    Extension, Json,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header::COOKIE},
    response::{IntoResponse, Response},
};
use leptos::{prelude::provide_context, server_fn::axum::server_fn_paths};

/// What pages call by themselves.
const BY_ITSELF: &str = "/page/presence/";

pub(super) async fn answer(
    State(app): State<App>,
    Extension(RequestId(request_id)): Extension<RequestId>,
    request: Request,
) -> Response {
    if !server_fn_paths().any(|(path, _)| path == request.uri().path()) {
        return api::not_found(request.uri().clone()).await.into_response();
    }
    // A length that was announced was looked at before; a stream shows its length by its end.
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, PAGE_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let request = Request::from_parts(parts, Body::from(body));
    let anonymous = Ctx::anonymous(&app.argus, Via::Page, Peer::of(request.extensions()));
    let ctx = match cookie_token(request.headers()) {
        None => anonymous,
        Some(token) => match of_session(anonymous, token, request.uri().path()).await {
            Ok(ctx) => ctx,
            Err(error) => {
                tracing::error!(%error, "a session could not be looked up");
                let failure = Failure::Server { request_id };
                return (StatusCode::INTERNAL_SERVER_ERROR, Json(failure)).into_response();
            }
        },
    };
    let call = PageCall { ctx, request_id, secure_cookie: app.secure_cookies };
    leptos_axum::handle_server_fns_with_context(move || provide_context(call.clone()), request)
        .await
        .into_response()
}

/// What an open page asks by itself, again and again, must not keep a session from ending.
async fn of_session(anonymous: Ctx, token: &str, path: &str) -> argus_service::Result<Ctx> {
    if path.starts_with(BY_ITSELF) {
        session::by_idle_session(anonymous, token).await
    } else {
        session::by_session(anonymous, token).await
    }
}

/// The session's token in the cookie.
pub(crate) fn cookie_token(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, value)| *name == SESSION_COOKIE && !value.is_empty())
        .map(|(_, token)| token)
}
