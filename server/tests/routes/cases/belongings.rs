//! Comments, tags, requests and the history of a case.

use super::{CASE, open};
use crate::support::{Answer, World, on_each_engine};
use reqwest::Method;
use serde_json::{Value, json};

async fn delete(world: &World, path: &str) -> Answer {
    let anna = world.anna();
    anna.send(anna.request(Method::DELETE, path)).await
}

#[tokio::test]
async fn comments_are_said_put_right_and_taken_back() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let case = format!("{CASE}/{}", open(&anna, "Beacons", json!({})).await["id"]);
        let path = format!("{case}/comments");
        let first = anna.post(&path, &json!({"comment": "One <b>word</b>", "textFormat": "html"})).await.is(200);
        let first = first.data().clone();
        assert_eq!((&first["comment"], &first["status"]), (&json!("<p>One <strong>word</strong></p>\n"), &json!("pendingSoc")));
        let reply = json!({"comment": "a *b*", "textFormat": "plainText", "internal": true, "asReplyTo": first["id"],
            "status": "workingSoc", "originEmailAddress": "a@b.example"});
        let second = anna.post(&path, &reply).await.is(200).data().clone();
        assert_eq!(second["comment"], "<p>a *b*</p>\n");
        assert_eq!(second["flags"], json!(["INTERNAL", "MAIL_UPDATE"]));
        assert_eq!(second["references"], json!([{"commentID": first["id"], "type": "replyTo"}]));
        assert_eq!(second["status"], "workingSoc");
        assert_eq!(anna.get(&case).await.data()["status"], "workingSoc");

        let ids = async |query: &str| anna.get(&format!("{path}{query}")).await.is(200).column("id");
        let (one, two) = (first["id"].clone(), second["id"].clone());
        assert_eq!(ids("").await, [one.clone(), two.clone()]);
        assert_eq!(ids("?sortBy=-addedTimestamp&limit=1").await, std::slice::from_ref(&two));
        assert_eq!(ids(&format!("?afterComment={}", one.as_str().unwrap())).await, std::slice::from_ref(&two));
        assert_eq!(ids(&format!("?beforeComment={}", one.as_str().unwrap())).await, Vec::<Value>::new());

        let of_first = format!("{path}/{}", one.as_str().unwrap());
        let edited = anna.put(&of_first, &json!({"comment": "Two"})).await.is(200).data().clone();
        assert_eq!((&edited["comment"], &edited["flags"]), (&json!("<p>Two</p>\n"), &json!(["UPDATED"])));
        assert_eq!(edited["references"], json!([{"commentID": two, "type": "repliedBy"}]));
        assert_eq!(anna.get(&of_first).await.is(200).data(), &edited);
        assert_eq!(anna.get(&format!("{of_first}/notifications")).await.is(200).json["count"], 0);
        assert_eq!(delete(world, &of_first).await.is(200).data()["flags"], json!(["UPDATED", "DELETED"]));
        anna.get(&of_first).await.is(404);
        anna.get(&format!("{path}/nonsense")).await.is(412);
        let other = format!("{CASE}/{}", open(&anna, "Other", json!({})).await["id"]);
        anna.get(&format!("{other}/comments/{}", two.as_str().unwrap())).await.is(404);
        assert_eq!(anna.post(&path, &json!({"comment": " "})).await.is(412).refused(), ["comment"]);
        anna.post(&path, &json!({"comment": "x", "asReplyTo": two})).await.is(200);
        let foreign = anna.post(&format!("{other}/comments"), &json!({"comment": "x", "asReplyTo": two})).await;
        assert_eq!(foreign.is(412).refused(), ["asReplyTo"]);
    })
    .await;
}

