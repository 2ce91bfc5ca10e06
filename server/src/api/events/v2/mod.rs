//! `/events/v2`: all of its operations (reference section 2.5).

mod assess;
mod assess_bulk;
mod assessment;
mod case;
mod get;
mod links;
mod list;
mod model;
mod named;
mod page;
mod path;
mod payload;
mod pcap;
mod search;
mod statistics;
mod submit;
mod submit_bulk;

use super::v1;
use crate::{
    api::{ApiError, caller::Known},
    http::App,
};
use axum::{
    Router,
    routing::{get, post, put},
};

/// An address with a type in front of the rest means the same as without.
pub(super) fn routes() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route("/events/v2/event", get(list::list).post(submit::submit).fallback(wrong_method))
        .route("/events/v2/event/bulk", post(submit_bulk::submit_bulk).fallback(wrong_method))
        .route("/events/v2/event/search", post(search::search).fallback(wrong_method))
        .route("/events/v2/event/statistics", post(statistics::statistics).fallback(wrong_method))
        .route("/events/v2/event/assess", put(assess_bulk::assess_bulk).fallback(wrong_method))
        .route("/events/v2/case/{caseID}", get(case::case).fallback(wrong_method))
        .merge(one_event())
        .merge(one_event_with_type())
        .merge(not_offered())
}

fn one_event() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route("/events/v2/event/{timestamp}/{customerID}/{eventID}", get(get::get).fallback(wrong_method))
        .route(
            "/events/v2/event/{timestamp}/{customerID}/{eventID}/assess",
            put(assess::assess).fallback(wrong_method),
        )
        .route(
            "/events/v2/event/{timestamp}/{customerID}/{eventID}/links",
            get(links::links).fallback(wrong_method),
        )
        .route(
            "/events/v2/event/{timestamp}/{customerID}/{eventID}/payload",
            get(payload::payload).fallback(wrong_method),
        )
        .route(
            "/events/v2/event/{timestamp}/{customerID}/{eventID}/pcap",
            get(pcap::pcap).fallback(wrong_method),
        )
}

fn one_event_with_type() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route(
            "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}",
            get(get::get_with_type).fallback(wrong_method),
        )
        .route(
            "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/assess",
            put(assess::assess_with_type).fallback(wrong_method),
        )
        .route(
            "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/links",
            get(v1::links).fallback(wrong_method),
        )
        .route(
            "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/payload",
            get(v1::payload).fallback(wrong_method),
        )
        .route(
            "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/pcap",
            get(v1::pcap).fallback(wrong_method),
        )
}

/// No lineage is kept, and there are no tasks and no index to rebuild.
fn not_offered() -> Router<App> {
    let wrong_method = || async { ApiError::Method };
    Router::new()
        .route(
            "/events/v2/event/{timestamp}/{customerID}/{eventID}/lineage",
            get(nothing).fallback(wrong_method),
        )
        .route(
            "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/lineage",
            get(nothing).fallback(wrong_method),
        )
        .route("/events/v2/event/reindex", put(nothing).fallback(wrong_method))
        .route("/events/v2/servicetask", get(nothing).fallback(wrong_method))
        .route("/events/v2/servicetask/{taskID}", get(nothing).delete(nothing).fallback(wrong_method))
        .route("/events/v2/servicetask/assess", post(nothing).fallback(wrong_method))
        .route("/events/v2/servicetask/prune/{taskID}/status", get(nothing).fallback(wrong_method))
        .route("/events/v2/servicetask/reindex", post(nothing).fallback(wrong_method))
        .route("/events/v2/servicetask/reindex/{taskID}/status", get(nothing).fallback(wrong_method))
        .route("/events/v2/servicetask/search", post(nothing).fallback(wrong_method))
}

async fn nothing(_: Known) -> ApiError {
    ApiError::NotOffered
}
