//! `/events/v1`: all of its operations (reference section 2.1).

mod assessment;
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

pub(super) use {
    links::{EventLink, links},
    model::cases_of,
    page::paging,
    payload::{EventPayload, payload},
    pcap::pcap,
};

use crate::api::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, update::update))
        .calls(routes!(update_bulk::update_bulk))
        .calls(routes!(search::search))
        .calls(routes!(statistics::statistics))
        .calls(routes!(list_raw::list_raw))
        .calls(routes!(search_raw::search_raw))
        .calls(routes!(case::case))
        .calls(routes!(get::get))
        .calls(routes!(links::links))
        .calls(routes!(payload::payload))
        .calls(routes!(pcap::pcap))
}
