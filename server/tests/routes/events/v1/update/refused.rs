//! What is refused changes nothing, of none of the events.

use super::{PATH, get, three, update};
use crate::{
    events::{all, numbered, submission},
    support::{World, on_each_engine},
};
use serde_json::{Value, json};

/// Everything that can be seen of events and activities, to be compared.
async fn everything(world: &World) -> (Value, usize) {
    let events = world.admin().search(&all()).await.data().clone();
    (events, world.log_in("admin").await.activities().await.len())
}

/// The same but for the log-in that it took to look.
fn is_unchanged(before: &(Value, usize), after: &(Value, usize)) -> bool {
    before.0 == after.0 && before.1 + 1 == after.1
}

#[tokio::test]
async fn events_that_are_not_there() {
    on_each_engine(async |world| {
        let ids = three(world).await;
        let theirs = world.gerd().submit(&[numbered(9, json!({}))]).await.remove(0);
        let missing = ids[0].replace("/1/", "/2/");
        for wrong in [theirs.clone(), missing] {
            let before = everything(world).await;
            let answer =
                update(world.anna(), &[ids[0].clone(), wrong.clone()], json!({"comment": "x"})).await;
            let said = answer.is(404).json["messages"][0]["message"].as_str().unwrap().to_owned();
            assert_eq!(said, format!("There is no event {wrong} that you may see."));
            assert!(is_unchanged(&before, &everything(world).await), "{wrong}");
        }
        // Both customers' at once, by somebody who sees both.
        update(world.admin(), &[ids[0].clone(), theirs.clone()], json!({"comment": "x"})).await.is(200);
        assert_eq!(get(world.gina(), &theirs).await["comments"][0]["comment"], "x");
    })
    .await;
}

#[tokio::test]
async fn wrong_values_are_named() {
    on_each_engine(async |world| {
        let ids = three(world).await;
        let raw = submission(json!({"id": {"type": "raw"}}));
        let raw = world.sensor().submit(&[raw]).await.remove(0);
        let theirs = world.log_in("gina").await.create_case(2, "Theirs").await;
        let mine = world.log_in("anna").await.create_case(1, "Mine").await;
        let before = everything(world).await;
        for (change, fields) in [
            // Cases that are not hers, or not there.
            (json!({"associateToCase": theirs}), &["update.associateToCase"][..]),
            (json!({"associateToCase": theirs, "associateCases": mine}), &["update.associateToCase"]),
            (json!({"associateToCase": mine, "associateCases": [mine, theirs]}), &["update.associateCases"]),
            (json!({"associateToCase": mine, "unassociateCases": mine}), &["update.associateToCase"]),
            (json!({"associateCases": [mine, theirs]}), &["update.associateCases"]),
            (json!({"associateCases": mine + 99}), &["update.associateCases"]),
            (json!({"unassociateCases": [theirs]}), &["update.unassociateCases"]),
            (json!({"associateToCase": -1}), &["update.associateToCase"]),
            (json!({"associateToCase": "AI CASE"}), &["update.associateToCase"]),
            (json!({"associateCases": mine, "unassociateCases": mine}), &["update.associateCases"]),
            (json!({"newSeverity": "worst"}), &["update.newSeverity"]),
            (json!({"flagsToEnable": ["FOLLOWUP", "NOT_A_FLAG"]}), &["update.flagsToEnable"]),
            (json!({"flagsToEnable": "NOTIFIED_DELETED"}), &["update.flagsToEnable"]),
            (json!({"flagsToDisable": "INTRUDER_IS_CUSTOMERNET"}), &["update.flagsToDisable"]),
            (json!({"flagsToEnable": "FOLLOWUP", "flagsToDisable": "FOLLOWUP"}), &["update.flagsToEnable"]),
            (json!({"comment": "x".repeat(65_537)}), &["update.comment"]),
            (json!({"comment": {}, "handledByAnalyst": 7}), &["update.comment", "update.handledByAnalyst"]),
        ] {
            let answer = update(world.anna(), &ids, change.clone()).await;
            let shown: String = change.to_string().chars().take(100).collect();
            assert_eq!(answer.refused(), fields, "{shown}");
        }
        let seen = json!({"comment": "Seen."});
        for (body, fields) in [
            (json!({"eventIdentifiers": ids}), &["update"][..]),
            (json!({"eventIdentifiers": ids, "update": "x"}), &["update"]),
            (json!({"eventIdentifiers": ["x", ids[0]], "update": seen}), &["eventIdentifiers"]),
            (json!({"eventIdentifiers": [raw, ids[0]], "update": seen}), &["eventIdentifiers"]),
            (json!({"eventIdentifiers": vec![&ids[0]; 1_001], "update": seen}), &["eventIdentifiers"]),
            (json!([]), &["body"]),
        ] {
            assert_eq!(world.anna().put(PATH, &body).await.refused(), fields);
        }
        assert!(is_unchanged(&before, &everything(world).await));
        // As long as it may be, in letters of any length.
        update(world.anna(), &ids, json!({"comment": "å".repeat(65_536)})).await.is(200);
        // A single text for a list.
        let one = json!({"eventIdentifiers": ids[0], "update": {"flagsToEnable": "FOLLOWUP"}});
        assert_eq!(world.anna().put(PATH, &one).await.ids(), ids[..1]);
    })
    .await;
}

#[tokio::test]
async fn who_may_not_judge() {
    on_each_engine(async |world| {
        let ids = three(world).await;
        let before = everything(world).await;
        let change = json!({"comment": "x"});
        update(world.sensor(), &ids, change.clone()).await.is(403);
        update(world.gina(), &ids, change.clone()).await.is(404);
        let looks = json!({"function": ["eventLookup"]});
        let looks = world.anna().post("/authentication/v1/session/constrain", &looks).await.is(200);
        let token = looks.data()["credentials"]["requestCredentialsData"].as_str().unwrap();
        for (path, body) in [
            (PATH.to_owned(), json!({"eventIdentifiers": ids, "update": change})),
            (format!("{PATH}/bulk"), json!({"criteria": all(), "update": change})),
        ] {
            let put = reqwest::Method::PUT;
            crate::authentication::bearer(world, put.clone(), &path, token, body.clone()).await.is(403);
            let nobody = world.server.request(put, &path).json(&body);
            world.server.send(nobody).await.enveloped().is(401);
        }
        let after = everything(world).await;
        assert_eq!(before.0, after.0);
        let texts = world.log_in("admin").await.activities().await;
        assert!(texts.iter().all(|row| !row["text"].as_str().unwrap().contains("Assessed")));
    })
    .await;
}
