//! Bodies as known clients send them.

use super::super::super::{WHEN, all, numbered};
use crate::support::on_each_engine;
use serde_json::json;

const PATH: &str = "/events/v1/aggregated/search";

#[tokio::test]
async fn scalars_for_lists_and_texts_for_numbers() {
    on_each_engine(async |world| {
        let end = |ip: &str| json!({"ip": ip, "port": "22"});
        let event = numbered(0, json!({"signature": 2171, "source": end("10.0.0.1"), "count": "3", "flags": "BLOCKED",
            "severity": ["high"], "startTimestamp": WHEN.to_string(), "protocol": 6}));
        let id = world.sensor().submit(&[event]).await.pop().unwrap();
        let anna = world.anna();
        for body in [
            // The requirement's curl, which says that it sends a form.
            r#"{ "signature": ["2171"],"startTimestamp":1567288800000 }"#,
            r#"{"signature": 2171, "startTimestamp": "1567288800000"}"#,
            r#"{"customerID": "1", "customer": 1, "startTimestamp": "0"}"#,
            r#"{"customer": ["1"], "startTimestamp": [0]}"#,
            r#"{"ip": "10.0.0.1", "port": 22, "sourceIPMinBits": "8", "startTimestamp": 0}"#,
            r#"{"includeFlags": "BLOCKED", "severity": "high", "startTimestamp": 0}"#,
            r#"{"limit": "25", "offset": "0", "sortBy": "timestamp", "minCount": "3", "startTimestamp": 0}"#,
            r#"{"skipFutureEvents": "True", "includeDeleted": "False", "startTimestamp": 0}"#,
            // What one version of the client always sends, and what another may.
            r#"{"signature":["2171"],"startTimestamp":"2019-01-01T00:00:00Z","skipFutureEvents":false,
                "exactMatchProperties":true,"multivaluePropertySeparator":"comma","includeUnpublished":true,
                "subCriteria":[],"properties":{},"timeFieldStrategy":null,"a field of the future":{"x":[1]}}"#,
            "  {\"startTimestamp\": 0}\r\n",
        ] {
            for answer in [
                anna.post_text(PATH, body).await,
                anna.send(anna.request(reqwest::Method::POST, PATH).body(body)).await,
            ] {
                assert_eq!(answer.is(200).ids(), [&*id], "{body}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_key_comes_in_either_header() {
    on_each_engine(async |world| {
        world.sensor().submit(&[numbered(0, json!({}))]).await;
        let key = world.key_of("anna");
        for (name, value) in [
            ("Argus-API-Key", key.to_owned()),
            ("argus-api-key", format!(" {key} ")),
            ("Authorization", format!("Bearer {key}")),
            ("authorization", format!("bearer  {key}")),
        ] {
            let request = world.server.request(reqwest::Method::POST, PATH).header(name, value).json(&all());
            let answer = world.server.send(request).await.enveloped();
            assert_eq!(answer.is(200).json["count"], 1, "{name}");
        }
    })
    .await;
}
