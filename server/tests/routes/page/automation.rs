//! Automation rules: what sets them going, what they do, and what stops them.

use crate::support::{Page, Server, on_each_engine};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// A rule of an administrator, in short: name, when, if, then.
async fn add(page: &Page<'_>, name: &str, trigger: Value, condition: Value, actions: Value) -> Value {
    let content = json!({"name": name, "active": true, "trigger": trigger, "condition": condition,
        "actions": actions});
    page.call("automation/save", json!({"id": null, "version": 0, "content": content})).await.is(200).json
}

async fn runs(page: &Page<'_>, filter: Value) -> Vec<Value> {
    let body = json!({"filter": filter, "limit": 100, "offset": 0});
    let answer = page.call("automation/runs", body).await.is(200);
    answer.json["rows"].as_array().unwrap().clone()
}

async fn update(page: &Page<'_>, case: i64, change: Value) -> Value {
    let change = json!({"id": case, "change": change});
    page.call("case/update", change).await.is(200).json["summary"].clone()
}

/// The number of a state by its name.
async fn state(page: &Page<'_>, name: &str) -> Value {
    let choices = page.call("automation/choices", json!({})).await.is(200).json;
    let states = choices["states"].as_array().unwrap();
    states.iter().find(|choice| choice["state"]["name"] == name).unwrap()["state"]["id"].clone()
}

fn texts(rows: &[Value], key: &str) -> Vec<String> {
    rows.iter().map(|row| row[key].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn everything_that_can_happen_sets_rules_going() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let containment = state(&admin, "Containment").await;
        let tag = |tag: &str| json!([{"do": "addTags", "tags": [tag]}]);
        for (name, trigger) in [
            ("created", json!({"on": "caseCreated"})),
            ("entered", json!({"on": "stateEntered", "states": [containment]})),
            ("left", json!({"on": "stateLeft", "states": [containment]})),
            ("severity", json!({"on": "fieldChanged", "field": "severity"})),
            ("ioc", json!({"on": "iocAdded"})),
            ("task", json!({"on": "taskDone"})),
        ] {
            add(&admin, name, trigger, json!({"without_tags": [name]}), tag(name)).await;
        }
        let case = anna.create_case(1, "AI CASE").await;
        let tags = async || {
            let got = anna.call("case/get", json!({"id": case})).await.is(200).json;
            got["summary"]["tags"].as_array().unwrap().len()
        };
        assert_eq!(tags().await, 1);
        let after = update(&anna, case, json!({"version": 1, "state": containment})).await;
        assert_eq!(after["tags"], json!(["created", "entered"]), "the answer has what rules did");
        update(&anna, case, json!({"version": 9, "state": state(&admin, "Waiting").await})).await;
        update(&anna, case, json!({"version": 9, "severity": "critical"})).await;
        let new = json!([{"value": "192.0.2.1"}, {"value": "192.0.2.2"}]);
        anna.call("ioc/add", json!({"case": case, "new": new})).await.is(200);
        let task = anna.call("task/add", json!({"case": case, "new": {"title": "T"}})).await.is(200).json;
        assert_eq!(tags().await, 5, "a task that is not done yet is none");
        let change = json!({"id": task["id"], "change": {"version": 1, "status": "done"}});
        anna.call("task/change", change).await.is(200);
        assert_eq!(tags().await, 6);

        let all = runs(&admin, json!({"case": case})).await;
        assert_eq!(texts(&all, "rule_name"), ["task", "ioc", "severity", "left", "entered", "created"]);
        assert_eq!(all[2]["cause"], "severity was changed, by anna");
        assert_eq!(all[0]["actions"], json!([{"text": "Add the tag task", "refused": null}]));
        assert!(all.iter().all(|run| run["outcome"] == "done"));
        let first = runs(&admin, json!({"rule": all[5]["rule"]})).await;
        assert_eq!(texts(&first, "cause"), ["the case was opened, by anna"]);

        let log = anna.activities().await;
        assert_eq!((&log[0]["user_name"], &log[0]["via"]), (&json!("automation rule task"), &json!("rule")));
        assert_eq!(log[1]["user_name"], "anna");
        let filter = json!({"filter": {"user": "automation rule"}, "limit": 100, "offset": 0});
        let found = anna.call("activity/list", filter).await.is(200).json;
        assert_eq!(found["page"]["rows"].as_array().unwrap().len(), 6);
    })
    .await;
}

