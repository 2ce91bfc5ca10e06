//! A case is opened, changed, closed and opened again.

use super::{CASE, new, open};
use crate::support::on_each_engine;
use serde_json::{Value, json};

#[tokio::test]
async fn from_opening_to_reopening() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let opened = open(&anna, "Beacons", json!({
            "description": "<p>Seen <b>twice</b>.</p><script>alert(1)</script>", "priority": "high",
            "category": "fraud:phishing", "customerReference": "T-1", "assignedTech": "anna",
            "tags": [{"key": "campaign", "value": "spring"}, {"key": "bare"}], "customerID": 1,
            "publish": true, "defaultWatchers": true, "accessMode": "roleBased", "descriptionTextFormat": "html",
            "rejectCreateWithoutNotification": false, "watchers": [], "notification": {"skipEmail": true},
        })).await;
        assert_eq!(opened["description"], "<p>Seen <strong>twice</strong>.</p>\n");
        for (field, value) in [
            ("status", json!("pendingSoc")), ("initialStatus", json!("pendingSoc")), ("priority", json!("high")),
            ("initialPriority", json!("high")), ("type", json!("securityIncident")), ("customerReference", json!("T-1")),
            ("accessMode", json!("roleBased")), ("closedTimestamp", json!(0)), ("assignedUser", Value::Null),
        ] {
            assert_eq!(opened[field], value, "{field}");
        }
        assert_eq!(opened["service"]["shortName"], "ids");
        assert_eq!(opened["category"]["shortName"], "fraud:phishing");
        for field in ["reporter", "createdByUser", "assignedTech", "publishedByUser"] {
            assert_eq!(opened[field]["userName"], "anna", "{field}");
        }
        assert_eq!(opened["currentUserAccess"], json!({"role": "tech", "level": "owner"}));

        let path = format!("{CASE}/{}", opened["id"]);
        let change = json!({
            "subject": "Beacons of X", "status": "pendingVendor", "priority": "critical", "assignedTech": "",
            "assignedUser": "anna", "customerDueTimestamp": 1_800_000_000_000_i64, "comment": "Hm.",
            "description": "# plain", "textFormat": "plainText", "category": "22",
        });
        let changed = anna.put(&path, &change).await.is(200).data().clone();
        for (field, value) in [
            ("status", json!("pendingVendor")), ("initialStatus", json!("pendingSoc")), ("subject", json!("Beacons of X")),
            ("description", json!("<p># plain</p>\n")), ("assignedTech", Value::Null),
            ("customerDueTimestamp", json!(1_800_000_000_000_i64)),
            ("flags", json!(["PUBLISHED", "CREATED_AS_PUBLISHED", "DESCRIPTION_EDITED", "SUBJECT_EDITED", "HAS_COMMENTS"])),
        ] {
            assert_eq!(changed[field], value, "{field}");
        }
        assert_eq!(anna.get(&path).await.is(200).data()["assignedUser"]["userName"], "anna");

        let closed = anna.put(&format!("{path}/close"), &json!({"comment": "Done."})).await.is(200).data().clone();
        assert_eq!((&closed["status"], &closed["closedByUser"]["userName"]), (&json!("closed"), &json!("anna")));
        assert!(closed["closedTimestamp"].as_i64().unwrap() > 0);
        assert_eq!(anna.put(&format!("{path}/close"), &json!({})).await.is(412).refused(), ["case"]);
        let refused = anna.put(&path, &json!({"subject": "x", "techDueTimestamp": 5})).await.is(412);
        assert_eq!(refused.refused(), ["subject"]);
        let reopened = anna.put(&path, &json!({"status": "pendingCustomer", "comment": "Again."})).await.is(200);
        assert_eq!((&reopened.data()["status"], &reopened.data()["closedTimestamp"]), (&json!("pendingCustomer"), &json!(0)));
        assert!(reopened.data()["flags"].as_array().unwrap().contains(&json!("REOPENED")));

        // The page shows the same case.
        let log: Vec<Value> = world.log_in("anna").await.activities().await.into_iter().map(|row| row["text"].clone()).collect();
        assert_eq!(log[..2], ["Commented", "Reopened the case"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_named_and_nothing_is_done() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let refused = anna.post(CASE, &json!({"type": "party", "priority": "worst"})).await.is(412);
        assert_eq!(refused.refused(), ["type", "subject", "description", "service", "priority"]);
        for (more, field) in [
            (json!({"customer": "globex"}), "customer"),
            (json!({"service": "gardening"}), "service"),
            (json!({"category": "nonsense"}), "category"),
            (json!({"assignedTech": "gina"}), "assignedTech"),
            (json!({"assignedUser": "nobody"}), "assignedUser"),
            (json!({"status": "closed"}), "status"),
            (json!({"rejectCreateWithoutNotification": true}), "rejectCreateWithoutNotification"),
            (json!({"accessMode": "secret"}), "accessMode"),
            (json!({"aclMembers": [{"level": "read"}]}), "aclMembers[0].userOrGroup"),
            (json!({"aclMembers": [{"userOrGroup": "gina"}]}), "aclMembers[0].userOrGroup"),
            (json!({"aclMembers": [{"userOrGroup": "admin", "level": "owner"}]}), "aclMembers[0].level"),
            (json!({"watchers": [{"type": "email", "destination": "a@b.example"}]}), "watchers"),
            (json!({"tags": [{"key": "two words"}]}), "tags[0].key"),
            (json!({"fields": [{"field": "unheard-of", "value": "x"}]}), "fields"),
            (json!({"subject": "x".repeat(201)}), "subject"),
            (json!({"description": "<p> </p>"}), "description"),
        ] {
            let refused = anna.post(CASE, &new("Beacons", more.clone())).await.is(412);
            assert_eq!(refused.refused(), [field], "{more}");
        }
        assert_eq!(world.admin().post(CASE, &new("Whose?", json!({}))).await.is(412).refused(), ["customer"]);
        assert_eq!(anna.get(CASE).await.is(200).json["count"], 0);

        let id = open(&anna, "Beacons", json!({})).await["id"].clone();
        for (change, field) in [
            (json!({"status": "closed"}), "status"),
            (json!({"reporter": "gina"}), "reporter"),
            (json!({"hasEvents": true}), "hasEvents"),
            (json!({"customerDueTimestamp": -1}), "customerDueTimestamp"),
            (json!({"comment": "x".repeat(100_001)}), "comment"),
        ] {
            let refused = anna.put(&format!("{CASE}/{id}"), &change).await.is(412);
            assert_eq!(refused.refused(), [field], "{change}");
        }
        anna.get(&format!("{CASE}/0")).await.is(412);
        anna.get(&format!("{CASE}/77")).await.is(404);
        assert_eq!(
            anna.get(&format!("{CASE}/{id}")).await.is(200).data()["flags"],
            json!(["PUBLISHED", "CREATED_AS_PUBLISHED"])
        );
    })
    .await;
}
