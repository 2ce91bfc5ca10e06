//! `POST /events/v2/event/statistics`

mod groups;
mod refused;
mod timelines;

use super::all_and;
use crate::support::Reader;
use serde_json::{Value, json};

const PATH: &str = "/events/v2/event/statistics";

async fn tree(reader: Reader<'_>, more: Value) -> Value {
    let answer = reader.post(PATH, &all_and(more)).await;
    let [root] = answer.rows() else { panic!("{answer:#?}") };
    assert_eq!((&answer.json["count"], &answer.json["size"]), (&json!(1), &json!(1)));
    root.clone()
}

fn pairs(expected: &[(&str, u64)]) -> Vec<(String, u64)> {
    expected.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}
