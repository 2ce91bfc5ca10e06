//! `POST /cases/v2/case/search` and `GET /cases/v2/case`.

use super::{CASE, open, subjects};
use crate::{
    events::formats::{column, table},
    support::{World, on_each_engine},
};
use serde_json::{Value, json};

/// Cases by name, and what is different of them.
async fn seed(world: &World) {
    let (anna, admin) = (world.anna(), world.admin());
    let a = open(&anna, "Alpha", json!({
        "priority": "low", "category": "fraud:phishing", "customerReference": "T-100%", "assignedTech": "anna",
        "tags": [{"key": "case-autocreate-key", "value": "K"}, {"key": "case-autocreate-group", "value": "('tcp',)"}],
        "fields": [{"field": "case-autocreate-key", "value": "K"}],
    })).await;
    let b = open(
        &anna,
        "Beta",
        json!({"priority": "critical", "service": "irt", "type": "change", "status": "workingSoc"}),
    )
    .await;
    let c = open(
        &anna,
        "Gamma",
        json!({"assignedUser": "anna", "tags": [{"key": "case-autocreate-key", "value": "L"}, {"key": "campaign:spring"}]}),
    )
    .await;
    open(&anna, "Trial", json!({"testData": true})).await;
    open(&admin, "Foreign", json!({"customer": "globex"})).await;
    anna.put(
        &format!("{CASE}/{}", b["id"]),
        &json!({"comment": "An <i>unusual</i> word", "techDueTimestamp": 1_000}),
    )
    .await
    .is(200);
    let page = world.log_in("admin").await;
    for field in [
        json!({"name": "site", "label": "Site", "kind": "choice", "choices": ["Oslo", "Bergen"]}),
        json!({"name": "hosts", "label": "Hosts", "kind": "number"}),
    ] {
        page.call("custom-field/add", json!({"new": field})).await.is(200);
    }
    anna.put(&format!("{CASE}/{}/fields/site", a["id"]), &json!({"value": "Oslo"})).await.is(200);
    anna.put(&format!("{CASE}/{}/fields/hosts", b["id"]), &json!({"value": "12.5"})).await.is(200);
    let tags = json!({"tags": [{"key": "campaign:spring", "value": "first"}]});
    anna.post(&format!("{CASE}/{}/tags", b["id"]), &tags).await.is(200);
    for (case, subject, level) in [(&a, "Administrators", "write"), (&c, "admin", "write")] {
        let entry = json!({"userOrGroup": subject, "level": level});
        admin.post(&format!("{CASE}/{}/access", case["id"]), &entry).await.is(200);
    }
    anna.put(&format!("{CASE}/{}/close", c["id"]), &json!({})).await.is(200);
    admin.put(&format!("{CASE}/{}", a["id"]), &json!({"priority": "medium"})).await.is(200);
}

