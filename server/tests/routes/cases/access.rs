//! Who sees a case.

use super::{CASE, open};
use crate::support::on_each_engine;
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn entries_come_and_go() {
    on_each_engine(async |world| {
        let (anna, gina, admin) = (world.anna(), world.gina(), world.admin());
        let case = format!("{CASE}/{}", open(&admin, "Ours", json!({"customer": "acme"})).await["id"]);
        let path = format!("{case}/access");
        // Only its reporter and administrators decide.
        anna.post(&path, &json!({"userOrGroup": "anna", "level": "write"})).await.is(403);
        gina.get(&case).await.is(404);
        let granted = admin.post(&path, &json!({"userOrGroup": "gina", "addWatcher": true})).await.is(200);
        let granted = granted.data().clone();
        assert_eq!((&granted["level"], &granted["flags"]), (&json!("read"), &json!([])));
        assert_eq!(granted["grantedSubject"]["userName"], "gina");
        assert_eq!(granted["addedByUser"]["userName"], "admin");
        assert_eq!(gina.get(&case).await.is(200).data()["currentUserAccess"]["level"], "read");
        gina.put(&case, &json!({"priority": "high"})).await.is(403);
        let again = admin.post(&path, &json!({"userOrGroup": "gina", "level": "write"})).await.is(200);
        assert_eq!((&again.data()["id"], &again.data()["level"]), (&granted["id"], &json!("write")));
        let group = admin.post(&path, &json!({"userOrGroup": "Analysts", "level": "read"})).await.is(200);
        assert_eq!(group.data()["grantedSubject"]["type"], "group");
        let number = group.data()["grantedSubject"]["id"].clone();
        admin.post(&path, &json!({"subjectID": number, "level": "read"})).await.is(200);
        assert_eq!(admin.get(&path).await.is(200).column("level"), ["write", "read"]);
        assert_eq!(anna.get(&format!("{path}?offset=1")).await.is(200).json["size"], 1);

        let of_gina = format!("{path}/{}", granted["id"].as_str().unwrap());
        let remove = async |path: &str| admin.send(admin.request(Method::DELETE, path)).await;
        assert_eq!(remove(&of_gina).await.is(200).data()["flags"], json!(["DELETED"]));
        remove(&of_gina).await.is(404);
        remove(&format!("{path}/{}", group.data()["id"].as_str().unwrap())).await.is(200);
        gina.get(&case).await.is(404);

        let shut = admin.put(&path, &json!({"accessMode": "readRestricted"})).await.is(200);
        assert_eq!(shut.data()["accessMode"], "readRestricted");
        anna.get(&case).await.is(404);
        let history = admin.get(&format!("{case}/history")).await.is(200);
        assert_eq!(
            history.column("operation"),
            [
                "createCase",
                "grantCaseAccess",
                "addCaseWatcher",
                "grantCaseAccess",
                "grantCaseAccess",
                "addCaseWatcher",
                "revokeCaseAccess",
                "revokeCaseAccess",
                "updateCaseAccessSettings"
            ]
        );
        assert_eq!(history.rows()[8]["changes"][0]["value"], "readRestricted");
        for (wrong, field) in [
            (json!({"userOrGroup": "nobody"}), "userOrGroup"),
            (json!({"level": "read"}), "userOrGroup"),
            (json!({"userOrGroup": "anna", "level": "owner"}), "level"),
        ] {
            assert_eq!(admin.post(&path, &wrong).await.is(412).refused(), [field], "{wrong}");
        }
        assert_eq!(admin.put(&path, &json!({})).await.is(412).refused(), ["accessMode"]);
    })
    .await;
}

#[tokio::test]
async fn said_when_a_case_is_opened() {
    on_each_engine(async |world| {
        let (anna, gina, admin) = (world.anna(), world.gina(), world.admin());
        let more = json!({"customer": "acme", "accessMode": "explicit", "assignedTech": "admin",
            "aclMembers": [{"userOrGroup": "gina", "level": "read"}]});
        let case = open(&admin, "Ours", more).await;
        assert_eq!(case["accessMode"], "explicit");
        let path = format!("{CASE}/{}", case["id"]);
        anna.get(&path).await.is(404);
        gina.get(&path).await.is(200);
        let history = admin.get(&format!("{path}/history")).await.is(200);
        assert_eq!(
            history.column("operation"),
            ["createCase", "grantCaseAccess", "addCaseWatcher", "updateCaseAccessSettings"]
        );

        let shut_out =
            super::new("Ours", json!({"customer": "acme", "accessMode": "explicit", "assignedTech": "anna"}));
        assert_eq!(admin.post(CASE, &shut_out).await.is(412).refused(), ["assignedTech"]);
        assert_eq!(anna.get(CASE).await.is(200).column("id"), Vec::<Value>::new());
    })
    .await;
}
