//! `PUT /events/v1/aggregated` and `/events/v1/aggregated/bulk`: what people say of events.

mod at_once;
mod bulk;
mod effects;
mod refused;
mod standing;
mod sub_events;

use super::super::numbered;
use crate::support::{Answer, Reader, World};
use serde_json::{Value, json};

const PATH: &str = "/events/v1/aggregated";

async fn update(reader: Reader<'_>, ids: &[String], update: Value) -> Answer {
    reader.put(PATH, &json!({"eventIdentifiers": ids, "update": update})).await
}

/// Three events of acme's.
async fn three(world: &World) -> Vec<String> {
    world
        .sensor()
        .submit(&[1, 2, 3].map(|n| numbered(n, json!({"severity": "medium", "flags": ["BLOCKED"]}))))
        .await
}

async fn get(reader: Reader<'_>, id: &str) -> Value {
    reader.get(&format!("/events/v1/{id}")).await.is(200).data().clone()
}

fn time(event: &Value) -> i64 {
    event["lastUpdatedTimestamp"].as_i64().unwrap()
}
