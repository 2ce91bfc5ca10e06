//! Several processes that read at the same moment.

use super::{aggregates, assert_counts_are_right, occurrences, said};
use crate::support::{Alert, finish, in_lines, on_each_engine};
use serde_json::json;
use std::process::Child;

fn alerts() -> Vec<Alert> {
    (0..3_000)
        .map(|n| {
            Alert::nth(n)
                .with("/src_ip", json!(format!("203.0.113.{}", n % 40)))
                .with("/alert/signature_id", json!(n % 7 + 1))
        })
        .collect()
}

fn all_said(children: Vec<Child>) -> [u64; 3] {
    let mut sum = [0; 3];
    for child in children {
        let done = finish(child).succeeded();
        assert_eq!(done.err, "");
        for (sum, number) in sum.iter_mut().zip(said(&done.out)) {
            *sum += number;
        }
    }
    sum
}

#[tokio::test]
async fn the_same_file_twice_at_once() {
    on_each_engine(async |world| {
        let file = world.argus.write("eve.json", in_lines(&alerts()));
        let children = (0..2).map(|_| world.argus.spawn_ingest("suricata", &file, "acme")).collect();
        let [stored, known, new] = all_said(children);
        let events = aggregates(world.anna()).await;
        assert_eq!(occurrences(&events), 3_000, "nothing twice, nothing lost");
        assert_eq!((stored, known), (3_000, 3_000));
        assert_eq!(new, events.len() as u64);
        assert_counts_are_right(world.anna(), &events).await;
    })
    .await;
}

#[tokio::test]
async fn parts_of_the_same_aggregates_at_once() {
    on_each_engine(async |world| {
        let alerts = alerts();
        let children = (0..3)
            .map(|part| {
                let part_of = alerts.iter().skip(part).step_by(3);
                let file = world.argus.write(&format!("eve-{part}.json"), in_lines(part_of));
                world.argus.spawn_ingest("suricata", &file, "acme")
            })
            .collect();
        // And a sensor that submits over HTTP meanwhile.
        for n in 0..20 {
            world.sensor().submit(&[json!({"signature": format!("S-{n}")})]).await;
        }
        assert_eq!(all_said(children)[0], 3_000);
        let events = aggregates(world.anna()).await;
        assert_eq!(occurrences(&events), 3_020);
        assert_eq!(events.len(), 40 * 7 + 20);
    })
    .await;
}
