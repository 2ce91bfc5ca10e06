//! A case is prepared, published, and given to another customer.

use super::{CASE, new, open, subjects};
use crate::{
    events::numbered,
    support::{PASSWORD, Page, Reader, World, finish, on_each_engine},
};
use reqwest::Method;
use serde_json::{Value, json};

async fn delete(reader: &Reader<'_>, path: &str) -> u16 {
    reader.send(reader.request(Method::DELETE, path)).await.status
}

#[tokio::test]
async fn a_number_is_prepared_and_used_once() {
    on_each_engine(async |world| {
        let (anna, admin) = (world.anna(), world.admin());
        let before = open(&anna, "Before", json!({})).await["id"].as_i64().unwrap();
        let prepare =
            async || anna.post(&format!("{CASE}/prepare"), &json!({})).await.is(201).data()["caseID"].clone();
        let (number, given_up) = (prepare().await, prepare().await);
        assert_eq!(number, before + 1);
        let path = format!("{CASE}/{number}");
        anna.get(&path).await.is(404);
        // It is nobody else's, and others get other numbers.
        admin.post(&path, &new("Mine", json!({"customer": "acme"}))).await.is(404);
        assert!(open(&anna, "Meanwhile", json!({})).await["id"].as_i64().unwrap() > before + 2);
        assert_eq!(anna.post(&path, &json!({"subject": "x"})).await.is(412).refused()[0], "type");
        let opened =
            anna.post(&path, &new("Prepared", json!({"priority": "high"}))).await.is(201).data().clone();
        assert_eq!((&opened["id"], &opened["priority"]), (&number, &json!("high")));
        anna.post(&path, &new("Again", json!({}))).await.is(404);
        let given_up = format!("{CASE}/prepare/{given_up}");
        assert_eq!(delete(&admin, &given_up).await, 404);
        assert_eq!(delete(&anna, &given_up).await, 200);
        assert_eq!(delete(&anna, &given_up).await, 404);
    })
    .await;
}

/// Somebody who reads acme's cases, and his key.
fn rita(world: &World) -> String {
    let mut command =
        world.argus.command(["user", "add", "rita", "--group", "Readers", "--customer", "acme"]);
    finish(command.env("ARGUS_PASSWORD", PASSWORD).spawn().unwrap()).succeeded();
    world.argus.ok("key add rita").trim().to_owned()
}

