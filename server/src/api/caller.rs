//! Who calls the API: the owner of a key.

use super::ApiError;
use crate::http::{App, Peer};
use argus_domain::activity::Via;
use argus_service::{Ctx, session};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header::AUTHORIZATION, request::Parts},
};

/// The call, by whoever's key it bears.
#[derive(Debug)]
pub(crate) struct Caller(pub(crate) Ctx);

impl FromRequestParts<App> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let key = key(&parts.headers).ok_or(ApiError::Unauthenticated)?;
        let ctx = Ctx::anonymous(&app.argus, Via::Api, Peer::of(&parts.extensions));
        let ctx = session::by_api_key(ctx, key).await?;
        ctx.caller()?;
        Ok(Self(ctx))
    }
}

fn key(headers: &HeaderMap) -> Option<&str> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let bearer = || {
        let (scheme, token) = text(AUTHORIZATION.as_str())?.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    };
    text("argus-api-key").or_else(bearer).filter(|key| !key.is_empty())
}
