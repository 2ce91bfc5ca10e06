//! What becomes of an alert's fields.

use super::aggregates;
use crate::support::{Alert, in_lines, on_each_engine, pretty_array};
use insta::assert_json_snapshot;
use serde_json::json;

const WHEN: &str = "2018-03-24T14:37:19.037299-0600";

#[tokio::test]
async fn an_alert_with_everything() {
    on_each_engine(async |world| {
        let alert = Alert::at(WHEN)
            .with("/alert/action", json!("blocked"))
            .with("/alert/metadata", json!({"former_category": ["SCAN"], "tag": [], "n": [1, 2], "x": null}))
            .with(
                "/http",
                json!({"hostname": "ui.skype.com", "url": "/ui/0/", "status": 200, "redirect": false}),
            )
            .with("/payload", json!("R0VU"))
            .with("/payload_printable", json!("GET\u{0}"))
            .with("/vlan", json!([1, 2]))
            .with("/dns", json!({"answers": [{"rrname": "a", "ttl": 1}, {"rrname": "b"}]}))
            .with("/flow", json!({"bytes_toserver": 66, "start": WHEN, "ratio": 0.5}));
        let file = world.argus.write("eve.json", in_lines(&[alert]));
        let done = world.argus.ingest("suricata", &file, "acme").succeeded();
        assert_eq!(done.err, "");
        let event = aggregates(world.anna()).await.remove(0);
        assert_json_snapshot!("alert", event, {".lastUpdatedTimestamp" => "[now]"});
        let raw = event["detailedEventIDS"][0].as_str().unwrap();
        let raw = world.anna().get(&format!("/events/v1/{raw}")).await.is(200);
        assert_eq!(raw.data()["properties"], event["properties"]);
        assert_eq!(raw.data()["flags"], event["flags"]);
    })
    .await;
}

#[tokio::test]
async fn an_alert_with_next_to_nothing() {
    on_each_engine(async |world| {
        let least = json!({"timestamp": WHEN, "event_type": "alert", "alert": {"signature_id": 7}});
        let file = world.argus.write("eve.json", least.to_string());
        world.argus.ingest("suricata", &file, "acme").succeeded();
        let event = aggregates(world.anna()).await.remove(0);
        assert_eq!(event["attackInfo"]["signature"], "SNORT-1:7");
        assert_eq!(event["severity"], "medium", "Suricata's own default");
        assert_eq!(event["source"], json!({"port": null, "geoLocation": null, "networkAddress": null}));
        assert_eq!((&event["protocol"], &event["properties"]), (&json!("0"), &json!({})));
    })
    .await;
}

#[tokio::test]
async fn severities_actions_and_protocols() {
    on_each_engine(async |world| {
        let kinds = [
            ("/alert/severity", json!(1), "/severity", json!("critical")),
            ("/alert/severity", json!(2), "/severity", json!("high")),
            ("/alert/severity", json!(3), "/severity", json!("medium")),
            ("/alert/severity", json!(4), "/severity", json!("low")),
            ("/alert/severity", json!(255), "/severity", json!("low")),
            ("/alert/action", json!("blocked"), "/flags", json!(["BLOCKED"])),
            ("/alert/action", json!("allowed"), "/flags", json!([])),
            ("/alert/gid", json!(3), "/attackInfo/signature", json!("SNORT-3:5")),
            ("/proto", json!("UDP"), "/protocol", json!("17")),
            ("/proto", json!("ICMP"), "/protocol", json!("1")),
            ("/proto", json!("IPv6-ICMP"), "/protocol", json!("58")),
            ("/proto", json!("132"), "/protocol", json!("132")),
            ("/src_ip", json!("2001:0db8::0001"), "/source/networkAddress/address", json!("2001:db8::1")),
            ("/dest_port", json!(65_535), "/destination/port", json!(65_535)),
        ];
        // A port of the source's own for each, to tell them apart; and a signature, to keep them apart.
        let alerts: Vec<Alert> = kinds
            .iter()
            .enumerate()
            .map(|(n, (pointer, value, ..))| {
                let alert = Alert::at(WHEN).with("/alert/signature_id", json!(5)).with("/src_port", json!(n));
                alert.with("/dest_ip", json!(format!("10.0.0.{n}"))).with(pointer, value.clone())
            })
            .collect();
        let file = world.argus.write("eve.json", pretty_array(&alerts));
        world.argus.ingest("suricata", &file, "acme").succeeded();
        let events = aggregates(world.anna()).await;
        assert_eq!(events.len(), kinds.len());
        for (n, (pointer, value, field, expected)) in kinds.iter().enumerate() {
            let event = events.iter().find(|event| event["source"]["port"] == n).unwrap();
            assert_eq!(event.pointer(field).unwrap(), expected, "{pointer} {value}");
        }
    })
    .await;
}

