//! `GET /events/v1/aggregated`

use super::super::{WHEN, numbered, submission};
use crate::support::on_each_engine;
use insta::assert_json_snapshot;
use serde_json::json;

#[tokio::test]
async fn repeated_keys_are_alternatives() {
    on_each_engine(async |world| {
        let event = |signature: &str, ip: &str| {
            submission(json!({"signature": signature, "source": {"ip": ip},
                "startTimestamp": null, "endTimestamp": null}))
        };
        let ids = world
            .sensor()
            .submit(&[event("A", "10.0.0.1"), event("B B", "10.0.0.2"), event("C", "fe80::1")])
            .await;
        let anna = world.anna();
        let found = async |query: &str| {
            let answer = anna.get(&format!("/events/v1/aggregated?{query}")).await;
            let mut found: Vec<usize> =
                answer.ids().iter().map(|id| ids.iter().position(|other| other == id).unwrap()).collect();
            found.sort_unstable();
            found
        };
        assert_eq!(found("").await, [0, 1, 2], "the last 24 hours");
        assert_eq!(found("signature=A&signature=B+B").await, [0, 1]);
        assert_eq!(found("signature=B%20B").await, [1]);
        assert_eq!(found("ip=10.0.0.0%2F31&ip=fe80%3A%3A1").await, [0, 2]);
        assert_eq!(found("ip=10.0.0.0/8&signature=A&signature=C").await, [0]);
        assert_eq!(found("customerID=2&customerID=1").await, [0, 1, 2]);
        assert_eq!(found("customerID=2").await, [0; 0]);
        assert_eq!(found("startTimestamp=-2days&endTimestamp=-1day").await, [0; 0]);
        assert_eq!(found("startTimestamp=now+-+1+month&endTimestamp=now").await, [0, 1, 2]);
        assert_eq!(found("startTimestamp=startOfDay-1d&endTimestamp=endOfDay%2B1d").await, [0, 1, 2]);
        assert_eq!(found("startTimestamp=2020-01-01T00:00:00Z").await, [0, 1, 2]);
        assert_eq!(found("startTimestamp=0&endTimestamp=2020-01-01").await, [0; 0]);
        // What the client's defaults send, and what another version of it may.
        assert_eq!(found("limit=25&offset=0&includeRawEvents=False&inline=True").await, [0, 1, 2]);
    })
    .await;
}

#[tokio::test]
async fn limit_and_offset_come_back() {
    on_each_engine(async |world| {
        let events: Vec<_> = (1..=5).map(|number| numbered(number, json!({}))).collect();
        let ids = world.sensor().submit(&events).await;
        let anna = world.anna();
        let path = format!("/events/v1/aggregated?startTimestamp={WHEN}&limit=2&offset=1");
        let page = anna.get(&path).await;
        assert_eq!(page.ids(), [&*ids[3], &ids[2]], "the newest first");
        let mut envelope = page.json.clone();
        envelope["data"] = json!("[events]");
        // The way that was taken depends on whether the column index was built already.
        assert!(envelope["metaData"]["plan"].as_str().unwrap().ends_with(" index"), "{envelope}");
        let changing = "[changing]";
        assert_json_snapshot!("page_of_events", envelope, {".metaData.micros" => changing, ".metaData.plan" => changing});

        for (asked, limit, offset, size) in [
            ("", 25, 0, 5),
            ("&limit=0", 0, 0, 5),
            ("&limit=0&offset=3", 0, 3, 2),
            ("&offset=4", 25, 4, 1),
            ("&offset=9", 25, 9, 0),
        ] {
            let answer = anna.get(&format!("/events/v1/aggregated?startTimestamp=0{asked}")).await.is(200);
            for (name, expected) in [("limit", limit), ("offset", offset), ("size", size), ("count", 5)] {
                assert_eq!(answer.json[name], expected, "{name} of {asked:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn doubled_slashes_do_not_matter() {
    on_each_engine(async |world| {
        let id = world.sensor().submit(&[submission(json!({}))]).await.pop().unwrap();
        let anna = world.anna();
        for path in [
            "//events/v1/aggregated?startTimestamp=0".to_owned(),
            "/events//v1///aggregated?startTimestamp=0&signature=SNORT-1:41336".to_owned(),
            // Only the path is tidied.
            "//events/v1/aggregated?startTimestamp=0&nothing=a//b".to_owned(),
        ] {
            assert_eq!(anna.get(&path).await.ids(), [&*id], "{path}");
        }
        assert_eq!(anna.get(&format!("//events/v1//{id}")).await.is(200).data()["id"], *id);
        let found = anna.post("//events/v1/aggregated//search", &json!({"startTimestamp": 0})).await;
        assert_eq!(found.ids(), [&*id]);
    })
    .await;
}

#[tokio::test]
async fn wrong_parameters_are_named() {
    on_each_engine(async |world| {
        let anna = world.anna();
        for (query, fields) in [
            ("ip=10.0.0", &["ip"][..]),
            ("ip=10.0.0.0/33&ip=fe80::/129", &["ip", "ip"]),
            ("startTimestamp=yesterday", &["startTimestamp"]),
            ("startTimestamp=2020-01-01T00:00:00%2B02:00", &["startTimestamp"]),
            ("endTimestamp=99999999999999", &["endTimestamp"]),
            ("startTimestamp=now&endTimestamp=-1day", &["startTimestamp"]),
            ("startTimestamp=-9999999999years", &["startTimestamp"]),
            ("startTimestamp=-999years", &["startTimestamp"]),
            ("customerID=acme", &["customerID"]),
            ("limit=-1", &["limit"]),
            ("limit=ten", &["limit"]),
            ("limit=10001", &["limit"]),
            ("limit=99999999999", &["limit"]),
            ("offset=-1", &["offset"]),
            ("offset=100001", &["offset"]),
            ("limit=1&limit=2", &["limit"]),
            ("limit=x&offset=x&customerID=x&ip=x", &["customerID", "ip", "limit", "offset"]),
        ] {
            let answer = anna.get(&format!("/events/v1/aggregated?{query}")).await;
            assert_eq!(answer.refused(), fields, "{query}");
        }
    })
    .await;
}
