//! A process that is killed leaves what it committed, and the next one does the rest.

use super::{aggregates, assert_counts_are_right, occurrences, said};
use crate::support::{Alert, in_lines, on_each_engine};
use serde_json::json;
use std::{
    io::Write,
    process::Stdio,
    time::{Duration, Instant},
};

fn alerts(count: u32) -> Vec<Alert> {
    (0..count).map(|n| Alert::nth(n).with("/src_ip", json!(format!("203.0.113.{}", n % 50)))).collect()
}

#[tokio::test]
async fn between_two_transactions() {
    on_each_engine(async |world| {
        let text = in_lines(&alerts(6_000));
        let line = ["ingest", "suricata", "-", "--customer", "acme"];
        let mut child = world.argus.command(line).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(text.as_bytes()).unwrap();
        stdin.flush().unwrap();
        // A batch is in the database, the next waits for the rest of its records.
        let began = Instant::now();
        while occurrences(&aggregates(world.anna()).await) == 0 {
            assert!(began.elapsed() < Duration::from_secs(30), "nothing was stored");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        drop(stdin);
        let committed = occurrences(&aggregates(world.anna()).await);
        assert!(committed > 0 && committed <= 6_000, "{committed}");

        let file = world.argus.write("eve.json", &text);
        let done = world.argus.ingest("suricata", &file, "acme").succeeded();
        assert_eq!(said(&done.out), [6_000 - committed, committed, 0]);
        let events = aggregates(world.anna()).await;
        assert_eq!((events.len(), occurrences(&events)), (50, 6_000));
    })
    .await;
}

#[tokio::test]
async fn at_any_moment() {
    on_each_engine(async |world| {
        let file = world.argus.write("eve.json", in_lines(&alerts(5_200)));
        for millis in [30, 150, 400, 700] {
            let mut child = world.argus.spawn_ingest("suricata", &file, "acme");
            tokio::time::sleep(Duration::from_millis(millis)).await;
            child.kill().unwrap();
            child.wait().unwrap();
            let events = aggregates(world.anna()).await;
            assert_counts_are_right(world.anna(), &events).await;
        }
        world.argus.ingest("suricata", &file, "acme").succeeded();
        let events = aggregates(world.anna()).await;
        assert_eq!((events.len(), occurrences(&events)), (50, 5_200));
    })
    .await;
}
