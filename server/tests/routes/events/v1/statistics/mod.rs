//! `POST /events/v1/aggregated/stats`

mod groups;
mod largest;
mod refused;
mod spans;

use crate::support::{Answer, Reader};
use serde_json::{Value, json};
use std::collections::BTreeMap;

async fn statistics(reader: Reader<'_>, body: Value) -> Answer {
    reader.post("/events/v1/aggregated/stats", &super::super::all_and(body)).await.is(200)
}

/// Counts by the names of what was grouped by, over all spans of time. Fails where the parts of the answer do not
/// fit together.
fn counts(answer: &Answer) -> BTreeMap<String, u64> {
    let data = answer.data();
    let keys = data["keys"].as_array().unwrap();
    let names: Vec<&str> =
        data["keyNames"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    assert_eq!(data["valueNames"], json!(["count"]));
    for (index, key) in keys.iter().enumerate() {
        assert_eq!(key["id"], index + 1);
        assert_eq!(key.as_object().unwrap().len(), names.len() + 1, "{key}");
    }
    let mut counts = BTreeMap::new();
    let mut records = 0;
    for frame in data["timeFrames"].as_array().unwrap() {
        assert!(frame["timeFrame"]["startTime"].as_i64() < frame["timeFrame"]["endTime"].as_i64(), "{frame}");
        for record in frame["records"].as_array().unwrap() {
            let key = &keys[record["keyID"].as_u64().unwrap() as usize - 1];
            let parts: Vec<&str> = names.iter().map(|name| key[name].as_str().unwrap()).collect();
            let count = record["value"]["count"].as_u64().unwrap();
            assert!(count > 0, "{record}");
            *counts.entry(parts.join(" | ")).or_default() += count;
            records += 1;
        }
    }
    assert_eq!(data["records"], records);
    assert_eq!(data["hitCount"]["count"], counts.values().sum::<u64>(), "{data:#}");
    counts
}
