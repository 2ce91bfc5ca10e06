mod damaged;
mod files;
mod jsonl;
mod killed;
mod merging;
mod real_data;
mod side_by_side;
mod suricata;

use crate::support::Reader;
use serde_json::{Value, json};

/// All aggregates of a customer, by their ids.
pub(crate) async fn aggregates(reader: Reader<'_>) -> Vec<Value> {
    let answer = reader.search(&json!({"startTimestamp": 0, "limit": 0, "sortBy": "id"})).await;
    assert_eq!(answer.json["count"], answer.rows().len());
    answer.rows().to_vec()
}

/// How many raw events they were merged from.
pub(crate) fn occurrences(aggregates: &[Value]) -> u64 {
    aggregates.iter().map(|aggregate| aggregate["count"].as_u64().unwrap()).sum()
}

/// Fails unless each aggregate was merged from as many raw events as it counts. Lists of many show only some.
pub(crate) async fn assert_counts_are_right(reader: Reader<'_>, aggregates: &[Value]) {
    for aggregate in aggregates {
        let answer = reader.get(&format!("/events/v1/{}", aggregate["id"].as_str().unwrap())).await.is(200);
        let raws = answer.data()["detailedEventIDS"].as_array().unwrap().len();
        assert_eq!(answer.data()["count"], raws, "{aggregate}");
    }
}

/// The numbers in what `argus ingest` says at its end: stored, known, new aggregates.
pub(crate) fn said(out: &str) -> Vec<u64> {
    let line = out.lines().next().unwrap();
    // The name of the file may hold digits.
    let (stored, rest) = line.split_once(" from ").unwrap();
    let rest = &rest[rest.find('(').unwrap()..];
    let words = [stored, rest].join(" ");
    words.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect()
}
