//! Each of the 13 things that events are grouped by.

use super::{counts, statistics};
use crate::{
    events::{all, numbered},
    support::{Alert, World, on_each_engine},
};
use insta::assert_json_snapshot;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const GROUPS: [&str; 13] = [
    "ATTACK_IDENTIFIER",
    "ATTACK_CATEGORY",
    "ALARM",
    "LOCATION",
    "EVENT_SEVERITY",
    "SOURCEIP",
    "DESTINATIONIP",
    "PROTOCOL",
    "CUSTOMER",
    "SOURCE_GEOIP_LOCATION",
    "SOURCE_GEOIP_COUNTRY",
    "DESTINATION_GEOIP_LOCATION",
    "DESTINATION_GEOIP_COUNTRY",
];

async fn submit(world: &World) {
    let location = json!({"customerID": 1, "shortName": "oslo", "name": "Oslo"});
    world.admin().post("/sensors/v1/location", &location).await.is(201);
    let norway = json!({"countryCode": "NO", "locationName": "Oslo", "latitude": 59.9, "longitude": 10.7});
    let events = [
        json!({"signature": "A", "severity": "low", "protocol": "tcp", "location": "oslo", "count": 5,
            "source": {"ip": "10.0.0.1", "geoLocation": norway},
            "destination": {"ip": "192.0.2.0/24", "geoLocation": {"countryCode": "US"}}}),
        json!({"signature": "A", "severity": "high", "protocol": "udp",
            "source": {"ip": "10.0.0.1", "geoLocation": norway}, "destination": {"ip": "2001:db8::1"}}),
        json!({"signature": "B", "severity": "high", "protocol": "99"}),
    ];
    let events: Vec<Value> = (1..).zip(events).map(|(n, more)| numbered(n, more)).collect();
    world.sensor().submit(&events).await;
    // Three occurrences in one event.
    world.ingest("acme", &[Alert::nth(0), Alert::nth(1), Alert::nth(2)]);
    world.gerd().submit(&[numbered(9, json!({"signature": "C", "severity": "critical"}))]).await;
}

#[tokio::test]
async fn by_each_and_by_occurrences() {
    on_each_engine(async |world| {
        submit(world).await;
        let mut found = BTreeMap::new();
        for by in GROUPS {
            let events = statistics(world.anna(), json!({"groupBy": [by]})).await;
            assert_eq!(events.data()["keyNames"], json!([by]));
            let raw = statistics(world.anna(), json!({"groupBy": by, "countRawEvents": "True"})).await;
            let (events, raw) = (counts(&events), counts(&raw));
            assert_eq!((events.values().sum::<u64>(), raw.values().sum::<u64>()), (4, 10), "{by}");
            assert!(events.keys().eq(raw.keys()), "{by}");
            let both: BTreeMap<String, [u64; 2]> = events
                .into_iter()
                .map(|(name, count)| {
                    let raw = raw[&name];
                    (name, [count, raw])
                })
                .collect();
            found.insert(by, both);
        }
        assert_json_snapshot!("by_each", found);
        let everybodys = statistics(world.admin(), json!({"groupBy": "CUSTOMER"})).await;
        assert_eq!(counts(&everybodys), BTreeMap::from([("Acme".to_owned(), 4), ("Globex".to_owned(), 1)]));
        // Names of another customer's are not told.
        let hers = statistics(world.gina(), json!({"groupBy": GROUPS})).await;
        assert!(!hers.text.contains("Acme") && !hers.text.contains("ET SCAN"), "{hers:?}");
    })
    .await;
}

#[tokio::test]
async fn by_several_and_by_nothing() {
    on_each_engine(async |world| {
        submit(world).await;
        let answer =
            statistics(world.anna(), json!({"groupBy": ["EVENT_SEVERITY", "ATTACK_IDENTIFIER"]})).await;
        let expected = [("high | A", 1), ("high | B", 1), ("high | SNORT-1:2001219", 1), ("low | A", 1)];
        assert_eq!(counts(&answer), expected.map(|(name, count)| (name.to_owned(), count)).into());
        // Twice the same is once.
        let answer = statistics(world.anna(), json!({"groupBy": ["PROTOCOL", "PROTOCOL"]})).await;
        assert_eq!(answer.data()["keyNames"], json!(["PROTOCOL"]));
        for nothing in [json!(null), json!([])] {
            let answer = statistics(world.anna(), json!({"groupBy": nothing})).await;
            assert_eq!(answer.data()["keys"], json!([{"id": 1}]));
            assert_eq!(answer.data()["hitCount"]["count"], 4);
            assert_eq!(counts(&answer).values().sum::<u64>(), 4);
        }
        let every = statistics(world.anna(), json!({"groupBy": GROUPS})).await;
        assert_eq!(counts(&every).len(), 4);
    })
    .await;
}

/// Clients read the first key, whatever was found.
#[tokio::test]
async fn nothing_found_still_has_a_key() {
    on_each_engine(async |world| {
        let anna = world.anna();
        for (body, keys) in [
            (json!({}), json!([{"id": 1}])),
            (
                json!({"groupBy": ["ALARM", "CUSTOMER"], "resolution": 3_600_000, "startTimestamp": "-1day"}),
                json!([{"id": 1, "ALARM": "", "CUSTOMER": ""}]),
            ),
            (json!({"groupBy": "SOURCEIP", "cutoff": 3}), json!([{"id": 1, "SOURCEIP": ""}])),
            (json!({"signature": "nothing", "groupBy": "SOURCEIP"}), json!([{"id": 1, "SOURCEIP": ""}])),
        ] {
            let answer = statistics(anna, body.clone()).await;
            assert_eq!(answer.data()["keys"], keys, "{body}");
            assert!(counts(&answer).is_empty());
            assert!(!answer.data()["timeFrames"].as_array().unwrap().is_empty(), "{body}");
        }
        // Without any time, as one client sends it.
        let answer = anna.post("/events/v1/aggregated/stats", &json!({"resolution": 0})).await.is(200);
        assert_eq!(answer.data()["keys"], json!([{"id": 1}]));
        world.gerd().submit(&[numbered(1, json!({}))]).await;
        assert_eq!(anna.post("/events/v1/aggregated/stats", &all()).await.data()["hitCount"]["count"], 0);
    })
    .await;
}
