//! The REST API: the wire, and nothing of what the system does.
//!
//! A handler reads its request, calls one use case of `argus_service` and answers in the envelope.

mod alarms;
mod alerts;
mod answer;
mod authentication;
mod body;
mod caller;
mod cases;
mod criteria;
mod currentuser;
mod customernetworks;
mod customers;
mod error;
mod events;
mod format;
mod model;
mod modules;
mod not_found;
mod not_offered;
mod openapi;
mod paging;
mod query;
mod sensors;
mod text;
mod users;

pub(crate) use error::ApiError;
pub(crate) use not_found::not_found;

use crate::http::App;
use axum::Router;
use utoipa::openapi::OpenApi;

/// The calls, and the document that describes them.
pub(crate) fn routes() -> (Router<App>, OpenApi) {
    let (routes, document) = events::routes()
        .merge(alarms::routes())
        .merge(alerts::routes())
        .merge(authentication::routes())
        .merge(cases::routes())
        .merge(currentuser::routes())
        .merge(customernetworks::routes())
        .merge(customers::routes())
        .merge(modules::routes())
        .merge(sensors::routes())
        .merge(users::routes())
        .into_parts();
    (routes, openapi::document(document))
}
