//! Who calls the API: the owner of a key or of a session.

use super::ApiError;
use crate::http::{App, Peer, cookie_token, is_from_own_page, is_same_origin};
use argus_domain::activity::Via;
use argus_service::{Ctx, session};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header::AUTHORIZATION, request::Parts},
};

/// The call, by whoever may make calls.
#[derive(Debug)]
pub(crate) struct Caller(pub(crate) Ctx);

/// The call, by somebody who is known, but may have to choose a password before he may do anything.
#[derive(Debug)]
pub(crate) struct Known(pub(crate) Ctx);

/// The call, by anybody at all.
#[derive(Debug)]
pub(crate) struct Anybody(pub(crate) Ctx);

impl FromRequestParts<App> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let Known(ctx) = Known::from_request_parts(parts, app).await?;
        ctx.caller()?;
        Ok(Self(ctx))
    }
}

impl FromRequestParts<App> for Anybody {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        if !is_same_origin(&parts.headers) {
            let what = "Another site's page cannot log anybody in here.";
            return Err(ApiError::Forbidden(what.to_owned()));
        }
        Ok(Self(Ctx::anonymous(&app.argus, Via::Api, Peer::of(&parts.extensions))))
    }
}

impl FromRequestParts<App> for Known {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let ctx = Ctx::anonymous(&app.argus, Via::Api, Peer::of(&parts.extensions));
        let headers = &parts.headers;
        // The first that is there counts: nobody tries out a second one.
        let ctx = if let Some(key) = text(headers, "argus-api-key") {
            session::by_api_key(ctx, key).await?
        } else if let Some(authorization) = text(headers, AUTHORIZATION.as_str()) {
            let token = bearer(authorization).ok_or(ApiError::Unauthenticated)?;
            session::by_bearer(ctx, token).await?
        } else {
            let token = cookie_token(headers).ok_or(ApiError::Unauthenticated)?;
            let signed = text(headers, "argus-csrf-token")
                .is_some_and(|signed| session::is_signed(token, signed, parts.uri.path(), ctx.now));
            // Browsers send the cookie with what other sites' pages ask, too.
            if !signed && !is_from_own_page(headers) {
                return Err(ApiError::Unauthenticated);
            }
            session::by_session(ctx, token).await?
        };
        if ctx.actor().is_none() {
            return Err(ApiError::Unauthenticated);
        }
        Ok(Self(ctx))
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or_default().trim())
}

fn bearer(authorization: &str) -> Option<&str> {
    let (scheme, token) = authorization.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()).filter(|token| !token.is_empty())
}