#[tokio::test]
async fn clocks_with_every_offset() {
    on_each_engine(async |world| {
        let times = [
            "2018-03-24T14:37:19.037299-0600",
            "2018-03-24T20:37:19.037299+0000",
            "2018-03-24T20:37:19.037Z",
            "2018-03-25T02:07:19.037+05:30",
        ];
        let alerts: Vec<Alert> = times.iter().map(|time| Alert::at(time)).collect();
        let file = world.argus.write("eve.json", in_lines(&alerts));
        world.argus.ingest("suricata", &file, "acme").succeeded();
        let events = aggregates(world.anna()).await;
        assert_eq!(events.len(), 1, "the same moment four times: {events:#?}");
        assert_eq!(events[0]["count"], 4);
        for field in ["timestamp", "startTimestamp", "endTimestamp"] {
            assert_eq!(events[0][field], 1_521_923_839_037_i64, "{field}");
        }
    })
    .await;
}

/// What a sensor's rules or the traffic may hold: the record is kept, and so are those beside it.
#[tokio::test]
async fn texts_that_a_database_might_not_take() {
    on_each_engine(async |world| {
        let odd = "a\u{0}b ☃ \u{202e} '; DROP TABLE event; --";
        let alerts = [
            Alert::nth(0),
            Alert::nth(1)
                .with("/alert/signature_id", json!(77))
                .with("/alert/signature", json!(odd))
                .with("/alert/category", json!(odd))
                .with("/payload_printable", json!(odd))
                .with("/http", json!({"hostname": odd, "url": odd})),
        ];
        let file = world.argus.write("eve.json", in_lines(&alerts));
        world.argus.ingest("suricata", &file, "acme").succeeded();
        let events = aggregates(world.anna()).await;
        assert_eq!(events.len(), 2);
        let odd = events.iter().find(|event| event["attackInfo"]["signature"] == "SNORT-1:77").unwrap();
        let shown = odd["attackInfo"]["alarmDescription"].as_str().unwrap();
        assert!(shown.contains("b ☃"), "{shown}");
    })
    .await;
}

/// Longer than a database's index takes. A rule's text is bounded by nobody.
#[tokio::test]
async fn texts_of_any_length() {
    on_each_engine(async |world| {
        // Without a pattern that could be compressed.
        let mut state = 1_u32;
        let mut random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'a' + (state >> 24) as u8 % 26)
        };
        let long: String = (0..20_000).map(|_| random()).collect();
        let alert = Alert::nth(1).with("/alert/signature_id", json!(77));
        let alerts =
            [Alert::nth(0), alert.with("/alert/signature", json!(long)).with("/alert/category", json!(long))];
        let file = world.argus.write("eve.json", in_lines(&alerts));
        world.argus.ingest("suricata", &file, "acme").succeeded();
        assert_eq!(aggregates(world.anna()).await.len(), 2);
    })
    .await;
}

/// Sensors number their local rules as they like: what one customer's says is not told of another's.
#[tokio::test]
async fn one_customers_rule_texts_are_not_shown_to_another() {
    on_each_engine(async |world| {
        for (text, customer) in [("Found by Globex", "globex"), ("Found by Acme", "acme")] {
            let alert = Alert::nth(0)
                .with("/alert/signature_id", json!(9_000_000))
                .with("/alert/signature", json!(text));
            let file = world.argus.write("eve.json", in_lines(&[alert]));
            world.argus.ingest("suricata", &file, customer).succeeded();
        }
        let events = aggregates(world.anna()).await;
        assert_eq!(events.len(), 1);
        assert_eq!(events[0]["attackInfo"]["alarmDescription"], "Found by Acme");
    })
    .await;
}
