//! `/alerts/v1/delivery`: what is on its way through channels, and what came of it.

mod get;
mod list;
mod model;
mod retry;

use crate::api::openapi::Routes;
use argus_domain::{DeliveryId, Invalid};
use utoipa_axum::routes;

pub(super) fn routes() -> Routes {
    Routes::default().calls(routes!(list::list)).calls(routes!(get::get)).calls(routes!(retry::retry))
}

/// The delivery's number.
fn delivery_id(text: &str) -> Result<DeliveryId, Invalid> {
    let id = text.parse().ok().filter(|id: &DeliveryId| id.0 > 0);
    id.ok_or_else(|| Invalid::one("id", "must be the number of a delivery"))
}
