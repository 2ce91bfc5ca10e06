//! Ranges that lie in the one searched for, and ranges that cover it (the requirement's worked example).

use super::super::super::submission;
use crate::support::{Reader, World, on_each_engine};
use serde_json::{Value, json};

/// Matches of 192.168.1.32/28, in the requirement's order, and what lies beside them.
const MATCHES: [&str; 5] =
    ["192.168.1.32/28", "192.168.1.33", "192.168.1.40/29", "192.168.1.0/24", "0.0.0.0/0"];
const OTHERS: [&str; 6] =
    ["192.168.1.31", "192.168.1.48", "192.168.1.48/28", "192.168.0.0/24", "::/0", "::ffff:0:0"];

/// One event for each, with the address on one side and nothing on the other.
async fn submit(world: &World, side: &str, addresses: &[&str]) {
    let event = |address: &&str| {
        submission(json!({"signature": side, "startTimestamp": null, "endTimestamp": null,
            side: {"ip": address}, "properties": {"wrote": address}}))
    };
    world.sensor().submit(&addresses.iter().map(event).collect::<Vec<_>>()).await;
}

/// The addresses of what a search finds, as they were written, sorted.
async fn found(reader: Reader<'_>, more: Value) -> Vec<String> {
    let mut criteria = json!({"startTimestamp": "-2days"});
    criteria.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let answer = reader.search(&criteria).await;
    let wrote = |row: &Value| row["properties"]["wrote"].as_str().unwrap().to_owned();
    let mut wrote: Vec<String> = answer.rows().iter().map(wrote).collect();
    assert_eq!(answer.json["count"], wrote.len());
    wrote.sort();
    wrote
}

fn sorted<'a>(addresses: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut addresses: Vec<String> = addresses.into_iter().map(str::to_owned).collect();
    addresses.sort();
    addresses
}

#[tokio::test]
async fn the_worked_example_of_the_requirement() {
    on_each_engine(async |world| {
        submit(world, "source", &MATCHES).await;
        submit(world, "source", &OTHERS).await;
        submit(world, "destination", &MATCHES).await;
        submit(world, "destination", &OTHERS).await;
        let anna = world.anna();
        let wanted = json!(["192.168.1.32/28"]);

        for side in ["sourceIP", "destinationIP"] {
            assert_eq!(found(anna, json!({side: wanted})).await, sorted(MATCHES), "{side}");
        }
        let both = found(anna, json!({"ip": wanted})).await;
        assert_eq!(both, sorted(MATCHES.into_iter().chain(MATCHES)), "either side");
        let neither = json!({"sourceIP": wanted, "destinationIP": wanted});
        assert_eq!(found(anna, neither).await, sorted([]), "both sides must match");
    })
    .await;
}

#[tokio::test]
async fn wide_ranges_are_left_out_on_demand() {
    on_each_engine(async |world| {
        submit(world, "source", &MATCHES).await;
        submit(world, "destination", &MATCHES).await;
        let anna = world.anna();
        let narrow = &MATCHES[..3];
        let up_to_24 = &MATCHES[..4];

        // The range of the search itself is written there, so that no bound leaves it out.
        for (bits, expected) in [
            (0, &MATCHES[..]),
            (20, up_to_24),
            (24, up_to_24),
            (25, narrow),
            (29, narrow),
            (30, &MATCHES[..2]),
        ] {
            let criteria = json!({"sourceIP": "192.168.1.32/28", "sourceIPMinBits": bits});
            assert_eq!(found(anna, criteria).await, sorted(expected.iter().copied()), "{bits} bits");
        }
        // Each side has a bound of its own.
        let criteria = json!({"ip": "192.168.1.32/28", "sourceIPMinBits": 20});
        let expected = sorted(up_to_24.iter().chain(&MATCHES).copied());
        assert_eq!(found(anna, criteria).await, expected);
        let criteria =
            json!({"ip": ["192.168.1.32/28"], "sourceIPMinBits": 20, "destinationIPMinBits": "25"});
        let expected = sorted(up_to_24.iter().chain(narrow).copied());
        assert_eq!(found(anna, criteria).await, expected);
        // A range that is written in the criteria is searched for, however wide.
        let criteria = json!({"sourceIP": ["192.168.1.0/24"], "sourceIPMinBits": 28});
        assert_eq!(found(anna, criteria).await, sorted(up_to_24.iter().copied()));
        let criteria = json!({"sourceIP": ["0.0.0.0/0"], "sourceIPMinBits": 32});
        assert_eq!(found(anna, criteria).await, sorted(["0.0.0.0/0", "192.168.1.33"]));
    })
    .await;
}

#[tokio::test]
async fn ipv6_ranges_and_several_at_once() {
    on_each_engine(async |world| {
        let stored = ["2001:db8::1", "2001:db8::/32", "2001:db8:1::/48", "::/0", "2001:db9::1", "10.0.0.1"];
        submit(world, "source", &stored).await;
        let anna = world.anna();
        let criteria = json!({"ip": "2001:DB8:0:0::/48"});
        assert_eq!(found(anna, criteria).await, sorted(["2001:db8::1", "2001:db8::/32", "::/0"]));
        // An address of IPv4 that is written as one of IPv6 is the address of IPv4.
        assert_eq!(found(anna, json!({"ip": "::ffff:10.0.0.1"})).await, sorted(["10.0.0.1"]));
        let criteria = json!({"ip": ["10.0.0.0/8", "2001:db9::/32"], "sourceIPMinBits": 1});
        assert_eq!(found(anna, criteria).await, sorted(["10.0.0.1", "2001:db9::1"]));
        // Host bits do not matter.
        assert_eq!(found(anna, json!({"ip": "10.9.8.7/8"})).await, sorted(["10.0.0.1"]));
    })
    .await;
}
