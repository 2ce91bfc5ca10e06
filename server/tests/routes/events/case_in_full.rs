//! `limit=0` of a case with more events than any page holds.

use crate::support::{Alert, World, on_each_engine};
use reqwest::Method;
use serde_json::json;
use std::collections::BTreeSet;

/// More than one page, and more than one change may hold.
const COUNT: u32 = 10_200;
/// When the first of them happened.
const FIRST: i64 = 1_714_557_600_000;

async fn case(world: &World) -> i64 {
    let case = world.log_in("anna").await.create_case(1, "AI CASE").await;
    // Each to a port of its own, so that they do not merge.
    let alert = |n: u32| Alert::nth(n).with("/dest_port", json!(n));
    world.ingest("acme", &(0..COUNT).map(alert).collect::<Vec<_>>());
    let half = FIRST + i64::from(COUNT / 2);
    for criteria in [json!({"startTimestamp": 0, "endTimestamp": half - 1}), json!({"startTimestamp": half})]
    {
        let body = json!({"criteria": criteria, "update": {"associateToCase": case}});
        let changed = world.anna().put("/events/v1/aggregated/bulk", &body).await.is(200);
        assert_eq!(*changed.data(), COUNT / 2);
    }
    case
}

/// Ids, in whatever format. A text may have several lines, but an id begins one.
async fn ids(world: &World, accept: &str, path: &str) -> Vec<String> {
    let request = world.anna().request(Method::GET, path).header("Accept", accept);
    let answer = world.server.send(request).await.is(200);
    let id = |line: &str| {
        let start = line.strip_prefix("{\"id\":\"").unwrap_or(line);
        let is_id = start.starts_with("AGGR/") || start.starts_with("NIDS/");
        is_id.then(|| start.split(['"', ',']).next().unwrap().to_owned())
    };
    answer.text.lines().filter_map(id).collect()
}

fn time_of(id: &str) -> i64 {
    id.split('/').nth(1).unwrap().parse().unwrap()
}

#[tokio::test]
async fn everything() {
    on_each_engine(async |world| {
        let case = case(world).await;
        let anna = world.anna();
        let count = COUNT as usize;
        for (version, query, rows) in [
            ("v1", "limit=0", count),
            // In an order that no index of the database has.
            ("v2", "limit=0&sortBy=-lastEventTimestamp", count),
        ] {
            let path = format!("/events/{version}/case/{case}?{query}");
            let answer = anna.get(&path).await.is(200);
            for (name, expected) in [("limit", 0), ("offset", 0), ("count", rows), ("size", rows)] {
                assert_eq!(answer.json[name], expected, "{name} of {path}");
            }
            assert_eq!(answer.json["messages"], json!([]));
            assert!(answer.ids().is_sorted_by(|a, b| time_of(a) > time_of(b)), "{path}");
            let rest = anna.get(&format!("{path}&offset={}", count - 7)).await;
            assert_eq!(rest.ids(), answer.ids()[count - 7..], "{path}");
            assert_eq!((&rest.json["offset"], &rest.json["count"]), (&json!(count - 7), &json!(rows)));
            world.gina().get(&path).await.is(404);
        }
        for (version, query, accept, rows) in [
            ("v1", "limit=0&includeRawEvents=true", "text/csv", 2 * count),
            ("v2", "limit=0", "application/jsonl", count),
        ] {
            let path = format!("/events/{version}/case/{case}?{query}");
            let all = ids(world, accept, &path).await;
            assert!(all.is_sorted_by(|a, b| time_of(a) >= time_of(b)), "{path}");
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), rows, "each once");
            let rest = ids(world, accept, &format!("{path}&offset={}", rows - 7)).await;
            assert_eq!(rest, all[rows - 7..], "{path}");
        }
        // A page that lies behind as many as one page holds.
        let page = anna.get(&format!("/events/v1/case/{case}?limit=100&offset={}", count - 50)).await;
        assert_eq!((page.rows().len(), time_of(&page.ids()[49])), (50, FIRST));
        for version in ["v1", "v2"] {
            let path = format!("/events/{version}/case/{case}?offset=100001");
            assert_eq!(anna.get(&path).await.refused(), ["offset"]);
        }
    })
    .await;
}
