//! `/alerts/v1/channel`: how somebody outside of Argus is told.

mod create;
mod delete;
mod fields;
mod get;
mod list;
mod model;
mod test;
mod update;

use crate::api::openapi::Routes;
use argus_domain::{ChannelId, Invalid};
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, create::create))
        .calls(routes!(get::get, update::update, delete::delete))
        .calls(routes!(test::test))
}

/// The channel's number.
fn channel_id(text: &str) -> Result<ChannelId, Invalid> {
    let id = text.parse().ok().filter(|id: &ChannelId| id.0 > 0);
    id.ok_or_else(|| Invalid::one("id", "must be the number of a channel"))
}
