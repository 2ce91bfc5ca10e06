//! Who sees a case, whatever reads it or what belongs to it.

use crate::support::{PASSWORD, Page, World, finish, on_each_engine};
use serde_json::{Value, json};
use std::collections::HashMap;

/// An analyst and a reader of acme, beside Anna.
async fn others<'a>(world: &'a World) -> HashMap<&'static str, (Page<'a>, i64)> {
    for user in ["bjarne --customer acme", "rita --group Readers --customer acme"] {
        let mut command = world.argus.command(["user", "add"].into_iter().chain(user.split(' ')));
        finish(command.env("ARGUS_PASSWORD", PASSWORD).spawn().unwrap()).succeeded();
    }
    let mut people = HashMap::new();
    for login in ["anna", "bjarne", "rita", "gina", "admin"] {
        let page = world.log_in(login).await;
        let me = page.call("session/current", json!({})).await.is(200).json["user"]["id"].as_i64().unwrap();
        people.insert(login, (page, me));
    }
    people
}

fn rows(list: &Value) -> &Vec<Value> {
    list["rows"].as_array().unwrap()
}

/// Whether any way to read tells of the case; all of them have to agree.
async fn sees(page: &Page<'_>, case: i64, parts: &Parts) -> bool {
    let seen = page.call("case/get", json!({"id": case})).await.status;
    assert!(matches!(seen, 200 | 404), "{seen}");
    let seen = seen == 200;
    let list = json!({"filter": {}, "sort": {"key": "id", "descending": true}, "limit": 100, "offset": 0});
    let list = page.call("case/list", list).await.is(200).json;
    assert_eq!(rows(&list).iter().any(|row| row["id"] == case), seen, "in the list");
    for filter in [json!({"not_case_related": true}), json!({"case": case}), json!({"case_text": "HUSHED"})] {
        let log = json!({"filter": filter, "limit": 100, "offset": 0});
        let log = page.call("activity/list", log).await.is(200).json;
        assert_eq!(rows(&log["page"]).iter().any(|row| row["case"] == case), seen, "in the log by {filter}");
    }
    let before = page.call("ioc/seen", json!({"value": "hushed.example", "but": null})).await.is(200).json;
    assert_eq!(before.to_string().contains("HUSHED"), seen, "as seen before: {before}");
    let choices = page.call("case/list-choices", json!({})).await.is(200).text;
    assert_eq!(choices.contains("hushed-tag"), seen, "among the tags");
    let events = page.call("case/events", json!({"id": case, "limit": 10, "offset": 0})).await.status;
    assert_eq!(events, if seen { 200 } else { 404 }, "its events");
    for (function, body) in [
        ("task/list", json!({"case": case, "limit": 10, "offset": 0})),
        ("comment/list", json!({"case": case, "limit": 10, "offset": 0})),
        ("attachment/list", json!({"case": case, "limit": 10, "offset": 0})),
        ("note/get", json!({"id": parts.note})),
        ("note/tree", json!({"case": case})),
        ("case/access", json!({"id": case})),
        ("session/switch-case", json!({"case": case})),
    ] {
        assert_eq!(page.call(function, body).await.status == 200, seen, "{function}");
    }
    let file = page.get(&format!("/attachments/{}", parts.attachment)).await.status;
    assert_eq!(file, if seen { 200 } else { 404 }, "its file");
    seen
}

struct Parts {
    note: i64,
    attachment: i64,
    task: i64,
}

async fn hushed(anna: &mut Page<'_>) -> (i64, Parts) {
    let case = anna.create_case(1, "HUSHED").await;
    let add = async |function: &str, body: Value| anna.call(function, body).await.is(200).json;
    add("case/update", json!({"id": case, "change": {"version": 1, "add_tags": ["hushed-tag"]}})).await;
    add("ioc/add", json!({"case": case, "new": [{"value": "hushed.example"}]})).await;
    let note = add("note/add", json!({"case": case, "new": {"title": "N"}})).await;
    let task = add("task/add", json!({"case": case, "new": {"title": "T"}})).await;
    let file = anna.attach(case, "a.txt", "hushed").await.is(201).json;
    let id = |json: &Value| json["id"].as_i64().unwrap();
    (case, Parts { note: id(&note["summary"]), attachment: id(&file), task: id(&task) })
}

