//! `GET /events/v2/event` and `POST /events/v2/event/search`: pages, order, kinds, and what is shown.

use super::{SEARCH, WHEN, all_and, number, numbers, raw, six};
use crate::support::{Reader, on_each_engine};
use serde_json::{Value, json};

async fn found(reader: Reader<'_>, more: Value) -> Vec<i64> {
    reader.post(SEARCH, &all_and(more)).await.ids().iter().map(|id| number(id)).collect()
}

#[tokio::test]
async fn order() {
    on_each_engine(async |world| {
        six(world).await;
        let anna = world.anna();
        for (sort, expected) in [
            (json!(null), [6, 5, 4, 3, 2, 1]),
            (json!("createdTimestamp"), [1, 2, 3, 4, 5, 6]),
            (json!(["-createdTimestamp"]), [6, 5, 4, 3, 2, 1]),
            (json!(["eventID"]), [1, 2, 3, 4, 5, 6]),
            (json!(["firstEventTimestamp"]), [6, 1, 2, 3, 4, 5]),
            (json!(["-lastEventTimestamp"]), [6, 5, 4, 3, 2, 1]),
            (json!(["lastEventTimestamp", "-lastEventTimestamp"]), [1, 2, 3, 4, 5, 6]),
            (json!(["customerID", "firstEventTimestamp"]), [6, 1, 2, 3, 4, 5]),
        ] {
            // One kind, both of them, and everything at once.
            for (kind, limit) in
                [(json!("aggregated"), 10), (json!([]), 10), (json!("aggregated"), 0), (json!(null), 0)]
            {
                let asked = json!({"sortBy": sort, "type": kind, "limit": limit});
                assert_eq!(found(anna, asked.clone()).await, expected, "{asked}");
            }
        }
        let updated = anna.post(SEARCH, &all_and(json!({"sortBy": ["lastUpdatedTimestamp"]}))).await;
        let times: Vec<i64> =
            updated.rows().iter().map(|row| row["timestamps"]["lastUpdated"].as_i64().unwrap()).collect();
        assert!(times.is_sorted(), "{times:?}");
    })
    .await;
}

#[tokio::test]
async fn both_kinds_are_one_list() {
    on_each_engine(async |world| {
        six(world).await;
        raw(world).await;
        let anna = world.anna();
        let ids = async |more: Value| anna.post(SEARCH, &all_and(more)).await.ids();
        // Where an aggregate and its first raw event are at one time, the aggregate goes first.
        let short = |ids: &[String]| -> Vec<String> {
            ids.iter().map(|id| format!("{}{}", &id[..1], number(id))).collect()
        };
        let expected = ["A3000", "N3000", "N2000", "A1000", "N1000", "A6", "A5", "A4", "A3", "A2", "A1"];
        let all = ids(json!({"limit": 100})).await;
        assert_eq!(short(&all), expected);
        assert_eq!(ids(json!({"limit": 0})).await, all);
        assert_eq!(ids(json!({"limit": 0, "offset": 3})).await, all[3..]);
        for sort in
            [json!(null), json!("firstEventTimestamp"), json!("-customerID"), json!("-lastUpdatedTimestamp")]
        {
            let whole = ids(json!({"limit": 100, "sortBy": sort})).await;
            assert_eq!(whole.len(), 11);
            assert_eq!(ids(json!({"limit": 0, "sortBy": sort})).await, whole, "{sort}");
            let mut paged = Vec::new();
            for offset in (0..12).step_by(3) {
                let page =
                    anna.post(SEARCH, &all_and(json!({"limit": 3, "offset": offset, "sortBy": sort}))).await;
                assert_eq!((&page.json["count"], &page.json["offset"]), (&json!(11), &json!(offset)));
                paged.extend(page.ids());
            }
            assert_eq!(paged, whole, "{sort}");
        }
        let one = all.iter().find(|id| id.starts_with("NIDS")).unwrap();
        assert_eq!(ids(json!({"eventIdentifier": [one]})).await, [one.as_str()]);
        assert_eq!(ids(json!({"eventIdentifier": [one], "type": "aggregated"})).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_list_by_query() {
    on_each_engine(async |world| {
        six(world).await;
        raw(world).await;
        let anna = world.anna();
        for (query, expected) in [
            ("type=aggregated&limit=20", &[1, 2, 3, 4, 5, 6, 1_000, 3_000][..]),
            ("type=raw", &[1_000, 2_000, 3_000]),
            ("type=raw&type=aggregated&limit=0", &[1, 2, 3, 4, 5, 6, 1_000, 1_000, 2_000, 3_000, 3_000]),
            ("signature=A&signature=B", &[1, 2, 3, 4]),
            ("customer=globex", &[]),
            ("customer=1&signature=C", &[5]),
            (&format!("startTimestamp={}&endTimestamp={}", WHEN + 2, WHEN + 3), &[2, 3]),
        ] {
            let answer = anna.get(&format!("/events/v2/event?{query}")).await;
            assert_eq!(numbers(&answer.ids()), expected, "{query}");
        }
        let page = anna.get("/events/v2/event?type=aggregated&limit=2&offset=3").await.is(200);
        let paging = ["limit", "offset", "size", "count"].map(|name| page.json[name].as_i64().unwrap());
        assert_eq!(paging, [2, 3, 2, 8]);
        for (query, field) in
            [("limit=-1", "limit"), ("type=x", "type"), ("startTimestamp=soon", "startTimestamp")]
        {
            assert_eq!(anna.get(&format!("/events/v2/event?{query}")).await.refused(), [field]);
        }
    })
    .await;
}

#[tokio::test]
async fn other_formats() {
    on_each_engine(async |world| {
        six(world).await;
        raw(world).await;
        let anna = world.anna();
        for limit in [0, 25] {
            let ask = async |accept: &str| {
                let request = anna.request(reqwest::Method::POST, SEARCH).header("Accept", accept);
                world.server.send(request.json(&json!({"limit": limit}))).await.is(200)
            };
            let rows = ask("*/*").await.rows().to_vec();
            let lines = ask("application/jsonl").await;
            let told: Vec<Value> =
                lines.text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            assert_eq!(told, rows);
            let table = ask("text/csv").await;
            assert_eq!(table.text.matches("\r\n").count(), rows.len() + 1);
        }
    })
    .await;
}
