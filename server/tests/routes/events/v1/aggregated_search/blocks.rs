//! `subCriteria`: blocks within blocks.

use super::super::{
    super::{WHEN, all_and, numbered},
    finds,
};
use crate::support::{World, on_each_engine};
use serde_json::{Value, json};

/// Five events, of which the last two have neither addresses nor ports.
async fn submit(world: &World) {
    let end = |n: u8, port: u16| json!({"ip": format!("10.0.0.{n}"), "port": port});
    let events = [
        json!({"severity": "low", "signature": "A", "source": end(1, 22), "fqdn": "a.example.com"}),
        json!({"severity": "medium", "signature": "A", "source": end(2, 80), "properties": {"k": "v"}}),
        json!({"severity": "high", "signature": "B", "destination": end(3, 22)}),
        json!({"severity": "critical", "signature": "B", "flags": ["BLOCKED"], "properties": {"k": "w"}}),
        json!({"severity": "critical", "signature": "C"}),
    ];
    let events: Vec<Value> = (0..).zip(events).map(|(n, more)| numbered(n, more)).collect();
    world.sensor().submit(&events).await;
    world.gerd().submit(&[numbered(9, json!({"signature": "A"}))]).await;
}

#[tokio::test]
async fn required_excluded_and_alternative() {
    on_each_engine(async |world| {
        submit(world).await;
        for (sub, expected) in [
            (json!([]), &[0, 1, 2, 3, 4][..]),
            (json!([{"exclude": true, "signature": "A"}]), &[2, 3, 4]),
            (json!([{"exclude": true, "signature": "A"}, {"exclude": true, "signature": "B"}]), &[4]),
            (json!([{"exclude": true, "signature": ["A", "C"]}]), &[2, 3]),
            (json!([{"exclude": true, "signature": "B", "includeFlags": "BLOCKED"}]), &[0, 1, 2, 4]),
            (json!([{"required": true, "signature": "B"}]), &[2, 3]),
            (json!([{"required": true, "signature": "B"}, {"required": true, "severity": "critical"}]), &[3]),
            (json!([{"required": true, "signature": "B"}, {"required": true, "signature": "A"}]), &[]),
            // At least one of those that say neither.
            (json!([{"signature": "A"}]), &[0, 1]),
            (json!([{"signature": "A"}, {"severity": "critical"}]), &[0, 1, 3, 4]),
            (
                json!([{"signature": "A", "exclude": false, "required": "False"}, {"severity": "high"}]),
                &[0, 1, 2],
            ),
            (
                json!([{"signature": "A"}, {"signature": "B"}, {"required": true, "minSeverity": "medium"},
                {"exclude": true, "includeFlags": "BLOCKED"}]),
                &[1, 2],
            ),
            // A block that asks nothing matches everything.
            (json!([{}]), &[0, 1, 2, 3, 4]),
            (json!([{"exclude": true}]), &[]),
            (json!([{"signature": "A"}, {}]), &[0, 1, 2, 3, 4]),
            // One that is not in a list.
            (json!({"exclude": "True", "signature": "A"}), &[2, 3, 4]),
        ] {
            finds(world.anna(), json!({"subCriteria": sub}), expected).await;
        }
        // With what stands around them.
        let alternatives = json!([{"signature": "A"}, {"severity": "critical"}]);
        for (criteria, expected) in [
            (json!({"minSeverity": "medium", "subCriteria": alternatives}), &[1, 3, 4][..]),
            (json!({"endTimestamp": WHEN + 3, "subCriteria": alternatives}), &[0, 1, 3]),
            (json!({"ip": "10.0.0.0/8", "subCriteria": alternatives}), &[0, 1]),
            (json!({"signature": "C", "subCriteria": [{"required": true, "signature": "A"}]}), &[]),
        ] {
            finds(world.anna(), criteria, expected).await;
        }
    })
    .await;
}

#[tokio::test]
async fn blocks_within_blocks() {
    on_each_engine(async |world| {
        submit(world).await;
        let not = |block: Value| json!({"exclude": true, "subCriteria": [block]});
        for (sub, expected) in [
            // B, unless it was blocked.
            (json!({"exclude": true, "signature": "B", "subCriteria": {"exclude": true, "includeFlags": "BLOCKED"}}),
                &[0, 1, 3, 4][..]),
            (not(json!({"exclude": true, "signature": "A"})), &[0, 1]),
            (not(not(not(json!({"signature": "A"})))), &[2, 3, 4]),
            // Either A with one port, or B with a flag.
            (json!([{"signature": "A", "subCriteria": [{"required": true, "port": 80}]},
                {"signature": "B", "subCriteria": [{"required": true, "includeFlags": "BLOCKED"}]}]), &[1, 3]),
            (json!([{"required": true, "subCriteria": [{"signature": "A"}, {"signature": "C"}]},
                {"exclude": true, "subCriteria": [{"severity": "low"}, {"severity": "high"}]}]), &[1, 4]),
        ] {
            finds(world.anna(), json!({"subCriteria": sub}), expected).await;
        }
    })
    .await;
}

