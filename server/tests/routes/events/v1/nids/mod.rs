//! Raw events: `/events/v1/nids` and `/events/v1/nids/search`.

mod list;
mod search;

use crate::support::{Alert, World};
use serde_json::json;

/// 2024-05-01T10:00:00Z, when the first alert happened.
const FIRST: i64 = 1_714_557_600_000;

/// Alerts of one kind, a millisecond apart and from a port each, that two sensors took turns to see. They are
/// told in another order than they happened.
fn ingest(world: &World, customer: &str, count: u32) {
    let alert = |n: u32| {
        Alert::nth(n)
            .with("/host", json!(if n.is_multiple_of(2) { "ids-even" } else { "ids-odd" }))
            .with("/src_port", json!(40_000 + n))
            .with("/alert/severity", json!(n % 4 + 1))
            .with("/alert/action", json!(if n.is_multiple_of(3) { "blocked" } else { "allowed" }))
    };
    let order = (0..count).map(|n| n * 7 % count);
    world.ingest(customer, &order.map(alert).collect::<Vec<_>>());
}
