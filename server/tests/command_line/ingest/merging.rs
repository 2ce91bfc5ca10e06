//! Raw events of one kind within a window are one aggregate, whatever the way they came.

use super::{aggregates, occurrences, said};
use crate::support::{Alert, Template, World, in_lines, on_each_engine, templates};
use serde_json::{Value, json};

/// 2024-05-01T10:00:00Z
const WINDOW: i64 = 1_714_557_600_000;

#[tokio::test]
async fn one_kind_is_one_aggregate_per_window() {
    on_each_engine(async |world| {
        let alerts = [
            Alert::at("2024-05-01T10:04:59.999+0000").with("/alert/severity", json!(4)),
            Alert::at("2024-05-01T10:00:00.000+0000").with("/alert/severity", json!(1)),
            Alert::at("2024-05-01T12:02:00.000+0200").with("/alert/action", json!("blocked")),
            Alert::at("2024-05-01T10:05:00.000+0000"),
            Alert::at("2024-05-01T10:01:00.000+0000").with("/dest_port", json!(23)),
        ];
        let file = world.argus.write("eve.json", in_lines(&alerts));
        let done = world.argus.ingest("suricata", &file, "acme").succeeded();
        assert_eq!(said(&done.out), [5, 0, 3]);
        let events = aggregates(world.anna()).await;
        let first = events.iter().find(|event| event["count"] == 3).unwrap();
        for (field, expected) in [
            ("startTimestamp", json!(WINDOW)),
            ("endTimestamp", json!(WINDOW + 299_999)),
            ("timestamp", json!(WINDOW)),
            ("severity", json!("critical")),
            ("flags", json!(["BLOCKED"])),
        ] {
            assert_eq!(first[field], expected, "{field}");
        }
        let ids: Vec<&str> =
            first["detailedEventIDS"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        let times: Vec<i64> = ids.iter().map(|id| id.split('/').nth(1).unwrap().parse().unwrap()).collect();
        assert_eq!(times, [WINDOW, WINDOW + 120_000, WINDOW + 299_999], "the oldest first");

        // The same file again, under another name, adds nothing and touches nothing.
        let file = world.argus.write("copy.json", in_lines(&alerts));
        let done = world.argus.ingest("suricata", &file, "acme").succeeded();
        assert_eq!(said(&done.out), [0, 5, 0]);
        assert_eq!(aggregates(world.anna()).await, events);
        // For another customer it is another story.
        let done = world.argus.ingest("suricata", &file, "globex").succeeded();
        assert_eq!(said(&done.out), [5, 0, 3]);
        assert_eq!(aggregates(world.anna()).await, events);
    })
    .await;
}

#[tokio::test]
async fn the_window_can_be_set() {
    on_each_engine(async |world| {
        let alerts = [
            Alert::at("2024-05-01T10:00:00.000+0000"),
            Alert::at("2024-05-01T10:00:01.999+0000"),
            Alert::at("2024-05-01T10:00:02.000+0000"),
        ];
        let file = world.argus.write("eve.json", in_lines(&alerts));
        let line = format!("ingest suricata {} --customer acme --aggregation-window 2", file.display());
        assert_eq!(said(&world.argus.ok(&line)), [3, 0, 2]);
    })
    .await;
}

/// Of 60 kinds and 5 windows.
fn mixed() -> Vec<Alert> {
    (0..600)
        .map(|n: u32| {
            let time =
                format!("2024-05-01T10:{:02}:{:02}.{:03}+0000", n * 7 % 25, n * 11 % 60, n * 13 % 1_000);
            Alert::at(&time)
                .with("/flow_id", json!(n))
                .with("/src_ip", json!(format!("203.0.113.{}", n % 12)))
                .with("/alert/signature_id", json!(n % 5 + 1))
        })
        .collect()
}

/// The events of an empty database into which the files were read one after the other.
async fn read_into(engine: &'static Template, files: &[Vec<Alert>]) -> Vec<Value> {
    let world = World::new(engine).await;
    for (n, alerts) in files.iter().enumerate() {
        let file = world.argus.write(&format!("eve-{n}.json"), in_lines(alerts));
        world.argus.ingest("suricata", &file, "acme").succeeded();
    }
    let mut events = aggregates(world.anna()).await;
    for event in &mut events {
        event.as_object_mut().unwrap().remove("lastUpdatedTimestamp");
    }
    events
}

#[tokio::test]
async fn another_order_and_another_engine_give_the_same() {
    let alerts = mixed();
    let mut backwards = alerts.clone();
    backwards.reverse();
    let expected = read_into(&templates().await[0], std::slice::from_ref(&alerts)).await;
    assert_eq!(occurrences(&expected), 600);
    assert!(expected.len() > 100 && expected.len() < 600, "{}", expected.len());
    for engine in templates().await {
        assert!(read_into(engine, std::slice::from_ref(&backwards)).await == expected, "backwards");
    }
}

/// The same in several files, which are several transactions.
#[tokio::test]
async fn files_in_another_order_give_the_same() {
    let alerts = mixed();
    let expected = read_into(&templates().await[0], std::slice::from_ref(&alerts)).await;
    let mut files: Vec<Vec<Alert>> = alerts.chunks(150).map(<[Alert]>::to_vec).collect();
    files.reverse();
    for engine in templates().await {
        let events = read_into(engine, &files).await;
        assert_eq!((events.len(), occurrences(&events)), (expected.len(), 600));
        let uuids = |events: &[Value]| {
            let uuid = |event: &Value| event["id"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
            let mut uuids: Vec<String> = events.iter().map(uuid).collect();
            uuids.sort();
            uuids
        };
        assert_eq!(uuids(&events), uuids(&expected));
    }
}

/// More than one transaction holds, all in one aggregate.
#[tokio::test]
async fn a_flood_of_one_kind_is_one_event() {
    on_each_engine(async |world| {
        let alerts: Vec<Alert> = (0..5_500).map(Alert::nth).collect();
        let file = world.argus.write("eve.json", in_lines(&alerts));
        let done = world.argus.ingest("suricata", &file, "acme").succeeded();
        assert_eq!(said(&done.out), [5_500, 0, 1]);
        let events = aggregates(world.anna()).await;
        assert_eq!((events.len(), occurrences(&events)), (1, 5_500));
        // Bounded, so that an answer stays one that a client can read.
        assert_eq!(events[0]["detailedEventIDS"].as_array().unwrap().len(), 1_000);
    })
    .await;
}