#[tokio::test]
async fn every_action_is_done_in_its_order() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let me = anna.call("session/current", json!({})).await.is(200).json["user"]["id"].clone();
        let closed = state(&admin, "Closed").await;
        let body = json!({"name": "Ransomware plan", "tasks": [{"title": "Isolate", "due_after_hours": 1}, {"title": "Ask"}],
            "note_directories": [{"title": "Found", "notes": [{"title": "First", "content": ""}]}]});
        let template = admin.call("case-template/add", json!({"body": body})).await.is(200).json["summary"]["id"].clone();
        let actions = json!([
            {"do": "setSeverity", "severity": "critical"},
            {"do": "setClassification", "classification": "malicious-code:ransomware"},
            {"do": "setOwner", "user": me},
            {"do": "assign", "user": me},
            {"do": "addTags", "tags": ["a", "b:1"]},
            {"do": "removeTags", "tags": ["a"]},
            {"do": "addTask", "title": "Collect logs", "description": "All.", "due_hours": 4, "assignee": me},
            {"do": "addTemplateTasks", "template": template},
            {"do": "comment", "text": "**Ransomware** plan."},
            {"do": "setOutcome", "outcome": "legitimate"},
            {"do": "setState", "state": closed},
        ]);
        let condition = json!({"name": "ransom", "severities": ["medium", "high"], "lifecycle": "open"});
        add(&admin, "Ransomware", json!({"on": "caseCreated"}), condition, actions).await;
        anna.create_case(1, "Something else").await;
        assert_eq!(runs(&admin, json!({})).await.len(), 0);
        let case = anna.create_case(1, "RANSOMWARE again").await;
        let got = anna.call("case/get", json!({"id": case})).await.is(200).json["summary"].clone();
        for (field, value) in [
            ("severity", json!("critical")),
            ("classification", json!("malicious-code:ransomware")),
            ("tags", json!(["b:1"])),
            ("outcome", json!("legitimate")),
            ("updated_by", Value::Null),
        ] {
            assert_eq!(got[field], value, "{field}");
        }
        assert_eq!((&got["assignee"]["id"], &got["owner"]["id"]), (&me, &me));
        assert_eq!(got["state"]["name"], "Closed");
        let list = json!({"case": case, "limit": 10, "offset": 0});
        let tasks = anna.call("task/list", list.clone()).await.is(200).json;
        assert_eq!(tasks["rows"][0]["title"], "Collect logs");
        assert!(tasks["rows"][0]["due"].is_number());
        assert_eq!((&tasks["rows"][1]["title"], &tasks["rows"][2]["title"]), (&json!("Isolate"), &json!("Ask")));
        assert!(tasks["rows"][1]["due"].is_number());
        let notes = anna.call("note/tree", json!({"case": case})).await.is(200).json;
        assert_eq!(notes["notes"], json!([]), "its tasks alone");
        let comments = anna.call("comment/list", list).await.is(200).json;
        assert_eq!(comments["rows"][0]["text"], "**Ransomware** plan.");
    })
    .await;
}