#[tokio::test]
async fn what_is_found() {
    on_each_engine(async |world| {
        seed(world).await;
        let anna = world.anna();
        for (body, found) in [
            (json!({}), "Gamma Beta Alpha"),
            (json!({"includeTestData": true}), "Trial Gamma Beta Alpha"),
            (json!({"customer": ["acme"], "customerID": 2}), "Gamma Beta Alpha"),
            (json!({"customer": [1]}), "Gamma Beta Alpha"),
            (json!({"customerID": 2}), ""),
            (json!({"caseID": ["1", 2]}), "Beta Alpha"),
            (json!({"status": "closed"}), "Gamma"),
            (json!({"status": ["workingSoc", "pendingSoc"]}), "Beta Alpha"),
            (json!({"initialStatus": ["workingSoc"]}), "Beta"),
            (json!({"priority": "medium"}), "Gamma Alpha"),
            (json!({"initialPriority": ["low"]}), "Alpha"),
            (json!({"type": "change"}), "Beta"),
            (json!({"service": ["IRT", "logstorage"]}), "Beta"),
            (json!({"serviceCriteria": {"service": ["2"]}}), "Beta"),
            (json!({"serviceCriteria": {"includeFlags": ["EVENT_ENABLED"]}}), ""),
            (json!({"category": ["fraud:phishing"]}), "Alpha"),
            (json!({"category": [22]}), "Alpha"),
            (json!({"techAssigned": true}), "Alpha"),
            (json!({"techAssigned": false, "userAssigned": false}), "Beta"),
            (json!({"user": "admin"}), "Gamma Alpha"),
            (json!({"user": ["Analysts"], "userFieldStrategy": ["assignedTech", "assignedUser"]}), "Gamma Alpha"),
            (json!({"user": ["anna"], "userFieldStrategy": "commentedByUser"}), "Beta"),
            (json!({"user": "anna", "userFieldStrategy": ["watchedByUser"]}), "Gamma Beta Alpha"),
            (json!({"keywords": ["ALPH"]}), "Alpha"),
            (json!({"keywords": ["100%"]}), "Alpha"),
            (json!({"keywords": ["unusual", "beta"]}), "Beta"),
            (json!({"keywords": ["unusual", "alpha"]}), ""),
            (json!({"keywords": ["unusual", "alpha"], "keywordMatchStrategy": "any"}), "Beta Alpha"),
            (json!({"keywords": ["unusual"], "keywordFieldStrategy": ["subject", "description"]}), ""),
            (json!({"keywords": "2", "keywordFieldStrategy": "id"}), "Beta"),
            (json!({"tag": [{"key": "case-autocreate-key", "values": ["K"]}]}), "Alpha"),
            (json!({"tag": [{"key": "case-autocreate-key"}]}), "Gamma Alpha"),
            (json!({"tag": [{"key": "case-autocreate-key", "values": ["K"], "exclude": true}]}), "Gamma Beta"),
            (json!({"tag": [{"key": "case-autocreate-key", "values": ["K"]}], "subCriteria": [
                {"required": true, "tag": [{"key": "case-autocreate-group", "values": ["('tcp',)"]}]}]}), "Alpha"),
            (json!({"field": [{"field": "case-autocreate-key", "values": ["K"]}]}), "Alpha"),
            (json!({"tag": [{"key": "campaign:spring"}]}), "Gamma Beta"),
            (json!({"tag": [{"key": "campaign:spring", "values": ["first"]}]}), "Beta"),
            (json!({"tag": [{"key": "campaign", "values": ["spring"]}]}), "Gamma"),
            (json!({"field": [{"field": "site", "values": ["oslo"]}]}), "Alpha"),
            (json!({"field": [{"field": "hosts", "values": ["12.50"]}]}), "Beta"),
            (json!({"field": [{"field": "site"}, {"field": "hosts"}]}), "Beta Alpha"),
            (json!({"subCriteria": [{"exclude": true, "field": [{"field": "site"}]}]}), "Gamma Beta"),
            (json!({"explicitAccess": [{"subject": ["admin"]}]}), "Gamma"),
            (json!({"explicitAccess": [{"subject": ["admin"], "includeSubjectAnscendants": true}]}), "Gamma Alpha"),
            (json!({"explicitAccess": [{"level": ["read", "write"], "startTimestamp": "-1h", "endTimestamp": "now"}]}), "Gamma Alpha"),
            (json!({"explicitAccess": [{"level": ["read"]}]}), ""),
            (json!({"explicitAccess": [{"level": ["owner"]}]}), ""),
            (json!({"explicitAccess": [{"endTimestamp": "-1h"}]}), ""),
            (json!({"subCriteria": [{"exclude": true, "status": "closed"}]}), "Beta Alpha"),
            (json!({"subCriteria": [{"exclude": true, "timeFieldStrategy": ["techDueTimestamp"], "endTimestamp": "now"}]}), "Gamma Alpha"),
            (json!({"subCriteria": [{"status": "closed"}, {"type": ["change"]}, {"required": true, "priority": "critical"}]}), "Beta"),
            (json!({"startTimestamp": "-1h", "timeFieldStrategy": "lastUpdatedTimestamp"}), "Gamma Beta Alpha"),
            (json!({"startTimestamp": "-1h", "timeFieldStrategy": ["createdTimestamp", "closedTimestamp"], "timeMatchStrategy": "all"}), "Gamma"),
            (json!({"endTimestamp": 2_000}), "Beta"),
            (json!({"accessMode": ["explicit"]}), ""),
            (json!({"assetID": ["6c36deb6-d5e3-461c-bab4-fca397006cb9"]}), ""),
            (json!({"includeFlags": ["HAS_COMMENTS"]}), "Beta"),
            (json!({"excludeFlags": ["INTERNAL", "HAS_COMMENTS"]}), "Gamma Alpha"),
            (json!({"includeFlags": ["HAS_EVENTS"]}), ""),
            (json!({"productionCustomers": false}), ""),
            (json!({"workflow": [{"flow": "tuning"}]}), ""),
            (json!({"sortBy": ["priority", "-id"]}), "Gamma Alpha Beta"),
            (json!({"sortBy": "-subject"}), "Gamma Beta Alpha"),
            (json!({"sortBy": ["assignedTech", "subject"], "limit": 1, "offset": 1}), ""),
        ] {
            if body["sortBy"] == json!(["assignedTech", "subject"]) {
                let page = anna.post(&format!("{CASE}/search"), &body).await.is(200);
                assert_eq!([&page.json["limit"], &page.json["offset"], &page.json["count"], &page.json["size"]], [1, 1, 3, 1]);
                continue;
            }
            let answer = anna.post(&format!("{CASE}/search"), &body).await.is(200);
            assert_eq!(subjects(&answer).join(" "), found, "{body}");
        }
        let list = async |query: &str| subjects(&anna.get(&format!("{CASE}?{query}")).await.is(200)).join(" ");
        assert_eq!(list("status=closed&status=workingSoc&sortBy=subject").await, "Beta Gamma");
        assert_eq!(list("keywords=alpha&customer=acme&limit=1").await, "Alpha");
        assert_eq!(subjects(&world.admin().get(CASE).await).len(), 4);

        let lean = anna.post(&format!("{CASE}/search"), &json!({"includeDescription": false, "limit": 1})).await.is(200);
        assert_eq!((&lean.rows()[0]["description"], &lean.rows()[0]["workflows"]), (&Value::Null, &Value::Null));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_asked() {
    on_each_engine(async |world| {
        for (body, field) in [
            (json!({"status": "lost"}), "status"),
            (json!({"explicitAccess": [{"level": ["none"]}]}), "explicitAccess[0].level"),
            (json!({"field": [{"field": "unheard-of"}]}), "field"),
            (json!({"sortBy": ["luck"]}), "sortBy"),
            (json!({"startTimestamp": "yesterday"}), "startTimestamp"),
            (json!({"tag": [{"values": ["x"]}]}), "tag[0].key"),
            (json!({"workflow": [{"flow": "dance"}]}), "workflow[0].flow"),
            (json!({"exclude": true}), "exclude"),
            (json!({"subCriteria": [{"exclude": true, "required": true}]}), "subCriteria[0].exclude"),
            (json!({"includeFlags": ["SHINY"]}), "includeFlags"),
        ] {
            let refused = world.anna().post(&format!("{CASE}/search"), &body).await.is(412);
            assert_eq!(refused.refused(), [field], "{body}");
        }
        let mut deep = json!({});
        for _ in 0..9 {
            deep = json!({"subCriteria": [deep]});
        }
        assert_eq!(
            world.anna().post(&format!("{CASE}/search"), &deep).await.is(412).refused(),
            ["subCriteria"]
        );
    })
    .await;
}

#[tokio::test]
async fn in_other_formats() {
    on_each_engine(async |world| {
        let anna = world.anna();
        for subject in ["Alpha, the first", "Beta"] {
            open(&anna, subject, json!({"customerReference": "T-1"})).await;
        }
        let ordered = json!({"sortBy": ["id"]});
        let answer = anna.post_for("text/csv", &format!("{CASE}/search"), &ordered).await;
        let found = table(&answer);
        assert_eq!(column(&found, "subject"), ["Alpha, the first", "Beta"]);
        assert_eq!(column(&found, "status"), ["pendingSoc", "pendingSoc"]);
        let lines = anna.post_for("application/jsonl", &format!("{CASE}/search"), &ordered).await;
        assert_eq!(lines.text.lines().count(), 2);
        assert_eq!(anna.post_for("application/pdf", &format!("{CASE}/search"), &ordered).await.status, 406);
    })
    .await;
}
