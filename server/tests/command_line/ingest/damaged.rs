//! What is damaged is reported with its place, and costs nothing else.

use super::{aggregates, occurrences};
use crate::support::{Alert, in_lines, on_each_engine, pretty_array};
use insta::assert_snapshot;
use serde_json::json;

#[tokio::test]
async fn damaged_lines_are_named_and_the_others_stored() {
    on_each_engine(async |world| {
        let good = |n| Alert::nth(n).0.to_string();
        let lines = [
            good(0),
            "{\"timestamp\": \"2024-05-01T10:00:00.0".to_owned(),
            good(1),
            "not JSON at all".to_owned(),
            "[1, 2]".to_owned(),
            "7".to_owned(),
            Alert::nth(9).without("/event_type").0.to_string(),
            Alert::nth(9).without("/timestamp").0.to_string(),
            Alert::nth(9).with("/timestamp", json!("yesterday")).0.to_string(),
            Alert::nth(9).with("/timestamp", json!("1969-12-31T23:59:59.999+0000")).0.to_string(),
            Alert::nth(9).with("/timestamp", json!("2024-05-01T10:00:00")).0.to_string(),
            Alert::nth(9).with("/src_ip", json!("10.0.0")).0.to_string(),
            Alert::nth(9).with("/dest_port", json!(65_536)).0.to_string(),
            Alert::nth(9).with("/dest_port", json!("22")).0.to_string(),
            Alert::nth(9).with("/proto", json!("XYZ")).0.to_string(),
            Alert::nth(9).with("/alert/signature_id", json!("x")).0.to_string(),
            Alert::nth(9).without("/alert").0.to_string(),
            String::new(),
            good(2),
        ];
        let file = world.argus.write("eve.json", lines.join("\n"));
        let done = world.argus.ingest("suricata", &file, "acme");
        assert_eq!(done.code, Some(1));
        let folder = world.argus.path("");
        let shown = |text: &str| text.replace(folder.to_str().unwrap(), "");
        assert_snapshot!("damaged_lines", format!("{}{}", shown(&done.err), shown(&done.out)));
        let events = aggregates(world.anna()).await;
        assert_eq!((events.len(), occurrences(&events)), (1, 3));
    })
    .await;
}

#[tokio::test]
async fn a_damaged_record_of_an_array() {
    on_each_engine(async |world| {
        let alerts: Vec<Alert> = (0..4).map(Alert::nth).collect();
        let whole = pretty_array(&alerts);
        // A value without its end, in the second record.
        let hurt = whole.replacen("\"proto\": \"TCP\"", "\"proto\": ", 2).replacen(
            "\"proto\": ",
            "\"proto\": \"TCP\"",
            1,
        );
        let file = world.argus.write("hurt.json", &hurt);
        let done = world.argus.ingest("suricata", &file, "acme");
        assert_eq!(done.code, Some(1), "{done:?}");
        assert_eq!(done.err.lines().count(), 1, "{done:?}");
        let begins = whole.lines().enumerate().filter(|(_, line)| *line == "  {").nth(1).unwrap().0 + 1;
        assert!(done.err.contains(&format!("hurt.json:{begins}: is not JSON")), "{begins}: {done:?}");
        assert_eq!(occurrences(&aggregates(world.anna()).await), 3);

        // A file that was cut off.
        let file = world.argus.write("cut.json", &whole[..whole.len() - 60]);
        let done = world.argus.ingest("suricata", &file, "globex");
        assert_eq!(done.code, Some(1));
        assert!(done.err.contains("the file ends within this record"), "{done:?}");
        assert_eq!(occurrences(&aggregates(world.gina()).await), 3);
        let file = world.argus.write("whole.json", &whole);
        world.argus.ingest("suricata", &file, "globex").succeeded();
        assert_eq!(occurrences(&aggregates(world.gina()).await), 4);
    })
    .await;
}

#[tokio::test]
async fn bytes_that_are_no_text_and_records_without_an_end() {
    on_each_engine(async |world| {
        let mut bytes = in_lines(&[Alert::nth(0)]).into_bytes();
        bytes.extend(b"{\"event_type\": \"\xff\xfe\"}\n");
        bytes.extend(b"\0\0\0\0\n");
        bytes.extend(format!("{{\"event_type\": \"{}\"}}\n", "x".repeat(5 << 20)).bytes());
        bytes.extend(format!("{}\n", "[".repeat(100_000)).bytes());
        bytes.extend(in_lines(&[Alert::nth(1)]).into_bytes());
        let file = world.argus.write("eve.json", &bytes);
        let done = world.argus.ingest("suricata", &file, "acme");
        assert_eq!(done.code, Some(1));
        let places: Vec<&str> = done.err.lines().map(|line| line.split(':').nth(1).unwrap()).collect();
        assert_eq!(places, ["2", "3", "4", "5"], "{:.2000}", done.err);
        assert!(done.err.contains(":4: is longer than 4 MiB"), "{:.2000}", done.err);
        assert!(done.err.len() < 4_000, "what is damaged is not repeated in full");
        assert_eq!(occurrences(&aggregates(world.anna()).await), 2);
    })
    .await;
}

/// A whole file of another kind: thousands of lines about it help nobody, but its exit code must tell.
#[tokio::test]
async fn nothing_but_damage() {
    on_each_engine(async |world| {
        let file = world.argus.write("access.log", "127.0.0.1 - - GET /\n".repeat(20_000));
        let done = world.argus.ingest("suricata", &file, "acme");
        assert_eq!(done.code, Some(1));
        assert!(done.out.contains("20000 damaged records were not stored."), "{}", done.out);
    })
    .await;
}
