//! `GET /users/v2/user`, `/group` and `/subject`: lists by query parameters.

use super::page;
use crate::api::{ApiError, caller::Caller};
use argus_lenient::Fields;
use axum::{extract::Query, response::Response};

type Pairs = Query<Vec<(String, String)>>;

pub(super) async fn users(Caller(ctx): Caller, Query(pairs): Pairs) -> Result<Response, ApiError> {
    page::users(&ctx, Fields::from_query(pairs)).await
}

pub(super) async fn groups(Caller(ctx): Caller, Query(pairs): Pairs) -> Result<Response, ApiError> {
    page::groups(&ctx, Fields::from_query(pairs)).await
}

pub(super) async fn subjects(Caller(ctx): Caller, Query(pairs): Pairs) -> Result<Response, ApiError> {
    page::subjects(&ctx, Fields::from_query(pairs)).await
}
