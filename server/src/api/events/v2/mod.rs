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
mod submission;
mod submit;
mod submit_bulk;

use crate::api::openapi::Routes;
use axum::routing::MethodFilter;
use utoipa_axum::routes;

/// An address with a type in front of the rest means the same as without.
pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, submit::submit))
        .calls(routes!(submit_bulk::submit_bulk))
        .calls(routes!(search::search))
        .calls(routes!(statistics::statistics))
        .calls(routes!(assess_bulk::assess_bulk))
        .calls(routes!(case::case))
        .calls(routes!(get::get))
        .calls(routes!(get::get_with_type))
        .calls(routes!(assess::assess))
        .calls(routes!(assess::assess_with_type))
        .calls(routes!(links::links))
        .calls(routes!(links::links_with_type))
        .calls(routes!(payload::payload))
        .calls(routes!(payload::payload_with_type))
        .calls(routes!(pcap::pcap))
        .calls(routes!(pcap::pcap_with_type))
        .merge(not_offered())
}

/// No lineage is kept, and there are no tasks and no index to rebuild.
fn not_offered() -> Routes {
    Routes::default()
        .not_offered_to_known(
            "/events/v2/event/{timestamp}/{customerID}/{eventID}/lineage",
            MethodFilter::GET,
        )
        .not_offered_to_known(
            "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/lineage",
            MethodFilter::GET,
        )
        .not_offered_to_known("/events/v2/event/reindex", MethodFilter::PUT)
        .not_offered_to_known("/events/v2/servicetask", MethodFilter::GET)
        .not_offered_to_known("/events/v2/servicetask/{taskID}", MethodFilter::GET.or(MethodFilter::DELETE))
        .not_offered_to_known("/events/v2/servicetask/assess", MethodFilter::POST)
        .not_offered_to_known("/events/v2/servicetask/prune/{taskID}/status", MethodFilter::GET)
        .not_offered_to_known("/events/v2/servicetask/reindex", MethodFilter::POST)
        .not_offered_to_known("/events/v2/servicetask/reindex/{taskID}/status", MethodFilter::GET)
        .not_offered_to_known("/events/v2/servicetask/search", MethodFilter::POST)
}