#[tokio::test]
async fn what_a_person_may_not_do_no_rule_does() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let gina = world.log_in("gina").await;
        let gina = gina.call("session/current", json!({})).await.is(200).json["user"]["id"].clone();
        let actions = json!([
            // It needs an outcome.
            {"do": "setState", "state": state(&admin, "Closed").await},
            // She does not see this customer.
            {"do": "assign", "user": gina},
            {"do": "addTags", "tags": ["seen"]},
        ]);
        add(&admin, "Close", json!({"on": "fieldChanged", "field": "severity"}), json!({}), actions).await;
        let case = anna.create_case(1, "AI CASE").await;
        let after = update(&anna, case, json!({"version": 1, "severity": "low"})).await;
        assert_eq!((&after["severity"], &after["tags"]), (&json!("low"), &json!(["seen"])));
        assert_eq!((&after["state"]["name"], &after["assignee"]), (&json!("Open"), &Value::Null));
        let run = runs(&admin, json!({"outcome": "refused"})).await.remove(0);
        let refused = |index: usize| run["actions"][index]["refused"].clone();
        assert_eq!(refused(0), "outcome must be set before the case is Closed");
        assert!(refused(1).as_str().unwrap().contains("does not see this customer"), "{run}");
        assert_eq!(refused(2), Value::Null);
    })
    .await;
}

#[tokio::test]
async fn tasks_of_a_template_set_no_rule_going_and_need_the_template() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let new = async |name: &str, tasks: Value| {
            let body = json!({"name": name, "tasks": tasks});
            admin.call("case-template/add", json!({"body": body})).await.is(200).json["summary"]["id"].clone()
        };
        let plan = new("Plan", json!([{"title": "Look"}])).await;
        let empty = new("Empty", json!([])).await;
        let choices = admin.call("automation/choices", json!({})).await.is(200).json;
        assert_eq!(choices["templates"], json!([{"id": plan, "name": "Plan", "tasks": 1}]));
        let rule = |template: &Value| {
            let content = json!({"name": "Add the plan", "active": true, "trigger": {"on": "taskDone"},
                "actions": [{"do": "addTemplateTasks", "template": template}]});
            json!({"id": null, "version": 0, "content": content})
        };
        for wrong in [&empty, &json!(4711)] {
            admin.call("automation/save", rule(wrong)).await.is(412);
        }
        let saved = admin.call("automation/save", rule(&plan)).await.is(200).json;
        let case = anna.create_case(1, "AI CASE").await;
        let task =
            anna.call("task/add", json!({"case": case, "new": {"title": "T", "status": "done"}})).await;
        let list = json!({"case": case, "limit": 10, "offset": 0});
        let titles =
            texts(anna.call("task/list", list).await.is(200).json["rows"].as_array().unwrap(), "title");
        assert_eq!(titles, ["Look", "T"], "and what it added sets nothing going: {}", task.text);
        let all = runs(&admin, json!({"rule": saved["id"]})).await;
        assert_eq!(all.len(), 1);
        assert_eq!(
            all[0]["actions"],
            json!([{"text": "Add the tasks of the template “Plan”", "refused": null}])
        );
        let log = anna.activities().await;
        assert_eq!(log[0]["text"], "Added a task of the template “Plan”");

        let change = json!({"id": plan, "version": 1, "keys": {}, "retired": true});
        admin.call("case-template/change", change).await.is(200);
        let second = json!({"case": case, "new": {"title": "Again", "status": "done"}});
        anna.call("task/add", second).await.is(200);
        let run = runs(&admin, json!({"outcome": "refused"})).await.remove(0);
        assert!(run["actions"][0]["refused"].as_str().unwrap().contains("not in use any more"), "{run}");
    })
    .await;
}

