//! Links between cases, and merging.

use super::{CASE, open};
use crate::support::on_each_engine;
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn linked_listed_and_unlinked() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let (one, two) =
            (open(&anna, "One", json!({})).await, open(&anna, "Two", json!({"priority": "high"})).await);
        let (one, two) = (one["id"].clone(), two["id"].clone());
        let path = format!("{CASE}/{one}/links");
        let added =
            anna.post(&format!("{path}/{two}"), &json!({"type": "subcase"})).await.is(200).data().clone();
        assert_eq!((&added["type"], &added["direction"]), (&json!("subcase"), &json!("outgoing")));
        assert_eq!((&added["parentCase"]["id"], &added["linkedCase"]["subject"]), (&one, &json!("Two")));
        assert_eq!(added["linkedCase"]["priority"], "high");
        assert_eq!(added["addedByUser"]["userName"], "anna");
        for (body, field) in [
            (json!({}), "type"),
            (json!({"type": "merged"}), "type"),
            (json!({"type": "related"}), "linkToCaseID"),
        ] {
            assert_eq!(anna.post(&format!("{path}/{two}"), &body).await.refused(), [field], "{body}");
        }
        assert_eq!(
            anna.post(&format!("{path}/{one}"), &json!({"type": "related"})).await.refused(),
            ["linkToCaseID"]
        );

        let other = anna.get(&format!("{CASE}/{two}/links")).await.is(200);
        assert_eq!(other.column("direction"), ["incoming"]);
        assert_eq!(other.column("id"), std::slice::from_ref(&added["id"]));
        for (query, count) in [
            ("?direction=outgoing", 1),
            ("?direction=incoming", 0),
            ("?type=duplicate", 0),
            ("?type=subcase&limit=1", 1),
        ] {
            assert_eq!(anna.get(&format!("{path}{query}")).await.is(200).json["count"], count, "{query}");
        }
        let by_id = format!("{path}/{}", added["id"].as_str().unwrap());
        let gone = anna.send(anna.request(Method::DELETE, &by_id)).await.is(200).data().clone();
        assert_eq!((&gone["flags"], &gone["id"]), (&json!(["DELETED"]), &added["id"]));
        anna.send(anna.request(Method::DELETE, &by_id)).await.is(404);
        assert_eq!(anna.get(&path).await.is(200).json["count"], 0);
        let history = anna.get(&format!("{CASE}/{two}/history")).await.is(200).column("operation");
        assert_eq!(history, ["createCase", "addCaseLink", "deleteCaseLink"]);
    })
    .await;
}

#[tokio::test]
async fn merged_and_redirected() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let (into, from) = (open(&anna, "Into", json!({})).await, open(&anna, "From", json!({})).await);
        let (into, from) = (into["id"].clone(), from["id"].clone());
        anna.post(&format!("{CASE}/{from}/comments"), &json!({"comment": "Said before."})).await.is(200);
        let path = format!("{CASE}/{into}/merge/{from}");
        let refused = anna.put(&path, &json!({"priority": "worst", "status": "closed"})).await.is(412);
        assert_eq!(refused.refused(), ["priority", "status"]);
        let body = json!({"priority": "critical", "status": "workingSoc", "description": "<p>Both.</p>"});
        let merged = anna.put(&path, &body).await.is(200).data().clone();
        assert_eq!(
            (&merged["id"], &merged["priority"], &merged["status"]),
            (&into, &json!("critical"), &json!("workingSoc"))
        );
        assert_eq!(merged["description"], "<p>Both.</p>\n");
        let said = anna.get(&format!("{CASE}/{into}/comments")).await.is(200);
        assert_eq!(said.column("flags"), [json!(["MERGED"])]);

        let gone = anna.put(&path, &json!({})).await.is(412);
        assert_eq!(gone.refused(), ["mergeFrom"]);
        assert_eq!(
            anna.put(&format!("{CASE}/{into}/merge/{into}"), &json!({})).await.refused(),
            ["mergeInto"]
        );
        let whole = anna.get(&format!("{CASE}/{from}?skipRedirect=true")).await.is(200).data().clone();
        assert_eq!(whole["status"], "closed");
        assert!(whole["flags"].as_array().unwrap().contains(&json!("MERGED")));
        assert_eq!(
            anna.get(&format!("{CASE}/{from}")).await.is(200).data()["id"],
            into,
            "the client follows"
        );
        let history = anna.get(&format!("{CASE}/{into}/history?operation=mergeCases")).await.is(200);
        assert_eq!(history.rows()[0]["changes"][0]["value"], from.to_string());
        let none: Value = json!({"comment": "late"});
        anna.post(&format!("{CASE}/{from}/comments"), &none).await.is(412);
    })
    .await;
}
