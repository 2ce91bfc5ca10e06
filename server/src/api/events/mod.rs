//! `/events`: reference section 2.

mod answer;
mod assessment;
mod criteria;
mod id;
mod v1;
mod v2;

use super::not_found;
use crate::http::App;
use axum::{Router, routing::any};

pub(super) fn routes() -> Router<App> {
    Router::new().merge(v1::routes()).merge(v2::routes()).route("/events/{*rest}", any(not_found))
}
