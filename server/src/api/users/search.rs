//! `POST /users/v2/user/search`, `/group/search` and `/subject/search`: lists by criteria.

use super::page;
use crate::api::{ApiError, body, caller::Caller};
use axum::{body::Body, response::Response};

pub(super) async fn users(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    page::users(&ctx, body::fields(body, body::SMALL).await?).await
}

pub(super) async fn groups(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    page::groups(&ctx, body::fields(body, body::SMALL).await?).await
}

pub(super) async fn subjects(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    page::subjects(&ctx, body::fields(body, body::SMALL).await?).await
}