/// What an event lacks is not excluded with those that have it.
#[tokio::test]
async fn excluding_what_some_events_lack() {
    on_each_engine(async |world| {
        submit(world).await;
        for (block, expected) in [
            (json!({"port": 22}), &[1, 3, 4][..]),
            (json!({"sourcePort": 22}), &[1, 2, 3, 4]),
            (json!({"ip": "10.0.0.0/8"}), &[3, 4]),
            (json!({"sourceIP": "0.0.0.0/0"}), &[2, 3, 4]),
            (json!({"domain": "a.example.com"}), &[1, 2, 3, 4]),
            (json!({"properties": {"k": "v"}}), &[0, 2, 3, 4]),
            (json!({"properties": {"k": ["v", "w"]}}), &[0, 2, 4]),
            (json!({"geoCountry": "NO"}), &[0, 1, 2, 3, 4]),
            (json!({"alarmID": 1}), &[0, 1, 2, 3, 4]),
            (json!({"attackCategoryID": 1}), &[0, 1, 2, 3, 4]),
            (json!({"locationID": 7}), &[0, 1, 2, 3, 4]),
            (json!({"associatedCaseID": 7}), &[0, 1, 2, 3, 4]),
            (json!({"associatedCaseID": 0}), &[]),
            (json!({"signature": "unheard of"}), &[0, 1, 2, 3, 4]),
            (json!({"startTimestamp": WHEN + 2}), &[0, 1]),
            (json!({"endTimestamp": "-1day"}), &[]),
            (json!({"lastUpdatedTimestamp": 0}), &[]),
            (json!({"customer": "globex"}), &[0, 1, 2, 3, 4]),
            (json!({"minCount": 2}), &[0, 1, 2, 3, 4]),
        ] {
            let mut block = block;
            block["exclude"] = json!(true);
            finds(world.anna(), json!({"subCriteria": [block]}), expected).await;
        }
    })
    .await;
}

#[tokio::test]
async fn they_do_not_widen_what_is_seen() {
    on_each_engine(async |world| {
        submit(world).await;
        for (block, expected) in [
            (json!({"customerID": 2}), &[][..]),
            (json!({"customer": "globex"}), &[]),
            (json!({"exclude": true, "customerID": 1}), &[]),
            (json!({"exclude": true, "subCriteria": {"customerID": 1}}), &[]),
            (json!({"signature": "A", "includeDeleted": true}), &[0, 1]),
        ] {
            finds(world.anna(), json!({"subCriteria": block}), expected).await;
        }
        finds(world.gina(), json!({"subCriteria": {"signature": "A"}}), &[9]).await;
        finds(world.admin(), json!({"subCriteria": {"signature": "A"}}), &[0, 1, 9]).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_in_them_is_named() {
    on_each_engine(async |world| {
        let nested = |depth: usize| {
            (0..depth).fold(json!({"signature": "A"}), |block, _| json!({"subCriteria": [block]}))
        };
        for (criteria, fields) in [
            (json!({"subCriteria": [{"ip": "10.0.0"}]}), &["subCriteria[0].ip"][..]),
            (
                json!({"subCriteria": [{}, {"subCriteria": {"severity": "worst", "startTimestamp": "soon"}}]}),
                &["subCriteria[1].subCriteria[0].startTimestamp", "subCriteria[1].subCriteria[0].severity"],
            ),
            (json!({"subCriteria": {"exclude": true, "required": true}}), &["subCriteria[0].exclude"]),
            (json!({"subCriteria": "x"}), &["subCriteria[0]"]),
            (json!({"subCriteria": [[]]}), &["subCriteria[0]"]),
            (json!({"subCriteria": vec![json!({}); 1_025]}), &["subCriteria"]),
            (nested(9), &["subCriteria"]),
            (json!({"exclude": true}), &["exclude"]),
        ] {
            let answer = world.anna().search(&all_and(criteria.clone())).await;
            let shown: String = criteria.to_string().chars().take(100).collect();
            assert_eq!(answer.refused(), fields, "{shown}");
        }
        world.anna().search(&all_and(nested(8))).await.is(200);
        let many = vec![json!({"signature": "A"}); 1_000];
        world.anna().search(&all_and(json!({"subCriteria": many}))).await.is(200);
    })
    .await;
}
