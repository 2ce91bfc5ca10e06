mod any_input;
mod assess;
mod bulk;
mod case;
mod criteria;
mod formats;
mod invalid;
mod merging;
mod one_event;
mod resubmitted;
mod search;
mod statistics;
mod submit;

use super::{WHEN, all_and, numbered};
use crate::support::World;
use serde_json::{Value, json};

const SEARCH: &str = "/events/v2/event/search";

/// Numbers of the events found, rising: see [`numbered`].
fn numbers(ids: &[String]) -> Vec<i64> {
    let mut numbers: Vec<i64> = ids.iter().map(|id| number(id)).collect();
    numbers.sort_unstable();
    numbers
}

fn number(id: &str) -> i64 {
    id.split('/').nth(1).unwrap().parse::<i64>().unwrap() - WHEN
}

/// Six aggregated events, each at its own millisecond. The last one's occurrences lie around it.
async fn six(world: &World) {
    let events = [
        numbered(
            1,
            json!({"signature": "A", "severity": "low", "fqdn": "one.example",
            "source": {"ip": "10.0.0.1", "port": 1000, "geoLocation": {"countryCode": "NO"}},
            "destination": {"ip": "192.0.2.1", "port": 80}, "flags": ["BLOCKED", "SOURCE_IS_CUSTOMERNET"],
            "properties": {"words": "alpha beta", "several": ["x", "y"]}, "protocol": "tcp"}),
        ),
        numbered(
            2,
            json!({"signature": "A", "severity": "high", "count": 5,
            "source": {"ip": "192.0.2.1", "port": 80},
            "destination": {"ip": "10.0.0.1", "port": 1000, "geoLocation": {"countryCode": "SE"}},
            "flags": ["BLOCKED", "FOLLOWUP", "DESTINATION_IS_CUSTOMERNET"], "protocol": "udp"}),
        ),
        numbered(
            3,
            json!({"signature": "B", "severity": "high", "source": {"ip": "10.0.0.0/16"},
            "destination": {"ip": "2001:db8::1", "port": 443}, "properties": {"several": "y"}}),
        ),
        numbered(
            4,
            json!({"signature": "B", "severity": "critical", "source": {"ip": "10.0.0.2", "port": 80}}),
        ),
        numbered(5, json!({"signature": "C", "severity": "medium"})),
        numbered(
            6,
            json!({"signature": "D", "severity": "medium", "startTimestamp": WHEN - 3_600_000,
            "endTimestamp": WHEN + 3_600_000}),
        ),
    ];
    world.sensor().submit(&events).await;
}

/// Three raw events at 1,000, 2,000 and 3,000, of which the first two are one aggregate.
async fn raw(world: &World) -> Vec<String> {
    let raw = |at: i64, signature: &str| {
        json!({"id": {"type": "raw"}, "signature": signature, "startTimestamp": WHEN + at, "severity": "low",
            "source": {"ip": "10.1.0.1", "user": "bob", "host": "pc"}, "properties": {"k": "v"}})
    };
    world.sensor().submit(&[raw(1_000, "RAW-1"), raw(2_000, "RAW-1"), raw(3_000, "RAW-2")]).await
}

/// The identifiers and counts of a bucket's buckets, in their order; the others are `-`.
fn buckets(record: &Value) -> Vec<(String, u64)> {
    let of = |bucket: &Value| {
        let name = bucket["group"]["identifier"].as_str().unwrap_or("-");
        (name.to_owned(), bucket["count"].as_u64().unwrap())
    };
    record["buckets"].as_array().unwrap().iter().map(of).collect()
}
