//! `GET /events/v1/case/{caseID}`: the events of a case, for whoever may read the case.

use super::super::{WHEN, numbered, submission};
use crate::{
    authentication::bearer,
    support::{Alert, World, on_each_engine},
};
use reqwest::Method;
use serde_json::{Value, json};

/// A case of acme's with three events of the sensor's, in which five alerts were merged, and another.
async fn case(world: &World) -> i64 {
    let mut anna = world.log_in("anna").await;
    let (case, other) = (anna.create_case(1, "AI CASE").await, anna.create_case(1, "Other").await);
    let alert = |n: u32, signature: i64| Alert::nth(n).with("/alert/signature_id", json!(signature));
    world.ingest("acme", &[alert(0, 1), alert(1, 2), alert(2, 1), alert(3, 3), alert(4, 2), alert(5, 9)]);
    let found = world.anna().search(&super::super::all_and(json!({"sortBy": "timestamp"}))).await;
    let ids = found.ids();
    let link =
        |ids: &[String], case: i64| json!({"eventIdentifiers": ids, "update": {"associateToCase": case}});
    world.anna().put("/events/v1/aggregated", &link(&ids[..3], case)).await.is(200);
    world.anna().put("/events/v1/aggregated", &link(&ids[3..], other)).await.is(200);
    case
}

#[tokio::test]
async fn with_and_without_raw_events_both_ways() {
    on_each_engine(async |world| {
        let case = case(world).await;
        let times = async |query: &str| {
            let answer = world.anna().get(&format!("/events/v1/case/{case}{query}")).await.is(200);
            let row = |row: &Value| {
                let kind = row["id"].as_str().unwrap().split('/').next().unwrap().to_owned();
                (kind, row["timestamp"].as_i64().unwrap() - 1_714_557_600_000)
            };
            let rows: Vec<(String, i64)> = answer.rows().iter().map(row).collect();
            let shown: Vec<String> = rows.iter().map(|(kind, at)| format!("{kind} {at}")).collect();
            (shown.join(", "), answer.json["count"].as_i64().unwrap())
        };
        let newest = "AGGR 3, AGGR 1, AGGR 0";
        assert_eq!(times("").await, (newest.to_owned(), 3));
        for (query, expected) in [
            ("?limit=25&offset=0&includeRawEvents=False", newest),
            ("?sortBy=-timestamp", newest),
            ("?sortBy=timestamp", "AGGR 0, AGGR 1, AGGR 3"),
            ("?limit=2", "AGGR 3, AGGR 1"),
            ("?limit=2&offset=2", "AGGR 0"),
            ("?offset=3", ""),
            ("?limit=0", newest),
            ("?limit=0&offset=1&sortBy=timestamp", "AGGR 1, AGGR 3"),
        ] {
            assert_eq!(times(query).await, (expected.to_owned(), 3), "{query}");
        }
        // A raw event and its aggregate happened at the same moment: either may come first.
        let all = "AGGR 0, AGGR 1, AGGR 3, NIDS 0, NIDS 1, NIDS 2, NIDS 3, NIDS 4";
        for (sort, order) in
            [("timestamp", [0, 0, 1, 1, 2, 3, 3, 4]), ("-timestamp", [4, 3, 3, 2, 1, 1, 0, 0])]
        {
            let query = format!("?includeRawEvents=True&sortBy={sort}");
            let (shown, count) = times(&query).await;
            let mut rows: Vec<&str> = shown.split(", ").collect();
            let at = |row: &&str| row.split(' ').nth(1).unwrap().parse::<i64>().unwrap();
            assert_eq!((rows.iter().map(at).collect::<Vec<_>>(), count), (order.to_vec(), 8), "{sort}");
            let mut pages = Vec::new();
            for offset in (0..8).step_by(3) {
                pages.push(times(&format!("{query}&limit=3&offset={offset}")).await.0);
            }
            assert_eq!(pages.join(", "), shown, "in pages");
            rows.sort_unstable();
            assert_eq!(rows.join(", "), all);
        }
    })
    .await;
}

