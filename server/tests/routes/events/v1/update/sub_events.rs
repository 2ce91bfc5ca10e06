//! `recursiveResult`: the events below those that are judged are told, too.

use super::{PATH, get, update};
use crate::{
    events::{all, numbered},
    support::{Alert, on_each_engine},
};
use serde_json::{Value, json};

fn recursive() -> Value {
    json!({"comment": "Seen.", "recursiveResult": true})
}

#[tokio::test]
async fn what_was_merged() {
    on_each_engine(async |world| {
        let other = |n| Alert::nth(n).with("/alert/signature_id", json!(7));
        world.ingest("acme", &[Alert::nth(0), Alert::nth(1), Alert::nth(2), other(3), other(4)]);
        let anna = world.anna();
        let ids = anna.search(&all()).await.ids();
        for (change, expected) in
            [(json!({"comment": "x"}), 2), (json!({"recursiveResult": "False"}), 2), (recursive(), 7)]
        {
            let answer = update(anna, &ids, change).await.is(200);
            assert_eq!((&answer.json["count"], &answer.json["size"]), (&json!(expected), &json!(expected)));
            assert_eq!(answer.rows().len(), expected);
            assert_eq!(answer.json["messages"], json!([]));
        }
        // Those that were judged come first, and then what each of them consists of.
        let answer = update(anna, &ids, recursive()).await;
        let judged: Vec<Value> = answer.rows()[..2].to_vec();
        let below: Vec<&Value> =
            judged.iter().flat_map(|event| event["detailedEventIDS"].as_array().unwrap()).collect();
        assert_eq!(answer.ids()[2..].iter().collect::<Vec<_>>(), below);
        for event in &judged {
            assert_eq!(*event, get(anna, event["id"].as_str().unwrap()).await);
        }
        // In the shape of aggregated ones, as raw events of a case are.
        for raw in &answer.rows()[2..] {
            assert!(raw["id"].as_str().unwrap().starts_with("NIDS/"));
            assert!(raw["startTimestamp"].is_i64() && raw["detailedEventIDS"] == json!([]), "{raw}");
            assert_eq!(raw["flags"], json!([]));
        }
        let both = json!({"flagsToEnable": "FOLLOWUP", "recursiveAnnotation": true, "recursiveResult": true});
        let answer = update(anna, &ids[..1], both).await.is(200);
        let flags = answer.column("flags");
        assert!(
            flags.iter().all(|flags| flags.as_array().unwrap().contains(&json!("FOLLOWUP"))),
            "{flags:?}"
        );
    })
    .await;
}

/// What is named need not be there; and events may name one another.
#[tokio::test]
async fn what_was_named() {
    on_each_engine(async |world| {
        world.ingest("acme", &[Alert::nth(0), Alert::nth(1)]);
        let merged = world.anna().search(&all()).await.ids().remove(0);
        let id = |n: i64| format!("AGGR/{}/1/{}", crate::events::WHEN + n, uuid::Uuid::from_u128(n as u128));
        let events = [
            numbered(1, json!({"subEvents": [id(2), id(3), id(1), merged]})),
            numbered(2, json!({"subEvents": [id(1), id(4), id(9)]})),
            numbered(3, json!({})),
            numbered(4, json!({})),
        ];
        let ids = world.sensor().submit(&events).await;
        assert_eq!(ids[..2], [id(1), id(2)]);
        let answer = update(world.anna(), &ids[..1], recursive()).await.is(200);
        let told: Vec<String> = answer.ids().iter().take(5).cloned().collect();
        assert_eq!(told, [id(1), id(2), id(3), merged, id(4)]);
        assert_eq!((answer.rows().len(), &answer.json["messages"]), (7, &json!([])));
        // Only what was asked for was judged.
        let comments: Vec<usize> =
            answer.rows().iter().map(|row| row["comments"].as_array().unwrap().len()).collect();
        assert_eq!(comments, [1, 0, 0, 0, 0, 0, 0]);
    })
    .await;
}

#[tokio::test]
async fn more_than_an_event_lists() {
    on_each_engine(async |world| {
        world.ingest("acme", &(0..1_005).map(Alert::nth).collect::<Vec<_>>());
        let ids = world.anna().search(&all()).await.ids();
        let answer = update(world.anna(), &ids, recursive()).await.is(200);
        assert_eq!(answer.rows().len(), 1_001);
        assert_eq!(answer.json["messages"][0]["type"], "WARNING");
    })
    .await;
}

/// There the answer is a number, which has no events.
#[tokio::test]
async fn of_all_that_match() {
    on_each_engine(async |world| {
        super::three(world).await;
        let body = |update: Value| json!({"criteria": all(), "update": update});
        let answer = world.anna().put(&format!("{PATH}/bulk"), &body(recursive())).await.is(200);
        assert_eq!(*answer.data(), 3);
        let message = &answer.json["messages"][0];
        assert_eq!(message["type"], "WARNING");
        assert!(message["message"].as_str().unwrap().starts_with("update.recursiveResult "), "{message}");
        let answer =
            world.anna().put(&format!("{PATH}/bulk"), &body(json!({"recursiveResult": false}))).await;
        assert_eq!(answer.is(200).json["messages"], json!([]));
    })
    .await;
}
