//! `/alerts/v1/alert`: our own, in the manner of the reference.

mod asset;
mod channel;
mod close;
mod create;
mod criteria;
mod delete;
mod delivery;
mod get;
mod ioc;
mod list;
mod model;
mod path;
mod policy;
mod rule;
mod search;
mod silence;
mod snooze;
mod statistics;
mod update;

use super::openapi::Routes;
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, create::create))
        .calls(routes!(search::search))
        .calls(routes!(get::get, update::update, delete::delete))
        .calls(routes!(close::close))
        .calls(routes!(snooze::snooze))
        .merge(ioc::routes())
        .merge(asset::routes())
        .calls(routes!(statistics::statistics))
        .merge(channel::routes())
        .merge(delivery::routes())
        .merge(policy::routes())
        .merge(silence::routes())
        .merge(rule::routes())
        .nothing_else_at("/alerts/v1/{*rest}")
}