#[tokio::test]
async fn reading_the_case_is_enough() {
    on_each_engine(async |world| {
        let case = case(world).await;
        let path = format!("/events/v1/case/{case}");
        let constrained = async |function: &str| {
            let body = json!({"function": [function]});
            let answer = world.anna().post("/authentication/v1/session/constrain", &body).await.is(200);
            answer.data()["credentials"]["requestCredentialsData"].as_str().unwrap().to_owned()
        };
        let by_case = constrained("viewEventsByCase").await;
        let found = bearer(world, Method::GET, &path, &by_case, Value::Null).await;
        assert_eq!(found.ids(), world.anna().get(&path).await.ids());
        assert_eq!(found.json["count"], 3);
        // What else there is stays closed.
        let event = format!("/events/v1/{}", found.ids()[0]);
        bearer(world, Method::GET, &event, &by_case, Value::Null).await.is(403);
        bearer(world, Method::GET, "/events/v1/nids", &by_case, Value::Null).await.is(403);
        bearer(world, Method::POST, "/events/v1/aggregated/search", &by_case, super::super::all())
            .await
            .is(403);
        let lookup = constrained("eventLookup").await;
        bearer(world, Method::GET, &path, &lookup, Value::Null).await.is(403);
        bearer(world, Method::GET, &event, &lookup, Value::Null).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn another_customers_case_is_not_there() {
    on_each_engine(async |world| {
        let case = case(world).await;
        let foreign = world.gina().get(&format!("/events/v1/case/{case}")).await.is(404);
        let missing = world.gina().get("/events/v1/case/99999").await.is(404);
        assert_eq!(foreign.text.replace(&format!(" {case} "), " N "), missing.text.replace(" 99999 ", " N "));
        world.sensor().get(&format!("/events/v1/case/{case}")).await.is(403);
        for (path, fields) in [
            ("x", &["caseID"][..]),
            ("0", &["caseID"]),
            ("-1", &["caseID"]),
            ("99999999999999999999", &["caseID"]),
            ("1?sortBy=severity", &["sortBy"]),
            ("1?limit=-1&offset=x", &["limit", "offset"]),
            ("1?limit=10001", &["limit"]),
            ("1?includeRawEvents=2", &["includeRawEvents"]),
        ] {
            let answer = world.anna().get(&format!("/events/v1/case/{path}")).await;
            assert_eq!(answer.refused(), fields, "{path}");
        }
        let empty = world.log_in("anna").await.create_case(1, "Empty").await;
        let answer = world.anna().get(&format!("/events/v1/case/{empty}?includeRawEvents=true")).await;
        assert_eq!((answer.rows().len(), &answer.json["count"]), (0, &json!(0)));
    })
    .await;
}

/// Only the submitted event is linked: a raw one that is submitted with a case links the event it is a part of.
#[tokio::test]
async fn of_events_that_were_submitted_with_their_case() {
    on_each_engine(async |world| {
        let case = world.log_in("anna").await.create_case(1, "AI CASE").await;
        let events = [
            numbered(5, json!({"associatedCaseID": case})),
            submission(json!({"id": {"type": "raw"}, "associatedCaseID": case})),
        ];
        world.sensor().submit(&events).await;
        let answer = world.anna().get(&format!("/events/v1/case/{case}?includeRawEvents=true")).await;
        let kinds: Vec<String> =
            answer.ids().iter().map(|id| id.split('/').take(2).collect::<String>()).collect();
        assert_eq!(kinds, [format!("AGGR{}", WHEN + 5), format!("AGGR{WHEN}"), format!("NIDS{WHEN}")]);
        assert_eq!(answer.rows()[0]["associatedCase"]["subject"], "AI CASE");
    })
    .await;
}
