//! `/users/v2`: reference section 3.6.

mod criteria;
mod functions;
mod get;
mod list;
mod memberships;
mod model;
mod page;
mod search;

pub(super) use model::wire_group;

use super::{ApiError, not_found, not_offered::not_offered};
use crate::http::App;
use axum::{
    Router,
    routing::{any, get, post},
};

pub(super) fn routes() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route("/users/v2/user", get(list::users).fallback(wrong_method))
        .route("/users/v2/user/search", post(search::users).fallback(wrong_method))
        .route("/users/v2/user/{shortNameOrID}", get(get::user).fallback(wrong_method))
        .route("/users/v2/group", get(list::groups).fallback(wrong_method))
        .route("/users/v2/group/search", post(search::groups).fallback(wrong_method))
        .route("/users/v2/group/{shortNameOrID}", get(get::group).fallback(wrong_method))
        .route("/users/v2/subject", get(list::subjects).fallback(wrong_method))
        .route("/users/v2/subject/search", post(search::subjects).fallback(wrong_method))
        .route("/users/v2/subject/{shortNameOrID}", get(get::subject).fallback(wrong_method))
        .route("/users/v2/subject/{shortNameOrID}/groups", get(memberships::groups).fallback(wrong_method))
        .route("/users/v2/function", get(functions::list).fallback(wrong_method))
        .route("/users/v2/function/search", post(functions::search).fallback(wrong_method))
        .route("/users/v2/function/{idOrShortname}", get(functions::get).fallback(wrong_method))
        .merge(
            Router::new().route(&format!("/users/v2/user/{{shortNameOrID}}/{}", "picture"), any(not_offered)),
        )
        .route("/users/{*rest}", any(not_found))
}
