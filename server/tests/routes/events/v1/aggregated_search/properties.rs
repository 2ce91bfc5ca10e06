//! Properties: equal, or by their words; several values of one; and how those are shown.

use super::super::{
    super::{all_and, numbered},
    finds,
};
use crate::support::{Alert, on_each_engine};
use serde_json::{Value, json};

#[tokio::test]
async fn equal_or_by_words() {
    on_each_engine(async |world| {
        let events = [
            json!({"http.user_agent": "Mozilla/5.0 (X11; Linux)", "http.status": "200"}),
            json!({"http.user_agent": "curl/8.0", "http.status": 404}),
            json!({"http.user_agent": "mozilla", "mail.to": ["a@example.com", "b@example.com"]}),
            json!({"mail.to": "a@example.com,b@example.com", "k": "BLÅBÆR 100%"}),
            json!({}),
        ];
        let events: Vec<Value> =
            (0..).zip(events).map(|(n, properties)| numbered(n, json!({"properties": properties}))).collect();
        world.sensor().submit(&events).await;
        for (properties, exact, by_words) in [
            (json!({"http.user_agent": "mozilla"}), &[2][..], &[0, 2][..]),
            (json!({"http.user_agent": "Mozilla/5.0 (X11; Linux)"}), &[0], &[0]),
            (json!({"http.user_agent": "linux X11"}), &[], &[0]),
            (json!({"http.user_agent": "moz"}), &[], &[]),
            (json!({"http.user_agent": ["mozilla", "curl/8.0"]}), &[1, 2], &[0, 1, 2]),
            (json!({"http.user_agent": "curl/8.0", "http.status": "404"}), &[1], &[1]),
            (json!({"http.user_agent": "curl/8.0", "http.status": 200}), &[], &[]),
            (json!({"http.status": 404}), &[1], &[1]),
            // One of several values, each as a whole.
            (json!({"mail.to": "b@example.com"}), &[2], &[2, 3]),
            (json!({"mail.to": ["x", "a@example.com"]}), &[2], &[2, 3]),
            (json!({"mail.to": "a@example.com,b@example.com"}), &[3], &[3]),
            (json!({"mail.to": "example"}), &[], &[2, 3]),
            (json!({"k": "BLÅBÆR 100%"}), &[3], &[3]),
            (json!({"k": "blåbær"}), &[], &[3]),
            (json!({"k": "%"}), &[], &[]),
            (json!({"k": "' OR 1=1 --"}), &[], &[]),
            (json!({"k": "\u{1f}"}), &[], &[]),
            (json!({"K": "BLÅBÆR 100%"}), &[], &[]),
            (json!({"nothing": "x"}), &[], &[]),
            (json!({}), &[0, 1, 2, 3, 4], &[0, 1, 2, 3, 4]),
        ] {
            for (exactly, expected) in
                [(Value::Null, exact), (json!(true), exact), (json!("False"), by_words)]
            {
                let criteria = json!({"properties": properties, "exactMatchProperties": exactly});
                finds(world.anna(), criteria, expected).await;
            }
        }
        // With criteria that an index answers.
        let criteria = json!({"properties": {"http.user_agent": "mozilla"}, "exactMatchProperties": false,
            "minSeverity": "low", "signature": "SNORT-1:41336"});
        finds(world.anna(), criteria, &[0, 2]).await;
        for (properties, field) in [
            (json!("x"), "properties"),
            (json!({"k": {}}), "properties.k"),
            (json!({"k": []}), "properties"),
            (json!({"": "v"}), "properties"),
        ] {
            let answer = world.anna().search(&all_and(json!({"properties": properties}))).await;
            assert_eq!(answer.refused(), [field], "{properties}");
        }
    })
    .await;
}

/// Suricata's records are read when somebody asks for what they hold.
#[tokio::test]
async fn of_a_sensors_records() {
    on_each_engine(async |world| {
        let alert = |port: u16, host: &str| {
            Alert::at("2019-09-22T20:48:03.911Z")
                .with("/src_port", json!(port))
                .with("/alert/signature_id", json!(port))
                .with("/http", json!({"hostname": host, "url": "/x", "status": 200}))
                .with("/tags", json!(["one", host]))
        };
        world.ingest("acme", &[alert(1, "a.example.com"), alert(2, "b.example.com")]);
        let count = async |properties: Value| {
            let criteria = all_and(json!({"properties": properties}));
            let found = world.anna().search(&criteria).await;
            let raw = world.anna().search_raw(&criteria).await;
            assert_eq!(found.json["count"], raw.json["count"], "{criteria}");
            found.json["count"].clone()
        };
        assert_eq!(count(json!({"http.hostname": "a.example.com"})).await, 1);
        assert_eq!(count(json!({"http.status": 200})).await, 2);
        assert_eq!(count(json!({"http.status": 200, "tags": "b.example.com"})).await, 1);
        assert_eq!(count(json!({"tags": "one"})).await, 2);
        assert_eq!(count(json!({"tags": "on"})).await, 0);
    })
    .await;
}

#[tokio::test]
async fn several_values_are_joined_as_asked() {
    on_each_engine(async |world| {
        let event = numbered(0, json!({"properties": {"mail.to": ["a", "b", "c"], "one": "x,y"}}));
        let id = world.sensor().submit(&[event]).await.pop().unwrap();
        let shown = async |separator: Value| {
            let criteria = all_and(json!({"multivaluePropertySeparator": separator}));
            let answer = world.anna().search(&criteria).await;
            let properties = &answer.rows()[0]["properties"];
            assert_eq!(properties["one"], "x,y");
            properties["mail.to"].clone()
        };
        for separator in [Value::Null, json!("comma"), json!(["comma"])] {
            assert_eq!(shown(separator).await, "a,b,c");
        }
        assert_eq!(shown(json!("newline")).await, "a\nb\nc");
        let got = world.anna().get(&format!("/events/v1/{id}")).await;
        assert_eq!(got.data()["properties"]["mail.to"], "a,b,c");
        let lines = all_and(json!({"multivaluePropertySeparator": "newline", "limit": 0}));
        let lines = world.anna().post_for("application/jsonl", "/events/v1/aggregated/search", &lines).await;
        assert_eq!(lines.is(200).json["properties"]["mail.to"], "a\nb\nc");
        for wrong in [json!("tab"), json!(","), json!(1)] {
            for path in ["/events/v1/aggregated/search", "/events/v1/nids/search"] {
                let criteria = all_and(json!({"multivaluePropertySeparator": wrong}));
                assert_eq!(
                    world.anna().post(path, &criteria).await.refused(),
                    ["multivaluePropertySeparator"]
                );
            }
        }
    })
    .await;
}
