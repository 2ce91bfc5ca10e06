//! What an update changes, and where that is seen.

use super::{super::finds, PATH, get, three, time, update};
use crate::support::{Alert, on_each_engine};
use serde_json::{Value, json};

#[tokio::test]
async fn each_of_them() {
    on_each_engine(async |world| {
        let ids = three(world).await;
        let mut page = world.log_in("anna").await;
        let (one, two) = (page.create_case(1, "One").await, page.create_case(1, "Two").await);
        let anna = world.anna();
        let mut before = get(anna, &ids[0]).await;
        // Updates one after the other: flags, severity and cases that the event has then.
        for (change, flags, severity, cases) in [
            (json!({"comment": " Seen. "}), &["BLOCKED", "COMMENTED"][..], "medium", vec![]),
            (json!({"flagsToEnable": ["FOLLOWUP", "notAThreat"], "flagsToDisable": "BLOCKED"}),
                &["NOT_A_THREAT", "FOLLOWUP", "COMMENTED", "REASSESSED"], "medium", vec![]),
            (json!({"newSeverity": "critical"}),
                &["NOT_A_THREAT", "FOLLOWUP", "SEVERITY_ADJUSTED", "COMMENTED", "REASSESSED"], "critical", vec![]),
            (json!({"flagsToDisable": ["SEVERITY_ADJUSTED", "NOT_A_THREAT", "COMMENTED"], "newSeverity": "critical"}),
                &["FOLLOWUP", "REASSESSED"], "critical", vec![]),
            (json!({"handledByAnalyst": "True"}), &["FOLLOWUP", "HANDLED_BY_ANALYST", "REASSESSED"], "critical", vec![]),
            (json!({"associateToCase": one.to_string()}), &["FOLLOWUP", "HANDLED_BY_ANALYST", "REASSESSED"],
                "critical", vec![one]),
            (json!({"associateCases": [two, one]}), &["FOLLOWUP", "HANDLED_BY_ANALYST", "REASSESSED"], "critical",
                vec![one, two]),
            (json!({"unassociateCases": one}), &["FOLLOWUP", "HANDLED_BY_ANALYST", "REASSESSED"], "critical",
                vec![two]),
            (json!({"associateToCase": 0, "associateCases": one}), &["FOLLOWUP", "HANDLED_BY_ANALYST", "REASSESSED"],
                "critical", vec![one]),
            (json!({"associateToCase": 0}), &["FOLLOWUP", "HANDLED_BY_ANALYST", "REASSESSED"], "critical", vec![]),
        ] {
            let answer = update(anna, &ids[..1], change.clone()).await.is(200);
            assert_eq!((&answer.json["count"], &answer.json["size"]), (&json!(1), &json!(1)));
            let event = &answer.rows()[0];
            assert_eq!(*event, get(anna, &ids[0]).await, "the answer shows what is stored");
            assert_eq!(event["flags"], json!(flags), "{change}");
            assert_eq!(event["severity"], severity, "{change}");
            let linked: Vec<&Value> = event["associatedCases"].as_array().unwrap().iter().map(|c| &c["id"]).collect();
            assert_eq!(json!(linked), json!(cases), "{change}");
            assert!(time(event) > time(&before), "{change}: it was written later than {before}");
            for same in ["id", "timestamp", "startTimestamp", "count", "attackInfo", "properties"] {
                assert_eq!(event[same], before[same], "{same} after {change}");
            }
            before = event.clone();
        }
        let comments = before["comments"].as_array().unwrap();
        assert_eq!(comments.len(), 1);
        assert_eq!((&comments[0]["comment"], &comments[0]["user"]["userName"]), (&json!("Seen."), &json!("anna")));
        // The others are as they were.
        assert_eq!(get(anna, &ids[1]).await["flags"], json!(["BLOCKED"]));
    })
    .await;
}