/// What the page says of everybody's access is what everybody meets.
#[tokio::test]
async fn the_list_decides_everywhere() {
    on_each_engine(async |world| {
        let mut people = others(world).await;
        let (case, parts) = hushed(&mut people.get_mut("anna").unwrap().0).await;
        let (anna, _) = &people["anna"];
        let told = anna.call("case/access", json!({"id": case})).await.is(200).json;
        let groups = told["groups"].as_array().unwrap();
        let group = |name: &str| json!({"group": groups.iter().find(|group| group[1] == name).unwrap()[0]});
        let user = |login: &str| json!({"user": people[login].1});
        let (analysts, readers) = (group("Analysts"), group("Readers"));
        let lists: Vec<Vec<(Value, &str)>> = vec![
            vec![],
            vec![(user("bjarne"), "none"), (user("rita"), "full")],
            vec![(analysts.clone(), "none"), (user("bjarne"), "read"), (user("gina"), "read")],
            vec![(readers, "none"), (analysts, "read"), (user("admin"), "none")],
        ];
        for list in lists {
            for (subject, level) in &list {
                let body = json!({"id": case, "subject": subject, "level": level});
                anna.call("case/access/set", body).await.is(200);
            }
            let modes: &[&str] = if list.len() == 2 {
                &["roleBased", "writeRestricted", "readRestricted", "explicit"]
            } else {
                &["writeRestricted", "explicit"]
            };
            for mode in modes {
                let told =
                    anna.call("case/access/mode", json!({"id": case, "mode": mode})).await.is(200).json;
                for (login, (page, id)) in &people {
                    let of = told["people"].as_array().unwrap().iter();
                    let level = of.clone().find(|one| one["person"]["id"] == *id);
                    let level = level.map_or("none", |one| one["level"].as_str().unwrap());
                    let seen = sees(page, case, &parts).await;
                    assert_eq!(seen, level != "none", "{login}, {mode}, {list:?}: {told}");
                    let expected = match (level, *login) {
                        (_, "rita") => 403,
                        ("none", _) => 404,
                        ("read", _) => 403,
                        _ => 200,
                    };
                    let description = format!("{login} {mode} {}", list.len());
                    let change = json!({"version": 1000, "description": description});
                    let change = json!({"id": parts.task, "change": change});
                    let changed = page.call("task/change", change).await.status;
                    assert_eq!(changed, expected, "{login} changes a task, {mode}, {list:?}");
                }
            }
            anna.call("case/access/mode", json!({"id": case, "mode": "roleBased"})).await.is(200);
            for (subject, _) in &list {
                let body = json!({"id": case, "subject": subject, "level": null});
                anna.call("case/access/set", body).await.is(200);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn who_changes_it() {
    on_each_engine(async |world| {
        let mut people = others(world).await;
        let (case, _) = hushed(&mut people.get_mut("anna").unwrap().0).await;
        let ((anna, me), (bjarne, his), (admin, _)) = (&people["anna"], &people["bjarne"], &people["admin"]);
        let mode = async |page: &Page<'_>, mode: &str| {
            page.call("case/access/mode", json!({"id": case, "mode": mode})).await
        };
        let refused = mode(bjarne, "explicit").await.is(403);
        assert!(refused.text.contains("owner"), "{}", refused.text);
        mode(&people["rita"].0, "explicit").await.is(403);
        mode(&people["gina"].0, "explicit").await.is(404);
        let own_branch = mode(admin, "explicit").await.is(412);
        assert!(own_branch.text.contains("shut you out"), "{}", own_branch.text);
        mode(admin, "readRestricted").await.is(200);
        bjarne.call("case/get", json!({"id": case})).await.is(404);

        // Whoever is shut out can neither be assigned nor be offered.
        let offered = anna.call("case/assignable", json!({"id": case})).await.is(200).text;
        assert!(!offered.contains("bjarne") && offered.contains("anna"), "{offered}");
        let change = json!({"id": case, "change": {"version": 100, "assignee": [his]}});
        let refused = anna.call("case/update", change).await.is(412);
        assert!(refused.text.contains("shut out"), "{}", refused.text);
        for wrong in [json!({"user": 4711}), json!({"group": 4711})] {
            let body = json!({"id": case, "subject": wrong, "level": "read"});
            anna.call("case/access/set", body).await.is(412);
        }

        let read = json!({"id": case, "subject": {"user": his}, "level": "read"});
        let told = anna.call("case/access/set", read).await.is(200).json;
        let of = |id: &i64| {
            let found = told["people"].as_array().unwrap().iter().find(|one| one["person"]["id"] == *id);
            found.unwrap().clone()
        };
        assert_eq!((&of(his)["level"], &of(his)["why"]), (&json!("read"), &json!("named")));
        assert_eq!((&of(me)["level"], &of(me)["why"]), (&json!("full"), &json!("owner")));
        assert_eq!(bjarne.call("case/get", json!({"id": case})).await.is(200).json["level"], "read");
        for (function, body) in [
            ("case/update", json!({"id": case, "change": {"version": 100, "severity": "low"}})),
            ("comment/add", json!({"case": case, "text": "x"})),
            ("activity/add", json!({"case": case, "text": "x"})),
            ("case/close", json!({"id": case, "closing": {"outcome": "legitimate"}})),
        ] {
            bjarne.call(function, body).await.is(403);
        }
        bjarne.attach(case, "a.txt", "x").await.is(403);
        let log: Vec<Value> = anna.activities().await.into_iter().map(|row| row["text"].clone()).collect();
        assert_eq!(
            log[..2],
            [
                "Access of bjarne: reads it",
                "Changed who sees the case to: only those named, and administrators"
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn deleted_for_everybody_but_the_log() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let (case, parts) = hushed(&mut anna).await;
        let other = anna.create_case(1, "Other").await;
        anna.call("session/switch-case", json!({"case": case})).await.is(200);
        anna.call("case/delete", json!({"id": case, "comment": ""})).await.is(403);
        let admin = world.log_in("admin").await;
        admin.call("case/delete", json!({"id": case, "comment": "Was a test."})).await.is(200);
        for page in [&anna, &admin] {
            page.call("case/get", json!({"id": case})).await.is(404);
            page.call("note/get", json!({"id": parts.note})).await.is(404);
            page.get(&format!("/attachments/{}", parts.attachment)).await.is(404);
            let list = page.call("case/list", json!({"filter": {}, "limit": 10, "offset": 0})).await.is(200);
            assert!(!list.text.contains("HUSHED"), "{}", list.text);
            let seen = json!({"value": "hushed.example", "but": null});
            assert!(!page.call("ioc/seen", seen).await.is(200).text.contains("HUSHED"));
            let rows = page.activities().await;
            assert_eq!(rows[0]["text"], "Deleted the case “HUSHED”. Was a test.");
        }
        let current = anna.call("session/current", json!({})).await.is(200).json;
        assert_eq!(current["current_case"], Value::Null);
        let gone =
            world.admin().request(reqwest::Method::DELETE, &format!("/cases/v2/case/{other}?comment=x"));
        world.admin().send(gone).await.is(200);
        world.admin().get(&format!("/cases/v2/case/{other}")).await.is(404);
    })
    .await;
}