#[tokio::test]
async fn tags_come_and_go() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let path = format!("{CASE}/{}/tags", open(&anna, "Beacons", json!({})).await["id"]);
        let body = json!({"tags": [{"key": "a", "value": "1 2"}, {"key": "b"}]});
        let added = anna.post(&path, &body).await.is(200);
        assert_eq!(added.column("key"), ["a", "b"]);
        assert_eq!(anna.post(&path, &body).await.is(200).column("id"), added.column("id"));
        assert_eq!(anna.get(&format!("{path}?limit=1")).await.is(200).json["count"], 2);
        let gone = delete(world, &format!("{path}/a/1%202")).await.is(200);
        assert_eq!(
            (gone.column("value"), gone.column("flags")),
            (vec![json!("1 2")], vec![json!(["DELETED"])])
        );
        delete(world, &format!("{path}/a/1%202")).await.is(404);
        let by_id = format!("{path}/{}", added.column("id")[1].as_str().unwrap());
        assert_eq!(delete(world, &by_id).await.is(200).column("key"), ["b"]);
        assert_eq!(anna.get(&path).await.is(200).json["count"], 0);
        assert_eq!(anna.post(&path, &json!({"tags": []})).await.is(412).refused(), ["tags"]);
        // Programs may write colons into keys: together the tag is the same.
        let body = json!({"tags": [{"key": "two:parts", "value": "and more"}]});
        let added = anna.post(&path, &body).await.is(200);
        assert_eq!(
            (added.column("key"), added.column("value")),
            (vec![json!("two")], vec![json!("parts:and more")])
        );
        delete(world, &format!("{path}/two:parts/and%20more")).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn who_has_seen_it() {
    on_each_engine(async |world| {
        let (anna, admin) = (world.anna(), world.admin());
        let case = format!("{CASE}/{}", open(&anna, "Beacons", json!({})).await["id"]);
        let path = format!("{case}/seen");
        assert_eq!(anna.get(&path).await.is(200).json["count"], 0);
        let first = anna.put(&path, &Value::Null).await.is(200).data().clone();
        assert_eq!(first["user"]["shortName"], "anna");
        admin.put(&path, &json!({})).await.is(200);
        let again = anna.put(&path, &Value::Null).await.is(200).data().clone();
        let all = anna.get(&path).await.is(200);
        assert_eq!((all.rows().len(), &all.rows()[0]), (2, &again));
        assert_eq!(anna.get(&format!("{path}?limit=1&offset=1")).await.is(200).json["size"], 1);
        // It is nothing that was done with the case.
        assert_eq!(anna.get(&format!("{case}/history")).await.is(200).json["count"], 1);
    })
    .await;
}

#[tokio::test]
async fn services_and_categories() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let case = open(&anna, "Beacons", json!({"service": "irt"})).await["id"].clone();
        let service = anna.get(&format!("{CASE}/{case}/service")).await.is(200).data().clone();
        assert_eq!(service["shortName"], "irt");
        assert_eq!(anna.get("/cases/v2/service/IRT").await.is(200).data(), &service);
        assert_eq!(anna.get("/cases/v2/service/2").await.is(200).data(), &service);
        anna.get("/cases/v2/service/gardening").await.is(404);
        let names = async |path: &str| anna.get(path).await.is(200).column("shortName");
        assert_eq!(names("/cases/v2/service?keywords=RESPONSE").await, ["irt"]);
        assert_eq!(names("/cases/v2/service?sortBy=-id&limit=1").await, ["administrative"]);
        assert_eq!(names("/cases/v2/service/ids/categories?limit=1").await, ["abusive-content:spam"]);
        assert_eq!(
            names("/cases/v2/category?id=22&id=23&sortBy=-shortName").await,
            ["fraud:phishing", "fraud:masquerade"]
        );
        assert_eq!(anna.get("/cases/v2/category/fraud:phishing").await.is(200).data()["id"], 22);
        anna.get("/cases/v2/category/99").await.is(404);
        let count =
            async |path: &str, body: Value| anna.post(path, &body).await.is(200).json["count"].clone();
        assert_eq!(count("/cases/v2/service/search", json!({"shortName": ["ids", "irt"]})).await, 2);
        assert_eq!(count("/cases/v2/service/search", json!({"includeFlags": ["DELETED"]})).await, 0);
        assert_eq!(
            count("/cases/v2/category/search", json!({"service": "ids", "caseType": ["change"]})).await,
            26
        );
        assert_eq!(count("/cases/v2/category/search", json!({"service": ["gardening"]})).await, 0);
        assert_eq!(count("/cases/v2/category/search", json!({"includeFlags": ["DEPRECATED"]})).await, 0);
        assert_eq!(count("/cases/v2/category/search", json!({"excludeFlags": ["DEPRECATED"]})).await, 26);
        let nested = anna.post("/cases/v2/service/search", &json!({"subCriteria": [{}]})).await.is(412);
        assert_eq!(nested.refused(), ["subCriteria"]);
    })
    .await;
}