#[tokio::test]
async fn searches_and_statistics_follow_at_once() {
    on_each_engine(async |world| {
        let ids = three(world).await;
        let case = world.log_in("anna").await.create_case(1, "AI CASE").await;
        let anna = world.anna();
        let change = json!({"newSeverity": "critical", "flagsToEnable": "FOLLOWUP", "flagsToDisable": "BLOCKED",
            "associateToCase": case, "comment": "Both."});
        let answer = update(anna, &[ids[2].clone(), ids[0].clone(), ids[2].clone()], change).await.is(200);
        assert_eq!(answer.ids(), [&*ids[0], &ids[2]], "each once, in the order of time");
        let since = time(&answer.rows()[0]);
        for (criteria, expected) in [
            (json!({"severity": "critical"}), &[1, 3][..]),
            (json!({"severity": "medium"}), &[2]),
            (json!({"includeFlags": ["FOLLOWUP", "COMMENTED"]}), &[1, 3]),
            (json!({"includeFlags": "BLOCKED"}), &[2]),
            (json!({"associatedCaseID": case}), &[1, 3]),
            (json!({"associatedCaseID": 0}), &[2]),
            (json!({"lastUpdatedTimestamp": since}), &[1, 3]),
            (json!({"minSeverity": "high", "excludeFlags": "BLOCKED", "ip": []}), &[1, 3]),
        ] {
            finds(anna, criteria, expected).await;
        }
        update(anna, &ids, json!({"associateToCase": 0, "newSeverity": "low"})).await.is(200);
        finds(anna, json!({"associatedCaseID": case}), &[]).await;
        finds(anna, json!({"severity": "low"}), &[1, 2, 3]).await;
    })
    .await;
}

/// What was merged into an event gets the same flags and severity on demand only.
#[tokio::test]
async fn raw_events_on_demand() {
    on_each_engine(async |world| {
        world.ingest("acme", &[Alert::nth(0), Alert::nth(1)]);
        let anna = world.anna();
        let id = anna.search(&super::super::super::all()).await.ids();
        let raw = async || {
            let found = anna.search_raw(&super::super::super::all()).await;
            (found.column("flags"), found.column("severity"))
        };
        let change = |recursive: bool| {
            json!({"newSeverity": "low", "flagsToEnable": "FOLLOWUP", "recursiveAnnotation": recursive})
        };
        update(anna, &id, change(false)).await.is(200);
        assert_eq!(raw().await, (vec![json!([]); 2], vec![json!("high"); 2]));
        update(anna, &id, change(true)).await.is(200);
        let (flags, severities) = raw().await;
        assert!(flags.iter().all(|flags| flags.as_array().unwrap().contains(&json!("FOLLOWUP"))), "{flags:?}");
        assert_eq!(severities, vec![json!("low"); 2]);
        // What comes later is merged into what was said.
        world.ingest("acme", &[Alert::nth(2)]);
        let event = get(anna, &id[0]).await;
        assert_eq!(event["count"], 3);
        assert!(event["flags"].as_array().unwrap().contains(&json!("FOLLOWUP")));
    })
    .await;
}

#[tokio::test]
async fn it_is_written_in_the_log_of_activities() {
    on_each_engine(async |world| {
        let ids = three(world).await;
        let mut page = world.log_in("anna").await;
        let case = page.create_case(1, "AI CASE").await;
        let seen = page.activities().await.len();
        update(world.anna(), &ids[..2], json!({"comment": "Both.", "associateToCase": case})).await.is(200);
        update(world.anna(), &ids[..1], json!({"unassociateCases": [case]})).await.is(200);
        let body = json!({"criteria": {"startTimestamp": 0}, "update": {"newSeverity": "low"}});
        world.anna().put(&format!("{PATH}/bulk"), &body).await.is(200);
        let rows = page.activities().await;
        let added: Vec<Value> = rows[..rows.len() - seen]
            .iter()
            .map(|row| {
                assert_eq!((&row["user_name"], &row["via"]), (&json!("anna"), &json!("api")), "{row}");
                json!([row["text"], row["case_title"]])
            })
            .collect();
        let title = format!("#{case} – AI CASE");
        assert_eq!(
            added,
            [
                json!(["Assessed 3 events", null]),
                json!(["Assessed an event", null]),
                json!(["Unlinked an event", title]),
                json!(["Assessed 2 events", null]),
                json!(["Linked 2 events", title]),
            ]
        );
        // Those of her case are there without the others, too.
        let body = json!({"filter": {"not_case_related": false}, "limit": 2, "offset": 0});
        let of_cases = page.call("activity/list", body).await.is(200);
        assert_eq!(of_cases.json["page"]["rows"][0]["text"], "Unlinked an event");
        assert_eq!(of_cases.json["page"]["rows"][1]["text"], "Linked 2 events");
        let theirs = world.log_in("gina").await.activities().await;
        assert!(theirs.iter().all(|row| !row["text"].as_str().unwrap().contains("event")), "{theirs:?}");
    })
    .await;
}