#[tokio::test]
async fn loops_end_and_say_why() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let severity = json!({"on": "fieldChanged", "field": "severity"});
        let set = |severity: &str| json!([{"do": "setSeverity", "severity": severity}]);
        // Each sets the other going.
        add(&admin, "Up", severity.clone(), json!({"severities": ["low"]}), set("critical")).await;
        add(&admin, "Down", severity, json!({"severities": ["critical"]}), set("low")).await;
        let case = anna.create_case(1, "AI CASE").await;
        let after = update(&anna, case, json!({"version": 1, "severity": "low"})).await;
        assert_eq!(after["severity"], "low", "up once, and down once");
        let all = runs(&admin, json!({"case": case})).await;
        assert_eq!(texts(&all, "rule_name"), ["Up", "Down", "Up"]);
        assert_eq!(texts(&all, "outcome"), ["stopped", "done", "done"]);
        assert!(all[0]["reason"].as_str().unwrap().contains("already"), "{}", all[0]);
        assert_eq!(all[1]["cause"], "severity was changed, by automation rule Up");

        // A line of rules, each of which sets the next going, is not followed for ever.
        for number in 1..=7 {
            let next = format!("t{}", number + 1);
            let condition = json!({"tags": [format!("t{number}")], "without_tags": [next]});
            let content = json!({"name": format!("Line {number}"), "active": true, "order": 10 - number,
                "trigger": {"on": "fieldChanged", "field": "tags"}, "condition": condition,
                "actions": [{"do": "addTags", "tags": [next]}]});
            let new = json!({"id": null, "version": 0, "content": content});
            admin.call("automation/save", new).await.is(200);
        }
        let second = anna.create_case(1, "Another").await;
        let after = update(&anna, second, json!({"version": 1, "add_tags": ["t1"]})).await;
        assert_eq!(after["tags"].as_array().unwrap().len(), 6, "{after}");
        let stopped = runs(&admin, json!({"case": second, "outcome": "stopped"})).await;
        assert!(stopped[0]["reason"].as_str().unwrap().contains("each other"), "{stopped:?}");
    })
    .await;
}

#[tokio::test]
async fn order_customers_and_switching_off() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let (mut anna, mut gina) = (world.log_in("anna").await, world.log_in("gina").await);
        let rule = |name: &str, order: u32, customers: Value, condition: Value, severity: &str| {
            let actions = json!([{"do": "setSeverity", "severity": severity}]);
            json!({"id": null, "version": 0, "content": {"name": name, "order": order, "active": true,
                "customers": customers, "trigger": {"on": "caseCreated"}, "condition": condition,
                "actions": actions}})
        };
        // The one that runs second sees what the first has done.
        let second = rule("Second", 2, json!([]), json!({"severities": ["high"]}), "critical");
        let second = admin.call("automation/save", second).await.is(200).json;
        admin.call("automation/save", rule("First", 1, json!([1]), json!({}), "high")).await.is(200);
        let list = admin.call("automation/list", json!({"limit": 10, "offset": 0})).await.is(200).json;
        assert_eq!(list["rows"][0]["content"]["name"], "First");
        let of_acme = anna.create_case(1, "AI CASE").await;
        let of_globex = gina.create_case(2, "AI CASE").await;
        let severity = async |page: &Page<'_>, case: i64| {
            page.call("case/get", json!({"id": case})).await.is(200).json["summary"]["severity"].clone()
        };
        assert_eq!(
            (severity(&anna, of_acme).await, severity(&gina, of_globex).await),
            (json!("critical"), json!("medium"))
        );

        admin.call("automation/activate", json!({"id": second["id"], "active": false})).await.is(200);
        let third = anna.create_case(1, "AI CASE").await;
        assert_eq!(severity(&anna, third).await, "high");
        // What others changed meanwhile is not written over.
        let mut content = second["content"].clone();
        content["actions"][0]["severity"] = json!("low");
        let save = |version: i64| json!({"id": second["id"], "version": version, "content": content});
        let saved = admin.call("automation/save", save(1)).await.is(409);
        assert!(saved.text.contains("active"), "{}", saved.text);
        admin.call("automation/save", save(2)).await.is(200);
        let double = rule("First", 1, json!([]), json!({}), "low");
        let refused = admin.call("automation/save", double).await.is(412);
        assert!(refused.text.contains("another rule"), "{}", refused.text);
        admin.call("automation/remove", json!({"id": second["id"]})).await.is(200);
        admin.call("automation/remove", json!({"id": second["id"]})).await.is(404);
        assert_eq!(runs(&admin, json!({"rule": second["id"]})).await.len(), 1, "what it did stays");
    })
    .await;
}

