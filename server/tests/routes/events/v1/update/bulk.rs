//! `PUT /events/v1/aggregated/bulk`: all events that criteria match.

use super::{super::finds, PATH};
use crate::{
    events::{WHEN, all, all_and, numbered},
    support::{Alert, Answer, Reader, on_each_engine},
};
use serde_json::{Value, json};

async fn bulk(reader: Reader<'_>, criteria: Value, update: Value) -> Answer {
    reader.put(&format!("{PATH}/bulk"), &json!({"criteria": criteria, "update": update})).await
}

#[tokio::test]
async fn what_matches_and_nothing_else() {
    on_each_engine(async |world| {
        let event = |n: i64| numbered(n, json!({"signature": format!("S-{}", n % 3), "severity": "medium", "properties": {"n": n}}));
        world.sensor().submit(&(0..60).map(event).collect::<Vec<_>>()).await;
        world.gerd().submit(&[numbered(99, json!({"signature": "S-0"}))]).await;
        let case = world.log_in("anna").await.create_case(1, "AI CASE").await;
        let anna = world.anna();
        let thirds = |rest: i64| (0..60).filter(|n| n % 3 == rest).collect::<Vec<i64>>();

        let change = json!({"comment": "Scan.", "flagsToEnable": ["FOLLOWUP"], "newSeverity": "low",
            "associateToCase": case, "handledByAnalyst": true});
        // More than a page of them: the limit of a search does not hold here.
        let answer = bulk(anna, all_and(json!({"signature": "S-0", "limit": 3})), change).await.is(200);
        assert_eq!(*answer.data(), 20);
        let limited = |criteria: Value| {
            let mut criteria = criteria;
            criteria["limit"] = json!(100);
            criteria
        };
        for criteria in [
            json!({"severity": "low"}),
            json!({"associatedCaseID": case}),
            json!({"includeFlags": ["FOLLOWUP", "COMMENTED", "HANDLED_BY_ANALYST", "SEVERITY_ADJUSTED"]}),
        ] {
            finds(anna, limited(criteria), &thirds(0)).await;
        }
        let comments = anna.search(&all_and(json!({"severity": "low", "limit": 100}))).await.column("comments");
        assert!(comments.iter().all(|comments| comments[0]["comment"] == "Scan."), "{comments:?}");
        let theirs = world.gina().search(&all()).await;
        assert_eq!(theirs.rows()[0]["flags"], json!([]), "another customer's matched as well");

        // By what lies in their records, and by blocks.
        let answer = bulk(anna, all_and(json!({"properties": {"n": ["7", "8"]}})), json!({"newSeverity": "high"})).await;
        assert_eq!(*answer.data(), 2);
        finds(anna, json!({"severity": "high"}), &[7, 8]).await;
        let sub = json!([{"exclude": true, "severity": ["low", "high"]}, {"required": true, "endTimestamp": WHEN + 10}]);
        let answer = bulk(anna, all_and(json!({"subCriteria": sub})), json!({"flagsToEnable": "NOT_A_THREAT"})).await;
        assert_eq!(*answer.data(), 5);
        finds(anna, json!({"includeFlags": "NOT_A_THREAT"}), &[1, 2, 4, 5, 10]).await;
        // Nothing.
        for criteria in [json!({"signature": "S-9"}), json!({"customer": "globex"})] {
            assert_eq!(*bulk(anna, all_and(criteria), json!({"comment": "x"})).await.is(200).data(), 0);
        }
        assert_eq!(*bulk(world.admin(), all(), json!({"comment": "All."})).await.is(200).data(), 61);
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    on_each_engine(async |world| {
        let ids = super::three(world).await;
        let theirs = world.log_in("gina").await.create_case(2, "Theirs").await;
        let seen = json!({"comment": "Seen."});
        for (body, fields) in [
            (json!({"update": seen}), &["criteria"][..]),
            (json!({"criteria": all()}), &["update"]),
            (json!({"criteria": {}, "update": seen}), &["criteria.startTimestamp"]),
            (json!({"criteria": {"endTimestamp": "now"}, "update": seen}), &["criteria.startTimestamp"]),
            (
                json!({"criteria": all_and(json!({"ip": "x"})), "update": {"newSeverity": "x"}}),
                &["criteria.ip", "update.newSeverity"],
            ),
            (
                json!({"criteria": all_and(json!({"subCriteria": {"port": -1}})), "update": seen}),
                &["criteria.subCriteria[0].port"],
            ),
            (json!({"criteria": all_and(json!({"exclude": true})), "update": seen}), &["criteria.exclude"]),
            (json!({"criteria": all(), "update": {"associateToCase": theirs}}), &["update.associateToCase"]),
            (json!({"criteria": all(), "update": {"associateCases": theirs}}), &["update.associateCases"]),
            (
                json!({"criteria": {"startTimestamp": 2, "endTimestamp": 1}, "update": seen}),
                &["criteria.startTimestamp"],
            ),
            (
                json!({"criteria": all_and(json!({"severity": "low", "minSeverity": "low"})), "update": seen}),
                &["criteria.severity"],
            ),
            (json!({"criteria": [], "update": seen}), &["criteria"]),
        ] {
            let answer = world.anna().put(&format!("{PATH}/bulk"), &body).await;
            assert_eq!(answer.refused(), fields, "{body}");
        }
        finds(world.anna(), json!({"includeFlags": "COMMENTED"}), &[]).await;
        // Ids are enough without a time.
        let answer = bulk(world.anna(), json!({"eventIdentifier": ids[1]}), seen).await.is(200);
        assert_eq!(*answer.data(), 1);
        finds(world.anna(), json!({"includeFlags": "COMMENTED"}), &[2]).await;
    })
    .await;
}

/// Everything or nothing: of too many events none is changed.
#[tokio::test]
async fn more_than_one_change_may_hold() {
    on_each_engine(async |world| {
        let alert =
            |n: u32| Alert::nth(n).with("/dest_port", json!(n)).with("/alert/severity", json!(n % 4 + 1));
        world.ingest("acme", &(0..10_001).map(alert).collect::<Vec<_>>());
        let anna = world.anna();
        let follow = json!({"flagsToEnable": "FOLLOWUP"});
        let changed =
            async || anna.search(&all_and(json!({"includeFlags": "FOLLOWUP"}))).await.json["count"].clone();
        assert_eq!(bulk(anna, all(), follow.clone()).await.refused(), ["criteria"]);
        assert_eq!(changed().await, 0);
        let some = all_and(json!({"severity": "low", "endTimestamp": 1_714_557_601_999_i64}));
        assert_eq!(*bulk(anna, some, follow).await.is(200).data(), 500);
        assert_eq!(changed().await, 500);
    })
    .await;
}
