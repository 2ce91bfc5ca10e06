mod aggregated;
mod aggregated_search;
mod case;
mod formats;
mod get;
mod links;
mod nids;
mod payload;
mod statistics;
mod update;

use super::{WHEN, all_and};
use crate::support::Reader;
use serde_json::{Value, json};

/// Numbers of the events found, rising: see [`super::numbered`].
fn numbers(ids: &[String]) -> Vec<i64> {
    let number = |id: &String| id.split('/').nth(1).unwrap().parse::<i64>().unwrap() - WHEN;
    let mut numbers: Vec<i64> = ids.iter().map(number).collect();
    numbers.sort_unstable();
    numbers
}

/// Fails unless criteria find exactly the events with these numbers: as a page, as everything, and counted.
async fn finds(reader: Reader<'_>, criteria: Value, expected: &[i64]) {
    let page = reader.search(&all_and(criteria.clone())).await;
    assert_eq!(numbers(&page.ids()), expected, "{criteria}");
    assert_eq!(page.json["count"], expected.len(), "{criteria}");
    let mut everything = all_and(criteria.clone());
    everything["limit"] = json!(0);
    assert_eq!(numbers(&reader.search(&everything).await.ids()), expected, "everything of {criteria}");
    let counted = reader.post("/events/v1/aggregated/stats", &all_and(criteria.clone())).await.is(200);
    assert_eq!(counted.data()["hitCount"]["count"], expected.len(), "counted by {criteria}");
}