#[tokio::test]
async fn tried_on_what_happened_before() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let first = anna.create_case(1, "AI CASE").await;
        let second = anna.create_case(1, "Another").await;
        for case in [first, second] {
            update(&anna, case, json!({"version": 1, "severity": "high"})).await;
        }
        // It was high when that happened, whatever it is now.
        update(&anna, first, json!({"version": 2, "severity": "low"})).await;
        let tried = async |trigger: Value, condition: Value| {
            let actions = json!([{"do": "comment", "text": "Hello."}]);
            let content =
                json!({"name": "T", "trigger": trigger, "condition": condition, "actions": actions});
            let trial =
                admin.call("automation/try", json!({"content": content, "days": 30})).await.is(200).json;
            let hits = trial["hits"].as_array().unwrap();
            assert_eq!(trial["total"].as_u64().unwrap() as usize, hits.len());
            assert_eq!(trial["judged_as_now"], 0);
            hits.iter().map(|hit| hit["case"].as_i64().unwrap()).collect::<Vec<_>>()
        };
        let severity = json!({"on": "fieldChanged", "field": "severity"});
        assert_eq!(tried(severity.clone(), json!({})).await, [first, second, first]);
        assert_eq!(tried(severity, json!({"severities": ["high"]})).await, [second, first]);
        let created = json!({"on": "caseCreated"});
        assert_eq!(tried(created.clone(), json!({"severities": ["medium"]})).await, [second, first]);
        assert_eq!(tried(created, json!({"name": "another"})).await, [second]);
        let open = state(&admin, "Open").await;
        let entered = json!({"on": "stateEntered", "states": [open]});
        assert_eq!(tried(entered, json!({})).await, [second, first]);
        let long = json!({"on": "timeInState", "states": [open], "minutes": 60});
        assert_eq!(tried(long, json!({})).await, [0; 0], "none is there for so long");
        assert_eq!(runs(&admin, json!({})).await.len(), 0, "nothing was done");
        let got =
            anna.call("comment/list", json!({"case": first, "limit": 10, "offset": 0})).await.is(200).json;
        assert_eq!(got["rows"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn nothing_is_lost_or_doubled_when_the_server_dies() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let comment = json!([{"do": "comment", "text": "Hello."}]);
        add(&admin, "Greet", json!({"on": "caseCreated"}), json!({}), comment).await;
        let second = Server::start(&world.argus);
        let mut anna = Page::of(&second);
        anna.token = world.log_in("anna").await.token;
        let opened = AtomicU64::new(0);
        let opening = async {
            loop {
                let number = opened.load(Relaxed);
                let new = json!({"customer": 1, "name": format!("Case {number}"), "description": "D",
                    "template": null, "classification": null, "soc_ticket": null});
                let request = anna.request("case/create").json(&json!({"new": new}));
                match request.send().await {
                    Ok(answer) if answer.status() == 200 => opened.fetch_add(1, Relaxed),
                    _ => break,
                };
            }
        };
        // In the middle of the work, however slow the machine is.
        let killing = async {
            while opened.load(Relaxed) < 5 {
                tokio::time::sleep(std::time::Duration::from_millis(7)).await;
            }
            assert!(
                std::process::Command::new("kill")
                    .args(["-9", &second.process().to_string()])
                    .status()
                    .unwrap()
                    .success()
            );
        };
        tokio::join!(opening, killing);
        let page = json!({"filter": {}, "limit": 1, "offset": 0});
        let count = async |function: &str| {
            admin.call(function, page.clone()).await.is(200).json["total"]["Exactly"].as_u64().unwrap()
        };
        let (cases, ran) = (count("case/list").await, count("automation/runs").await);
        assert!(cases >= opened.into_inner());
        assert_eq!(cases, ran, "each case was greeted once");
        let log = world.argus.ok("verify-log");
        assert!(!log.is_empty());
    })
    .await;
}
