//! Whoever is logged in at the page, for what a browser fetches by itself: files rather than answers of functions.

use super::{App, Peer, cookie_token};
use crate::api::ApiError;
use argus_domain::activity::Via;
use argus_service::{Ctx, Error, session};
use axum::{extract::FromRequestParts, http::request::Parts};

pub(super) struct LoggedIn(pub(super) Ctx);

impl LoggedIn {
    pub(super) async fn of(app: &App, parts: &Parts) -> argus_service::Result<Self> {
        let anonymous = Ctx::anonymous(&app.argus, Via::Page, Peer::of(&parts.extensions));
        let token = cookie_token(&parts.headers).ok_or(Error::NotLoggedIn)?;
        Ok(Self(session::by_session(anonymous, token).await?))
    }
}

impl FromRequestParts<App> for LoggedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        Ok(Self::of(app, parts).await?)
    }
}
