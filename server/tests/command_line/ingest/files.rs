//! How a file is laid out does not matter.

use super::{aggregates, occurrences, said};
use crate::support::{Alert, in_lines, on_each_engine, pretty_array};
use insta::assert_snapshot;
use serde_json::{Value, json};

fn alerts(count: u32) -> Vec<Alert> {
    (0..count).map(Alert::nth).collect()
}

#[tokio::test]
async fn one_object_a_line_or_an_array() {
    on_each_engine(async |world| {
        let alerts = alerts(5);
        let values: Vec<&Value> = alerts.iter().map(|alert| &alert.0).collect();
        let lines = in_lines(&alerts);
        let layouts = [
            lines.clone(),
            lines.trim_end().to_owned(),
            lines.replace('\n', "\r\n"),
            lines.replace('\n', "\n\n"),
            pretty_array(&alerts),
            pretty_array(&alerts).replace('\n', "\r\n"),
            json!(values).to_string(),
            format!("[\n{}\n]", values.iter().map(ToString::to_string).collect::<Vec<_>>().join(",\n")),
        ];
        for (n, layout) in layouts.iter().enumerate() {
            let file = world.argus.write(&format!("eve-{n}.json"), layout);
            let done = world.argus.ingest("suricata", &file, "acme").succeeded();
            let expected = if n == 0 { [5, 0, 1] } else { [0, 5, 0] };
            assert_eq!(said(&done.out), expected, "layout {n}: {done:?}");
        }
        let events = aggregates(world.anna()).await;
        assert_eq!((events.len(), occurrences(&events)), (1, 5));
    })
    .await;
}

#[tokio::test]
async fn from_standard_input() {
    on_each_engine(async |world| {
        let lines = in_lines(&alerts(3));
        let done =
            world.argus.run_with_input("ingest suricata - --customer acme", lines.as_bytes()).succeeded();
        assert_snapshot!("standard_input", done.out);
        let broken = format!("{lines}oops\n");
        let done = world.argus.run_with_input("ingest suricata - --customer acme", broken.as_bytes());
        assert_eq!(done.code, Some(1));
        assert!(done.err.starts_with("standard input:4: is not JSON"), "{done:?}");
    })
    .await;
}

#[tokio::test]
async fn files_without_an_event() {
    on_each_engine(async |world| {
        for text in ["", "\n\n", "[]", "[\n]\n", "{\"event_type\": \"stats\"}\n"] {
            let file = world.argus.write("eve.json", text);
            let done = world.argus.ingest("suricata", &file, "acme").succeeded();
            assert_eq!(said(&done.out), [0, 0, 0], "{text:?}");
        }
        assert_eq!(aggregates(world.anna()).await, [Value::Null; 0]);
    })
    .await;
}

#[tokio::test]
async fn records_that_are_no_alerts_are_passed_over() {
    on_each_engine(async |world| {
        let other = |kind: &str| Alert::nth(9).with("/event_type", json!(kind)).without("/alert");
        let records = [other("flow"), Alert::nth(0), other("dns"), other("stats"), Alert::nth(1)];
        let file = world.argus.write("eve.json", in_lines(&records));
        let done = world.argus.ingest("suricata", &file, "acme").succeeded();
        assert_eq!(said(&done.out), [2, 0, 1]);
        assert_eq!(done.out.lines().last(), Some("Passed over 3 records that are not alerts."));
        assert_eq!(done.err, "");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_said_in_one_line() {
    on_each_engine(async |world| {
        let folder = world.argus.path("");
        let file = world.argus.write("eve.json", in_lines(&alerts(1)));
        let missing = world.argus.path("missing.json");
        for (path, customer, words) in [
            (&missing, "acme", "cannot open"),
            (&folder, "acme", "cannot read"),
            (&file, "nobody", "argus customer add nobody"),
            (&file, "2171", "There is no customer"),
        ] {
            let done = world.argus.ingest("suricata", path, customer).failed();
            assert!(done.err.contains(words), "{done:?}");
            assert_eq!(done.err.lines().count(), 1, "{done:?}");
        }
        assert_eq!(aggregates(world.admin()).await, [Value::Null; 0]);
        // By its number as well.
        world.argus.ingest("suricata", &file, "2").succeeded();
        assert_eq!(aggregates(world.gina()).await.len(), 1);
    })
    .await;
}