#[tokio::test]
async fn requests_and_history() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let case = format!("{CASE}/{}", open(&anna, "Beacons", json!({})).await["id"]);
        let flow = format!("{case}/workflows/socAnalysis");
        anna.put(&format!("{flow}/acknowledge"), &json!({})).await.is(404);
        let asked = anna.put(&format!("{flow}/request"), &json!({"comment": "Please", "externalReference": "T-1"})).await;
        assert_eq!(asked.is(200).data()["state"], "requested");
        anna.put(&format!("{flow}/request"), &json!({})).await.is(200);
        anna.put(&flow, &json!({"externalReference": "T-2"})).await.is(200);
        let noticed = anna.put(&format!("{flow}/acknowledge"), &json!({"comment": "Done"})).await.is(200);
        assert_eq!(noticed.data()["acknowledgedByUser"]["userName"], "anna");
        let all = anna.get(&format!("{case}/workflows")).await.is(200);
        assert_eq!(all.column("externalReference"), ["T-2"]);
        assert_eq!(anna.get(&case).await.data()["workflows"], json!([{"workflow": "socAnalysis", "state": "acknowledged"}]));
        anna.put(&format!("{case}/workflows/dance/request"), &json!({})).await.is(412);
        let wanted = json!({"workflow": [{"flow": "socAnalysis", "acknowledged": true}]});
        let found = anna.post(&format!("{CASE}/search"), &wanted).await.is(200);
        assert_eq!(found.json["count"], 1);

        anna.put(&case, &json!({"priority": "high", "comment": "Hm.", "internalComment": true})).await.is(200);
        let history = async |query: &str| anna.get(&format!("{case}/history{query}")).await.is(200);
        let everything = history("").await;
        assert_eq!(everything.column("operation"), ["createCase", "requestWorkflow", "updateWorkflow", "acknowledgeWorkflow", "updateCase", "addCaseComment"]);
        let changed = &everything.rows()[4];
        assert_eq!((&changed["changes"][0]["field"], &changed["changes"][0]["value"]), (&json!("priority"), &json!("high")));
        assert_eq!((&changed["user"]["userName"], &changed["user"]["customer"]["id"]), (&json!("anna"), &json!(1)));
        assert_eq!(everything.rows()[5]["changes"][0]["object"]["flags"], json!(["INTERNAL"]));
        let query = "?operation=createCase&operation=addCaseComment&startTimestamp=-1h&endTimestamp=now&sortBy=-timestamp&limit=1";
        assert_eq!(history(query).await.column("operation"), ["addCaseComment"]);
        assert_eq!(history("?field=priority").await.json["count"], 1);
        assert_eq!(history("?user=gina").await.json["count"], 0);
        assert_eq!(history("?userID=1&userID=99").await.json["count"], 0);
        let types = history("?type=workflow&type=priority").await;
        assert_eq!(
            types.column("operation"),
            ["requestWorkflow", "updateWorkflow", "acknowledgeWorkflow", "updateCase"]
        );
        let third = everything.rows()[2]["id"].as_str().unwrap();
        assert_eq!(
            history(&format!("?beforeTransaction={third}")).await.column("operation"),
            ["createCase", "requestWorkflow"]
        );
        let after = history(&format!("?afterTransaction={third}&sortBy=-timestamp")).await;
        assert_eq!(after.column("operation"), ["requestWorkflow", "createCase"]);
        let one = format!("{case}/history/{}", changed["id"].as_str().unwrap());
        assert_eq!(anna.get(&one).await.is(200).data(), changed);
        assert_eq!(anna.get(&format!("{one}/notifications")).await.is(200).json["count"], 0);

        let offered = anna.get("/cases/v2/servicesubscription?service=ids&limit=25").await.is(200);
        assert_eq!(offered.json["count"], 1);
        assert_eq!(offered.rows()[0]["customer"]["shortName"], "acme");
    })
    .await;
}

