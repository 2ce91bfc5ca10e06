//! Changing workflows.

use crate::support::{Answer, Page, on_each_engine};
use serde_json::{Value, json};

async fn first(page: &Page<'_>) -> Value {
    page.call("workflow/list", json!({})).await.is(200).json[0].clone()
}

/// What is there, as it would be saved.
fn content(managed: &Value) -> Value {
    let steps = managed["workflow"]["steps"].as_array().unwrap();
    let place = |id: &Value| steps.iter().position(|step| step["state"]["id"] == *id).unwrap();
    let statuses = managed["statuses"].as_array().unwrap();
    let step = |(step, status): (&Value, &Value)| {
        let next: Vec<usize> = step["next"].as_array().unwrap().iter().map(place).collect();
        json!({"id": step["state"]["id"], "name": step["state"]["name"],
            "lifecycle": step["state"]["lifecycle"], "status": status, "needs": step["needs"], "next": next})
    };
    json!({"name": managed["workflow"]["name"], "customers": [], "moves": [],
        "steps": steps.iter().zip(statuses).map(step).collect::<Vec<_>>()})
}

async fn save(page: &Page<'_>, managed: &Value, content: &Value) -> Answer {
    let (id, version) = (&managed["workflow"]["id"], &managed["version"]);
    page.call("workflow/save", json!({"id": id, "version": version, "content": content})).await
}

fn names(managed: &Value) -> Vec<String> {
    let steps = managed["workflow"]["steps"].as_array().unwrap();
    steps.iter().map(|step| step["state"]["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn states_are_added_renamed_ordered_and_removed() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let before = first(&admin).await;
        assert_eq!((&before["is_default"], &before["cases"][0]), (&json!(true), &json!(1)));
        let mut change = content(&before);
        let steps = change["steps"].as_array_mut().unwrap();
        // Two swap their names, one is new, the last open one is gone.
        steps[1]["name"] = json!("Waiting");
        steps[2]["name"] = json!("In progress");
        steps.remove(8);
        let none = json!({"tasks_done": true, "outcome": false, "classification": true});
        let new = json!({"id": null, "name": " Triage ", "lifecycle": "open", "status": "pendingSoc",
            "needs": none, "next": [1, 9]});
        steps.insert(0, new);
        let after = save(&admin, &before, &change).await.is(200).json;
        assert_eq!(
            names(&after),
            [
                "Triage",
                "Open",
                "Waiting",
                "In progress",
                "Waiting for vendor",
                "With the customer",
                "Containment",
                "Eradication",
                "Recovery",
                "Closed"
            ]
        );
        assert_eq!(after["workflow"]["steps"][0]["needs"], none);
        let summary = anna.call("case/get", json!({"id": case})).await.is(200).json["summary"].clone();
        assert_eq!(summary["state"]["name"], "Open");
        let state = |place: usize| after["workflow"]["steps"][place]["state"]["id"].clone();
        let go = async |place: usize| {
            let change = json!({"version": 99, "state": state(place)});
            anna.call("case/update", json!({"id": case, "change": change})).await
        };
        let refused = go(0).await.is(412);
        assert!(refused.text.contains("classification"), "{}", refused.text);
        let change = json!({"id": case, "change": {"version": 99, "classification": ["test:test"]}});
        anna.call("case/update", change).await.is(200);
        go(0).await.is(200);
        let refused = go(3).await.is(412);
        assert!(refused.text.contains("cannot be In progress after Triage"), "{}", refused.text);
        go(1).await.is(200);
        let opened = anna.create_case(1, "Another").await;
        let summary = anna.call("case/get", json!({"id": opened})).await.is(200).json["summary"].clone();
        assert_eq!(summary["state"]["name"], "Triage", "new cases begin in the first");

        let old = save(&admin, &before, &content(&before)).await.is(409);
        assert!(old.text.contains("Reporting") && old.text.contains("Triage"), "{}", old.text);
    })
    .await;
}