#[tokio::test]
async fn only_those_who_work_on_cases_see_what_is_not_published() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let key = rita(world);
        let rita = world.server.with(&key);
        let case = open(&anna, "Draft", json!({"publish": false})).await;
        assert_eq!((&case["publishedTimestamp"], &case["flags"]), (&Value::Null, &json!([])));
        let path = format!("{CASE}/{}", case["id"]);
        rita.get(&path).await.is(404);
        assert_eq!(rita.get(CASE).await.is(200).json["count"], 0);
        assert_eq!(world.admin().get(&path).await.is(200).data()["subject"], "Draft");
        let search =
            async |criteria: Value| subjects(&anna.post(&format!("{CASE}/search"), &criteria).await.is(200));
        assert_eq!(search(json!({"excludeFlags": ["PUBLISHED"]})).await, ["Draft"]);
        let published = json!({"timeFieldStrategy": ["publishedTimestamp"], "startTimestamp": "-1days"});
        assert_eq!(search(published.clone()).await, [""; 0]);

        // The page tells why.
        let told =
            world.log_in("anna").await.call("case/access", json!({"id": case["id"]})).await.is(200).json;
        let people = told["people"].as_array().unwrap().iter();
        let shut_out: Vec<&Value> = people.filter(|one| one["why"] == "unpublished").collect();
        assert_eq!((shut_out.len(), &shut_out[0]["level"]), (1, &json!("none")), "{told:#}");

        rita.put(&format!("{path}/publish"), &json!({})).await.is(403);
        let told = anna.put(&format!("{path}/publish"), &json!({"status": "pendingCustomer"})).await.is(200);
        assert_eq!(
            (&told.data()["status"], &told.data()["flags"]),
            (&json!("pendingCustomer"), &json!(["PUBLISHED"]))
        );
        assert_eq!(told.data()["publishedByUser"]["userName"], "anna");
        assert_eq!(rita.get(&path).await.is(200).data()["subject"], "Draft");
        assert_eq!(search(published).await, ["Draft"]);
        assert_eq!(anna.put(&format!("{path}/publish"), &json!({})).await.is(412).refused(), ["case"]);
        let history = anna.get(&format!("{path}/history")).await.is(200);
        assert_eq!(history.column("operation"), ["createCase", "publishCase", "updateCase"]);

        let closed = open(&anna, "Draft", json!({"publish": false})).await["id"].clone();
        let closed =
            anna.put(&format!("{CASE}/{closed}/publish"), &json!({"status": "closed"})).await.is(200);
        assert_eq!(closed.data()["status"], "closed");
        // The page does the same.
        let drafted = open(&anna, "Drafted", json!({"publish": false})).await["id"].clone();
        let page = world.log_in("anna").await;
        let shown = page.call("case/get", json!({"id": drafted})).await.is(200).json;
        assert_eq!(shown["summary"]["unpublished"], true);
        let shown = page.call("case/publish", json!({"id": drafted})).await.is(200).json;
        assert_eq!(shown["summary"]["unpublished"], Value::Null);
        page.call("case/publish", json!({"id": drafted})).await.is(412);
        // Who may not publish it cannot open it like that.
        rita.post(CASE, &new("Mine", json!({"publish": false}))).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn a_case_goes_to_another_customer() {
    on_each_engine(async |world| {
        let (anna, gina, admin) = (world.anna(), world.gina(), world.admin());
        let more = json!({"assignedTech": "anna", "assignedUser": "anna"});
        let case = open(&anna, "Whose", more).await["id"].as_i64().unwrap();
        let path = format!("{CASE}/{case}");
        let to_move = format!("{path}/move");
        anna.post(&format!("{path}/comments"), &json!({"comment": "needle"})).await.is(200);
        gina.put(&to_move, &json!({"customer": "globex"})).await.is(404);
        let entry = json!({"userOrGroup": "Analysts", "level": "write"});
        admin.post(&format!("{path}/access"), &entry).await.is(200);

        // Neither by whoever does not see both, nor by whoever does not decide who sees it.
        gina.put(&to_move, &json!({"customer": "globex"})).await.is(403);
        assert_eq!(anna.put(&to_move, &json!({"customer": "globex"})).await.is(412).refused(), ["customer"]);
        let elsewhere =
            anna.put(&to_move, &json!({"service": "irt", "type": "change", "category": "22"})).await.is(200);
        assert_eq!(elsewhere.data()["service"]["shortName"], "irt");
        assert_eq!(
            (&elsewhere.data()["type"], &elsewhere.data()["category"]["id"]),
            (&json!("change"), &json!(22))
        );
        assert_eq!(anna.put(&to_move, &json!({"service": "gardening"})).await.is(412).refused(), ["service"]);

        // Tasks go with it, and whoever does not see it any more has none of them.
        let (page, boss) = (world.log_in("anna").await, world.log_in("admin").await);
        let id_of =
            async |page: &Page<'_>| page.call("session/current", json!({})).await.json["user"]["id"].clone();
        let (her, his) = (id_of(&page).await, id_of(&boss).await);
        let mut tasks = Vec::new();
        for (title, people) in [("Both", json!([her, his])), ("Hers", json!([her])), ("Gone", json!([her]))] {
            let new = json!({"title": title, "assignees": people});
            tasks.push(
                page.call("task/add", json!({"case": case, "new": new})).await.is(200).json["id"].clone(),
            );
        }
        page.call("task/remove", json!({"id": tasks[2]})).await.is(200);

        // What is of the former customer keeps it there.
        let event = numbered(1, json!({"signature": "S", "associatedCaseID": case}));
        let event = world.sensor().submit(&[event]).await.pop().unwrap();
        assert_eq!(admin.put(&to_move, &json!({"customer": "globex"})).await.is(412).refused(), ["case"]);
        let unlink = json!({"update": {"unassociateCases": [case]}, "eventIdentifiers": [event]});
        anna.put("/events/v1/aggregated", &unlink).await.is(200);
        let moved = admin.put(&to_move, &json!({"customerID": 2})).await.is(200).data().clone();
        assert_eq!(moved["customer"]["shortName"], "globex");
        assert_eq!((&moved["assignedTech"], &moved["assignedUser"]), (&Value::Null, &Value::Null));
        assert_eq!(moved["reporter"]["userName"], "admin");
        anna.get(&path).await.is(404);
        assert_eq!(gina.get(&format!("{path}/comments")).await.is(200).json["count"], 1);
        assert_eq!(admin.get(&format!("{path}/access")).await.is(200).json["count"], 0);
        let list = json!({"case": case, "limit": 10, "offset": 0});
        let list = boss.call("task/list", list).await.is(200).json["rows"].clone();
        let people: Vec<&Value> = list.as_array().unwrap().iter().map(|task| &task["assignees"]).collect();
        assert_eq!((people[0][0]["id"].clone(), people[0].as_array().unwrap().len()), (his, 1));
        assert_eq!((people[1], &list[1]["version"]), (&json!([]), &json!(2)));
        let restored = boss.call("task/restore", json!({"id": tasks[2]})).await.is(200).json;
        assert_eq!(restored["assignees"], json!([]));
        // Whoever saw them still assigned is told that they no longer are.
        let change = json!({"version": 1, "assignees": []});
        boss.call("task/change", json!({"id": tasks[0], "change": change})).await.is(409);
        let history = gina.get(&format!("{path}/history?operation=moveCase")).await.is(200);
        let fields: Vec<&Value> =
            history.rows()[1]["changes"].as_array().unwrap().iter().map(|change| &change["field"]).collect();
        assert_eq!(fields, ["customerID", "service", "type"]);

        // It is found among the other's, and each log has its part.
        for (login, count) in [("anna", 0), ("gina", 1)] {
            let body = json!({"query": {"text": "needle"}, "kind": "comment", "limit": 10, "offset": 0});
            let found = world.log_in(login).await.call("search/find", body).await.is(200);
            assert_eq!(found.text.matches("Whose").count(), count, "{login}: {}", found.text);
        }
        let log = world.log_in("anna").await.activities().await;
        assert_eq!(log[0]["text"], "Moved the case to another customer");
        assert!(!log[0].to_string().contains("lobex"), "{}", log[0]);
        let log = world.log_in("gina").await.activities().await;
        assert_eq!(
            log[1]["text"],
            "Moved the case to the customer “Globex”; 1 of its access list no longer see it; \
             anna no longer has 3 tasks in it"
        );
    })
    .await;
}
