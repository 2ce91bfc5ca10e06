//! `/events/v1`: all of its operations (reference section 2.1).

mod case;
mod get;
mod links;
mod list;
mod list_raw;
mod model;
mod page;
mod payload;
mod pcap;
mod search;
mod search_raw;
mod statistics;
mod update;
mod update_bulk;

use crate::{api::ApiError, http::App};
use axum::{
    Router,
    routing::{get, post, put},
};

pub(super) fn routes() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route("/events/v1/aggregated", get(list::list).put(update::update).fallback(wrong_method))
        .route("/events/v1/aggregated/bulk", put(update_bulk::update_bulk).fallback(wrong_method))
        .route("/events/v1/aggregated/search", post(search::search).fallback(wrong_method))
        .route("/events/v1/aggregated/stats", post(statistics::statistics).fallback(wrong_method))
        .route("/events/v1/nids", get(list_raw::list_raw).fallback(wrong_method))
        .route("/events/v1/nids/search", post(search_raw::search_raw).fallback(wrong_method))
        .route("/events/v1/case/{caseID}", get(case::case).fallback(wrong_method))
        .route("/events/v1/{type}/{timestamp}/{customerID}/{eventID}", get(get::get).fallback(wrong_method))
        .route(
            "/events/v1/{type}/{timestamp}/{customerID}/{eventID}/links",
            get(links::links).fallback(wrong_method),
        )
        .route(
            "/events/v1/{type}/{timestamp}/{customerID}/{eventID}/payload",
            get(payload::payload).fallback(wrong_method),
        )
        .route(
            "/events/v1/{type}/{timestamp}/{customerID}/{eventID}/pcap",
            get(pcap::pcap).fallback(wrong_method),
        )
}