#[tokio::test]
async fn cases_of_a_state_that_goes_are_moved() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let cases = [anna.create_case(1, "One").await, anna.create_case(1, "Two").await];
        // It would run whenever a case enters a state.
        let rule = json!({"name": "R", "active": true, "trigger": {"on": "stateEntered", "states": []},
            "actions": [{"do": "comment", "text": "Hello."}]});
        admin.call("automation/save", json!({"id": null, "version": 0, "content": rule})).await.is(200);
        let before = first(&admin).await;
        let mut change = content(&before);
        let open = change["steps"].as_array_mut().unwrap().remove(0)["id"].clone();
        let lost = save(&admin, &before, &change).await.is(412);
        assert!(lost.text.contains("must say where the cases of Open go"), "{}", lost.text);
        change["moves"] = json!([{"from": open, "to": 8}]);
        let closed = save(&admin, &before, &change).await.is(412);
        assert!(closed.text.contains("a state that is open"), "{}", closed.text);
        change["moves"] = json!([{"from": open, "to": 1}]);
        let after = save(&admin, &before, &change).await.is(200).json;
        assert_eq!(after["cases"][1], 2);
        for case in cases {
            let summary = anna.call("case/get", json!({"id": case})).await.is(200).json["summary"].clone();
            assert_eq!((&summary["state"]["name"], &summary["version"]), (&json!("Waiting"), &json!(2)));
        }
        let log = anna.activities().await;
        assert_eq!(log[0]["text"], "Moved from Open to Waiting, as Open was taken from the workflow");
        let runs = json!({"filter": {}, "limit": 10, "offset": 0});
        assert_eq!(admin.call("automation/runs", runs).await.is(200).json["total"], json!({"Exactly": 0}));
        world.argus.ok("verify-log");

        // A state that a rule names stays.
        let waiting = after["workflow"]["steps"][1]["state"]["id"].clone();
        let rule = json!({"name": "S", "trigger": {"on": "caseCreated"}, "condition": {"states": [waiting]},
            "actions": [{"do": "comment", "text": "Hello."}]});
        admin.call("automation/save", json!({"id": null, "version": 0, "content": rule})).await.is(200);
        let mut change = content(&after);
        change["steps"].as_array_mut().unwrap().remove(1);
        let named = save(&admin, &after, &change).await.is(412);
        assert!(named.text.contains("“S” names it"), "{}", named.text);
    })
    .await;
}

#[tokio::test]
async fn a_customer_has_a_workflow_of_its_own() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let (mut anna, mut gina) = (world.log_in("anna").await, world.log_in("gina").await);
        let none = json!({"tasks_done": false, "outcome": false, "classification": false});
        let step = |name: &str, lifecycle: &str| {
            let status = if lifecycle == "open" { "workingSoc" } else { "closed" };
            json!({"id": null, "name": name, "lifecycle": lifecycle, "status": status, "needs": none, "next": []})
        };
        let new = |name: &str, customers: Value, steps: Value| {
            json!({"id": null, "version": 0, "content": {"name": name, "customers": customers, "steps": steps}})
        };
        let steps = json!([step("New", "open"), step("Done", "closed")]);
        let own = admin.call("workflow/save", new("Globex", json!([2]), steps.clone())).await.is(200).json;
        assert_eq!((&own["customers"][0]["id"], &own["version"]), (&json!(2), &json!(1)));
        for (wrong, field) in [
            (new("Globex", json!([]), steps.clone()), "another workflow"),
            (new("X", json!([77]), steps), "customers"),
            (new("X", json!([]), json!([step("New", "open")])), "closed state"),
        ] {
            let refused = admin.call("workflow/save", wrong).await.is(412);
            assert!(refused.text.contains(field), "{}", refused.text);
        }
        let (of_acme, of_globex) = (anna.create_case(1, "A").await, gina.create_case(2, "G").await);
        let state = async |page: &Page<'_>, case: i64| {
            page.call("case/get", json!({"id": case})).await.is(200).json["summary"]["state"]["name"].clone()
        };
        assert_eq!((state(&anna, of_acme).await, state(&gina, of_globex).await), (json!("Open"), json!("New")));
        let closing = json!({"id": of_globex, "closing": {"version": 1}});
        gina.call("case/close", closing).await.is(200);
        assert_eq!(state(&gina, of_globex).await, "Done");
    })
    .await;
}
