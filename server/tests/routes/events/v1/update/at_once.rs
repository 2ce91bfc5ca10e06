//! Several people who judge the same events at the same time lose nothing of what the others say.

use super::{PATH, get, three, time, update};
use crate::support::on_each_engine;
use futures::future::join_all;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[tokio::test]
async fn comments_flags_and_cases_of_everybody() {
    on_each_engine(async |world| {
        let ids = three(world).await;
        let mut page = world.log_in("anna").await;
        let mut cases = Vec::new();
        for n in 0..8 {
            cases.push(page.create_case(1, &format!("Case {n}")).await);
        }
        const FLAGS: [&str; 8] = [
            "FOLLOWUP",
            "NOT_A_THREAT",
            "TUNING_CANDIDATE",
            "IDENTIFIED_THREAT",
            "THREAT_CANDIDATE",
            "CHECKED",
            "FAILURE",
            "SLA_VIOLATION",
        ];
        let before = time(&get(world.anna(), &ids[0]).await);
        let changes = FLAGS.iter().zip(&cases).enumerate().map(|(n, (flag, case))| {
            let reader = if n % 2 == 0 { world.anna() } else { world.admin() };
            // In another order each, as two people would click.
            let mut ids = ids.clone();
            ids.rotate_left(n % 3);
            let change =
                json!({"comment": format!("Comment {n}"), "flagsToEnable": flag, "associateToCase": case});
            async move {
                if n == 7 {
                    let body = json!({"criteria": {"startTimestamp": 0}, "update": change});
                    assert_eq!(*reader.put(&format!("{PATH}/bulk"), &body).await.is(200).data(), 3);
                } else {
                    update(reader, &ids, change).await.is(200);
                }
            }
        });
        join_all(changes).await;
        let texts = |list: &Value, field: &str| -> BTreeSet<String> {
            list.as_array().unwrap().iter().map(|value| value[field].to_string()).collect()
        };
        let mut updated = BTreeSet::new();
        for id in &ids {
            let event = get(world.anna(), id).await;
            let flags = event["flags"].as_array().unwrap();
            assert!(FLAGS.iter().all(|flag| flags.contains(&json!(flag))), "{flags:?}");
            assert_eq!(texts(&event["comments"], "comment").len(), 8, "{event:#}");
            let users = texts(
                &event["comments"].as_array().unwrap().iter().map(|c| c["user"].clone()).collect(),
                "userName",
            );
            assert_eq!(users, BTreeSet::from(["\"admin\"".to_owned(), "\"anna\"".to_owned()]));
            let linked: BTreeSet<String> = cases.iter().map(ToString::to_string).collect();
            assert_eq!(texts(&event["associatedCases"], "id"), linked);
            updated.insert(time(&event));
        }
        assert!(updated.iter().all(|time| *time > before));
        let rows = page.activities().await;
        assert_eq!(rows.iter().filter(|row| row["text"] == "Assessed 3 events").count(), 8);
    })
    .await;
}

/// A pull by the last update sees every change, however many come at once.
#[tokio::test]
async fn each_change_gets_a_later_time() {
    on_each_engine(async |world| {
        let ids = three(world).await;
        let anna = world.anna();
        let since = time(&get(anna, &ids[2]).await);
        let changes = (0..9).map(|n| {
            let id = ids[n % 3].clone();
            async move {
                let answer = update(anna, &[id], json!({"comment": format!("{n}")})).await.is(200);
                time(&answer.rows()[0])
            }
        });
        let times: Vec<i64> = join_all(changes).await;
        assert!(times.iter().all(|time| *time > since), "{times:?} after {since}");
        let criteria =
            json!({"startTimestamp": 0, "lastUpdatedTimestamp": since + 1, "sortBy": "lastUpdatedTimestamp"});
        let found = anna.search(&criteria).await;
        let found: Vec<i64> = found.rows().iter().map(time).collect();
        assert_eq!(found.len(), 3);
        assert!(found.is_sorted() && found.last() == times.iter().max(), "{found:?} of {times:?}");
    })
    .await;
}