#[tokio::test]
async fn services_and_categories_are_managed() {
    on_each_engine(async |world| {
        let (anna, admin) = (world.anna(), world.admin());
        let delete = async |path: &str| admin.send(admin.request(Method::DELETE, path)).await;
        let new = json!({"shortName": "hunting", "name": "Threat hunting", "description": "By hand.",
            "caseTypes": ["informational"], "adminFunction": "x", "notificationEmail": "soc@example.com"});
        let service = admin.post("/cases/v2/service", &new).await.is(200).data().clone();
        assert_eq!((&service["id"], &service["description"]), (&json!(5), &json!("By hand.")));
        assert_eq!(
            admin.post("/cases/v2/service", &json!({})).await.is(412).refused(),
            ["shortName", "name"]
        );
        let changed = admin.put("/cases/v2/service/Hunting", &json!({"name": "Hunting"})).await.is(200);
        assert_eq!(changed.data()["name"], "Hunting");
        admin.put("/cases/v2/service/5", &json!({"shortName": "other"})).await.is(412);
        admin.put("/cases/v2/service/nothing", &json!({"name": "X"})).await.is(404);

        // It takes every category until it has some of its own.
        let categories = async || {
            anna.get("/cases/v2/service/hunting/categories?limit=0").await.is(200).json["count"].clone()
        };
        assert_eq!(categories().await, 26);
        let bind = json!({"category": "fraud:phishing", "caseTypes": ["change", "informational"]});
        let bound = admin.post("/cases/v2/service/5/categories", &bind).await.is(200).data().clone();
        assert_eq!(bound["service"]["shortName"], "hunting");
        assert_eq!(
            (&bound["category"]["id"], &bound["caseTypes"]),
            (&json!(22), &json!(["change", "informational"]))
        );
        assert_eq!(categories().await, 1);
        let none = json!({"category": "fraud:phishing", "caseTypes": []});
        assert_eq!(
            admin.post("/cases/v2/service/5/categories", &none).await.is(412).refused(),
            ["caseTypes"]
        );
        let of = async |kind: &str| {
            let asked = json!({"service": ["hunting"], "caseType": [kind]});
            anna.post("/cases/v2/category/search", &asked).await.is(200).column("shortName")
        };
        assert_eq!((of("change").await.len(), of("securityIncident").await.len()), (1, 0));
        let path = "/cases/v2/service/hunting/categories/22";
        let part = delete(&format!("{path}?caseType=change")).await.is(200).data().clone();
        assert_eq!(part["caseTypes"], json!(["change", "informational"]), "as it was");
        assert_eq!(of("change").await.len(), 0);
        delete(path).await.is(200);
        delete(path).await.is(404);
        assert_eq!(categories().await, 26);

        let retired = delete("/cases/v2/service/hunting").await.is(200);
        assert_eq!(retired.data()["flags"], json!(["DEPRECATED"]));
        let found = anna.post("/cases/v2/service/search", &json!({"includeFlags": ["DEPRECATED"]})).await;
        assert_eq!(found.is(200).column("shortName"), ["hunting"]);
        admin.put("/cases/v2/service/hunting", &json!({"deprecated": false})).await.is(200);

        let new = json!({"shortName": "fraud:invoice", "name": "Fraud: invoice"});
        let category = admin.post("/cases/v2/category", &new).await.is(200).data().clone();
        assert_eq!(category["id"], 27);
        let renamed = admin.put("/cases/v2/category/27", &json!({"name": "Invoice"})).await.is(200);
        assert_eq!(renamed.data()["name"], "Invoice");
        let retired = delete("/cases/v2/category/fraud:invoice").await.is(200);
        assert_eq!(retired.data()["flags"], json!(["DEPRECATED"]));
        world.argus.ok("verify-log");
    })
    .await;
}
