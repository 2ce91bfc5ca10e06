//! What stands of a judgement when it is taken back.

use super::{get, three, update};
use crate::support::on_each_engine;
use serde_json::{Value, json};

/// An acknowledgement that was taken back was no judgement, however often.
#[tokio::test]
async fn acknowledgements() {
    on_each_engine(async |world| {
        let ids = three(world).await;
        let anna = world.anna();
        let path = format!("/events/v2/event/{}/assess", ids[1]);
        let unchanged = get(anna, &ids[0]).await["flags"].clone();
        for _ in 0..2 {
            for (change, expected) in
                [("flagsToEnable", json!(["BLOCKED", "ACKNOWLEDGED"])), ("flagsToDisable", unchanged.clone())]
            {
                let answer = update(anna, &ids[..1], json!({change: "ACKNOWLEDGED"})).await.is(200);
                assert_eq!(answer.rows()[0]["flags"], expected, "{change}");
            }
            for (change, expected) in [
                (json!({}), json!(["blocked", "acknowledged"])),
                (json!({"disableFlag": "acknowledged", "autoAcknowledge": false}), json!(["blocked"])),
            ] {
                let judged = anna.put(&path, &change).await.is(200);
                assert_eq!(judged.data()["flags"], expected, "{change}");
            }
        }
        // What is said then is the first that stands.
        let answer = update(anna, &ids[..2], json!({"comment": "Seen."})).await.is(200);
        assert_eq!(answer.column("flags"), vec![json!(["BLOCKED", "COMMENTED"]); 2]);
    })
    .await;
}

#[tokio::test]
async fn beside_something_else() {
    on_each_engine(async |world| {
        let ids = three(world).await;
        let case = world.log_in("anna").await.create_case(1, "AI CASE").await;
        let anna = world.anna();
        let others: [(Value, &[&str]); 3] = [
            (json!({"comment": "Seen."}), &["BLOCKED", "COMMENTED"]),
            (json!({"newSeverity": "low"}), &["BLOCKED", "SEVERITY_ADJUSTED"]),
            (json!({"associateToCase": case}), &["BLOCKED"]),
        ];
        for (id, (first, flags)) in ids.iter().zip(others) {
            let id = std::slice::from_ref(id);
            assert_eq!(update(anna, id, first).await.rows()[0]["flags"], json!(flags));
            update(anna, id, json!({"flagsToEnable": "ACKNOWLEDGED"})).await.is(200);
            let answer = update(anna, id, json!({"flagsToDisable": "ACKNOWLEDGED"})).await;
            assert_eq!(answer.rows()[0]["flags"], json!([flags, &["REASSESSED"]].concat()));
        }
    })
    .await;
}
