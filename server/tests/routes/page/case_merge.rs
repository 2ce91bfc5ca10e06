//! Merging a case into another, and taking it out again: nothing is lost, doubled or seen by others.

use crate::{
    events::numbered,
    page::watcher::colleagues,
    support::{Answer, Page, World, on_each_engine},
};
use serde_json::{Value, json};

async fn merge(page: &Page<'_>, from: i64, into: i64) -> Answer {
    page.call("case/merge", json!({"from": from, "into": into})).await
}

async fn take_out(page: &Page<'_>, id: i64) -> Answer {
    page.call("case/take-out", json!({"id": id})).await
}

async fn case(page: &Page<'_>, id: i64) -> Value {
    page.call("case/get", json!({"id": id})).await.is(200).json
}

async fn add(page: &Page<'_>, function: &str, body: Value) -> Value {
    page.call(function, body).await.is(200).json
}

/// All that a case holds, each part by a word, in order.
async fn held(page: &Page<'_>, id: i64) -> Vec<String> {
    let mut all = Vec::new();
    let list = json!({"case": id, "filter": {}, "limit": 100, "offset": 0});
    for (function, field) in
        [("comment/list", "text"), ("ioc/list", "value"), ("task/list", "title"), ("attachment/list", "name")]
    {
        let list = page.call(function, list.clone()).await.is(200).json;
        let rows = list["rows"].as_array().unwrap();
        all.extend(rows.iter().map(|row| format!("{function} {}", row[field].as_str().unwrap())));
    }
    let entries = page.call("timeline/list", list.clone()).await.is(200).json;
    for entry in entries["rows"].as_array().unwrap() {
        let iocs = entry["iocs"].as_array().unwrap().iter();
        let mut values: Vec<&str> = iocs.map(|ioc| ioc["value"].as_str().unwrap()).collect();
        values.sort_unstable();
        all.push(format!("timeline {} {}", entry["title"].as_str().unwrap(), values.join(" ")));
    }
    let tree = page.call("note/tree", json!({"case": id})).await.is(200).json;
    for (list, field) in [("folders", "name"), ("notes", "title")] {
        all.extend(
            tree[list]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| format!("{list} {}", one[field].as_str().unwrap())),
        );
    }
    let events = page.call("case/events", json!({"id": id, "limit": 100, "offset": 0})).await.is(200).json;
    all.extend(
        events["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| format!("event {}", row["attack"]["signature"].as_str().unwrap())),
    );
    let alerts = page.call("alert/of-case", json!({"case": id})).await.is(200).json;
    all.extend(
        alerts.as_array().unwrap().iter().map(|one| format!("alert {}", one["title"].as_str().unwrap())),
    );
    all.sort();
    all
}

/// Two cases of acme with everything that a case can hold; some of it both have.
async fn two_cases(world: &World, anna: &mut Page<'_>) -> (i64, i64) {
    let (from, into) = (anna.create_case(1, "From").await, anna.create_case(1, "Into").await);
    for (case, name) in [(from, "one"), (into, "two")] {
        add(anna, "comment/add", json!({"case": case, "text": format!("said {name}")})).await;
        let values = json!([{"value": format!("{name}.example")}, {"value": "both.example"}]);
        add(anna, "ioc/add", json!({"case": case, "new": values})).await;
        add(anna, "task/add", json!({"case": case, "new": {"title": format!("do {name}")}})).await;
        let entry = json!({"time": {"text": "2026-11-22"}, "title": format!("happened {name}"),
            "values": [format!("{name}.example"), "both.example"]});
        add(anna, "timeline/add", json!({"case": case, "new": [entry]})).await;
        let folder =
            add(anna, "note/folder/add", json!({"case": case, "parent": null, "name": format!("in {name}")}))
                .await;
        let new =
            json!({"title": format!("note {name}"), "folder": folder["id"], "text": format!("wombat{name}")});
        add(anna, "note/add", json!({"case": case, "new": new})).await;
        anna.attach(case, &format!("{name}.txt"), "the same in both").await.is(201);
        let new = json!({"customer": 1, "title": format!("alert of {name}"), "source": "proxy"});
        let alert = add(anna, "alert/create", json!({"new": new})).await["summary"]["id"].clone();
        add(anna, "alert/merge", json!({"id": alert, "wanted": {"case": case}})).await;
    }
    let events = [
        numbered(1, json!({"signature": "of one", "associatedCaseID": from})),
        numbered(2, json!({"signature": "of two", "associatedCaseID": into})),
        numbered(3, json!({"signature": "of both", "associatedCaseIDs": [from, into]})),
    ];
    world.sensor().submit(&events).await;
    (from, into)
}

fn with(list: &[String], parts: &[&str]) -> Vec<String> {
    let found = list.iter().filter(|one| parts.iter().any(|part| one.contains(part)));
    found.cloned().collect()
}

#[tokio::test]
async fn everything_moves_and_goes_back() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let (from, into) = two_cases(world, &mut anna).await;
        let change = json!({"version": 1, "severity": "high", "add_tags": ["kept"]});
        anna.call("case/update", json!({"id": from, "change": change})).await.is(200);
        let (before_from, before_into) = (held(&anna, from).await, held(&anna, into).await);
        let was = case(&anna, from).await;
        let admin = world.log_in("admin").await;
        let words = async |text: &str| {
            let body = json!({"query": {"text": text}, "kind": "note", "limit": 10, "offset": 0});
            let found = anna.call("search/find", body).await.is(200).json;
            found["rows"].as_array().unwrap().iter().map(|hit| hit["case"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(words("wombatone").await.len(), 1, "{:?}", words("wombatone").await);

        let preview = add(&anna, "case/merge/preview", json!({"from": from, "into": into})).await;
        let moves = json!({"comments": 1, "iocs": 1, "notes": 1, "tasks": 1, "entries": 1, "attachments": 1, "events": 1, "alerts": 1});
        assert_eq!((&preview["moves"], &preview["shows_to_more"]), (&moves, &json!(false)));
        assert_eq!((&preview["in_both"]["iocs"], &preview["in_both"]["events"]), (&json!(1), &json!(1)));
        let merged = merge(&anna, from, into).await.is(200).json;
        assert_eq!(merged["moved"], moves);

        // Both have what both had; all else is in one.
        assert_eq!(held(&anna, from).await, with(&before_from, &["ioc/list both.example", "of both"]));
        let mut all = [with(&before_from, &["one"]), before_into.clone()].concat();
        all.sort();
        assert_eq!(held(&anna, into).await, all);
        let summary = case(&anna, from).await["summary"].clone();
        assert_eq!(
            (&summary["merged_into"], &summary["state"]["lifecycle"]),
            (&json!(into), &json!("closed"))
        );
        assert_eq!((&summary["severity"], &summary["tags"][0]), (&json!("high"), &was["summary"]["tags"][0]));
        assert_eq!(words("wombatone").await, [json!(into)], "what is found is found in the other");
        let seen = add(&anna, "ioc/seen", json!({"value": "one.example", "but": null})).await.to_string();
        assert!(seen.contains("Into") && !seen.contains("From"), "{seen}");
        let links = add(&anna, "case/links", json!({"id": into})).await;
        assert_eq!(links["merged"][0]["id"], json!(from));
        let redirect =
            world.server.request(reqwest::Method::GET, &format!("/cases/v2/case/{from}?skipRedirect=true"));
        let redirect =
            world.server.send(redirect.header("Argus-API-Key", world.key_of("anna"))).await.is(200);
        assert!(redirect.data()["flags"].to_string().contains("MERGED"), "{}", redirect.text);
        assert_eq!(world.anna().get(&format!("/events/v1/case/{into}")).await.is(200).json["count"], 3);

        // Work goes on in the other; the merged one refuses, and says where to.
        add(&admin, "comment/add", json!({"case": into, "text": "since"})).await;
        for (function, body) in [
            ("comment/add", json!({"case": from, "text": "late"})),
            ("task/add", json!({"case": from, "new": {"title": "late"}})),
            ("ioc/add", json!({"case": from, "new": [{"value": "late.example"}]})),
            ("note/add", json!({"case": from, "new": {"title": "late"}})),
            ("activity/add", json!({"case": from, "text": "late"})),
            ("case/update", json!({"id": from, "change": {"version": 9, "severity": "low"}})),
            ("case/reopen", json!({"id": from, "closing": {}})),
        ] {
            let refused = anna.call(function, body).await.is(412);
            assert!(
                refused.text.contains(&format!("was merged into #{into}")),
                "{function}: {}",
                refused.text
            );
        }
        // A sensor that goes on naming the merged case is heard.
        let late = numbered(4, json!({"signature": "late", "associatedCaseID": from}));
        world.sensor().submit(&[late]).await;
        assert_eq!(with(&held(&anna, into).await, &["late"]).len(), 1);

        let taken = take_out(&anna, from).await.is(200).json;
        assert_eq!(taken["moved"], moves);
        assert_eq!(held(&anna, from).await, before_from);
        let mut since =
            [before_into, vec!["comment/list since".to_owned(), "event late".to_owned()]].concat();
        since.sort();
        assert_eq!(held(&anna, into).await, since, "what was added since stays");
        let is = case(&anna, from).await;
        for field in ["state", "closed", "closed_by", "outcome", "severity", "tags", "merged_into"] {
            assert_eq!(is["summary"][field], was["summary"][field], "{field}");
        }
        assert_eq!(words("wombatone").await, [json!(from)]);
        let record = world.anna().get(&format!("/cases/v2/case/{from}")).await.is(200);
        assert!(!record.data()["flags"].to_string().contains("REOPENED"), "{}", record.text);
        take_out(&anna, from).await.is(412);
        // And all of it again.
        assert_eq!(merge(&anna, from, into).await.is(200).json["moved"], moves);
        take_out(&anna, from).await.is(200);
        assert_eq!(held(&anna, from).await, before_from);
        world.argus.ok("verify-log");
    })
    .await;
}

#[tokio::test]
async fn what_people_do_between_is_kept() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let (from, into) = two_cases(world, &mut anna).await;
        anna.call("case/close", json!({"id": from, "closing": {"outcome": "legitimate"}})).await.is(200);
        let closed = case(&anna, from).await["summary"].clone();
        merge(&anna, from, into).await.is(200);

        let tree = add(&anna, "note/tree", json!({"case": into})).await;
        let id_of = |list: &str, field: &str, name: &str| {
            let all = tree[list].as_array().unwrap();
            all.iter().find(|one| one[field] == name).unwrap()["id"].clone()
        };
        // A note of the one goes into a folder of the other, and the other way round; a folder into a folder.
        let (first, second) = (id_of("folders", "name", "in one"), id_of("folders", "name", "in two"));
        let put = async |note: Value, folder: &Value| {
            let change = json!({"version": 1, "folder": [folder]});
            anna.call("note/change", json!({"id": note, "change": change})).await.is(200);
        };
        put(id_of("notes", "title", "note one"), &second).await;
        put(id_of("notes", "title", "note two"), &first).await;
        let within = json!({"id": second, "parent": first, "name": "in two"});
        anna.call("note/folder/change", json!({"folder": within})).await.is(200);
        // What both had is deleted in the other; what moved becomes the same.
        let list = json!({"case": into, "filter": {}, "limit": 100, "offset": 0});
        let iocs = add(&anna, "ioc/list", list).await;
        let iocs = iocs["rows"].as_array().unwrap();
        let ioc = |value: &str| iocs.iter().find(|ioc| ioc["value"] == value).unwrap()["id"].clone();
        anna.call("ioc/remove", json!({"id": ioc("both.example")})).await.is(200);
        let change = json!({"version": 1, "value": "both.example"});
        anna.call("ioc/change", json!({"id": ioc("one.example"), "change": change})).await.is(200);

        let taken = take_out(&anna, from).await.is(200).json;
        assert_eq!(taken["moved"]["iocs"], 0, "the case has that one already");
        for (id, name, values) in
            [(from, "one", vec!["both.example"]), (into, "two", vec!["both.example", "two.example"])]
        {
            let tree = add(&anna, "note/tree", json!({"case": id})).await;
            assert_eq!(tree["notes"].as_array().unwrap().len(), 1, "{tree}");
            assert_eq!(tree["notes"][0]["title"], format!("note {name}"));
            assert_eq!(
                (&tree["notes"][0]["folder"], &tree["folders"][0]["parent"]),
                (&Value::Null, &Value::Null)
            );
            let values: Vec<String> = values.iter().map(|value| format!("ioc/list {value}")).collect();
            assert_eq!(with(&held(&anna, id).await, &["ioc/list"]), values);
        }
        let is = case(&anna, from).await["summary"].clone();
        for field in ["state", "closed", "closed_by", "outcome"] {
            assert_eq!(is[field], closed[field], "{field}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_case_that_has_others_in_it_is_merged_too() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let mut ids = Vec::new();
        for name in ["one", "two", "three"] {
            let id = anna.create_case(1, name).await;
            add(&anna, "comment/add", json!({"case": id, "text": name})).await;
            ids.push(id);
        }
        let [one, two, three] = ids[..] else { unreachable!() };
        merge(&anna, one, two).await.is(200);
        for (from, into, said) in [
            (two, two, "is the case itself"),
            (one, three, "was merged into #"),
            (three, one, "choose that one"),
            (two, one, "choose that one"),
        ] {
            for function in ["case/merge/preview", "case/merge"] {
                let refused = anna.call(function, json!({"from": from, "into": into})).await.is(412);
                assert!(refused.text.contains(said), "{}", refused.text);
            }
        }
        let admin = world.log_in("admin").await;
        let held_up = admin.call("case/delete", json!({"id": two, "comment": ""})).await.is(412);
        assert!(held_up.text.contains("take that out first"), "{}", held_up.text);

        assert_eq!(merge(&anna, two, three).await.is(200).json["moved"]["comments"], 2);
        let refused = take_out(&anna, one).await.is(412);
        assert!(refused.text.contains("take that one out first"), "{}", refused.text);
        take_out(&anna, two).await.is(200);
        assert_eq!(held(&anna, two).await, ["comment/list one", "comment/list two"]);
        assert_eq!(held(&anna, three).await, ["comment/list three"]);
        take_out(&anna, one).await.is(200);
        for (id, name) in ids.iter().zip(["one", "two", "three"]) {
            assert_eq!(held(&anna, *id).await, [format!("comment/list {name}")]);
        }
    })
    .await;
}

#[tokio::test]
async fn only_within_a_customer_and_by_those_who_may_change_both() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let mut admin = world.log_in("admin").await;
        let (one, two) = (anna.create_case(1, "one").await, anna.create_case(1, "two").await);
        let foreign = admin.create_case(2, "foreign").await;
        let refused = merge(&admin, one, foreign).await.is(412);
        assert!(refused.text.contains("never gets to another"), "{}", refused.text);
        merge(&anna, one, foreign).await.is(404);
        merge(&world.log_in("gina").await, one, two).await.is(404);

        anna.call("case/close", json!({"id": two, "closing": {"outcome": "legitimate"}})).await.is(200);
        let refused = merge(&anna, one, two).await.is(412);
        assert!(refused.text.contains("reopen it first"), "{}", refused.text);
        anna.call("case/reopen", json!({"id": two, "closing": {}})).await.is(200);

        // The administrator's case, which others only read.
        let read = admin.create_case(1, "read").await;
        admin.call("case/access/mode", json!({"id": read, "mode": "writeRestricted"})).await.is(200);
        for (from, into) in [(one, read), (read, one)] {
            merge(&anna, from, into).await.is(403);
            anna.call("case/merge/preview", json!({"from": from, "into": into})).await.is(403);
        }
        // What is told beforehand: others would see it.
        anna.call("case/access/mode", json!({"id": one, "mode": "explicit"})).await.is(200);
        let preview = add(&anna, "case/merge/preview", json!({"from": one, "into": two})).await;
        assert_eq!(preview["shows_to_more"], json!(true));
        merge(&anna, one, two).await.is(200);
        // Whoever does not see the case that was merged is not told of it.
        let links = add(&admin, "case/links", json!({"id": two})).await;
        assert_eq!(links["merged"], json!([]));
        take_out(&admin, one).await.is(404);
    })
    .await;
}

/// Two at once: one of them does it, and nothing is done twice.
#[tokio::test]
async fn two_people_at_once() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let admin = world.log_in("admin").await;
        let mut ids = Vec::new();
        for name in ["one", "two", "three"] {
            let id = anna.create_case(1, name).await;
            add(&anna, "comment/add", json!({"case": id, "text": name})).await;
            ids.push(id);
        }
        let [one, two, three] = ids[..] else { unreachable!() };
        for _ in 0..3 {
            let (first, second) = tokio::join!(merge(&anna, one, two), merge(&admin, two, one));
            let mut both = [first.status, second.status];
            both.sort_unstable();
            assert_eq!(both, [200, 412], "{} {}", first.text, second.text);
            let merged = if first.status == 200 { one } else { two };
            let (first, second) = tokio::join!(take_out(&anna, merged), take_out(&admin, merged));
            let mut both = [first.status, second.status];
            both.sort_unstable();
            assert_eq!(both, [200, 412]);
            let (first, second) = tokio::join!(merge(&anna, one, two), merge(&admin, one, three));
            assert_eq!(first.status.min(second.status), 200);
            assert_eq!(first.status.max(second.status), 412);
            take_out(&anna, one).await.is(200);
        }
        // What is said while a case is merged is in one of the two, and not lost.
        let (merged, said) = tokio::join!(
            merge(&anna, one, two),
            admin.call("comment/add", json!({"case": one, "text": "meanwhile"}))
        );
        merged.is(200);
        let expected = if said.status == 200 { 1 } else { 0 };
        assert_eq!(with(&held(&anna, two).await, &["meanwhile"]).len(), expected);
        for (id, name) in ids.iter().zip(["one", "two", "three"]).skip(1) {
            assert_eq!(with(&held(&anna, *id).await, &[name]).len(), 1);
        }
    })
    .await;
}

/// What was deleted before or meanwhile is restored where the rest of its case is.
#[tokio::test]
async fn what_was_deleted_goes_along() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let (from, into) = two_cases(world, &mut anna).await;
        let page = json!({"limit": 100, "offset": 0, "filter": {}});
        let ids = async |function: &str, case: i64| {
            let mut body = page.clone();
            body["case"] = json!(case);
            let rows = add(&anna, function, body).await["rows"].clone();
            rows.as_array().unwrap().iter().map(|row| row["id"].clone()).collect::<Vec<_>>()
        };
        let task = ids("task/list", from).await[0].clone();
        let iocs = [ids("ioc/list", from).await, ids("ioc/list", into).await].concat();
        let before = held(&anna, from).await;
        for (function, id) in [("task/remove", &task), ("ioc/remove", &iocs[0]), ("ioc/remove", &iocs[1])] {
            add(&anna, function, json!({"id": id})).await;
        }
        let merged = merge(&anna, from, into).await.is(200).json;
        assert_eq!((&merged["moved"]["tasks"], &merged["moved"]["iocs"]), (&json!(0), &json!(0)));
        add(&anna, "task/restore", json!({"id": task})).await;
        add(&anna, "ioc/restore", json!({"id": iocs[1]})).await;
        // The other case has that value.
        anna.call("ioc/restore", json!({"id": iocs[0]})).await.is(412);
        assert_eq!(with(&held(&anna, into).await, &["do one", "ioc/list one.example"]).len(), 2);
        take_out(&anna, from).await.is(200);
        add(&anna, "ioc/restore", json!({"id": iocs[0]})).await;
        assert_eq!(held(&anna, from).await, before);
    })
    .await;
}

/// Whoever watches the merged case hears of it in the other, as long as it is merged.
#[tokio::test]
async fn watchers_come_along_and_leave_again() {
    on_each_engine(async |world| {
        let [(mut anna, anna_id), (mut bjarne, bjarne_id), (rita, rita_id)] = colleagues(world).await;
        let (from, into) = (anna.create_case(1, "From").await, bjarne.create_case(1, "Into").await);
        let second = anna.create_case(1, "Second").await;
        let watching = async |case: i64| {
            let all = bjarne.call("watcher/list", json!({"case": case})).await.is(200).json["people"].clone();
            all.as_array()
                .unwrap()
                .iter()
                .map(|one| one["person"]["id"].as_i64().unwrap())
                .collect::<Vec<_>>()
        };
        for case in [from, second] {
            rita.call("watcher/watch", json!({"case": case, "watches": true})).await.is(200);
        }
        merge(&anna, from, into).await.is(200);
        assert_eq!(watching(into).await, [anna_id, bjarne_id, rita_id]);
        assert_eq!(watching(from).await, [anna_id, rita_id], "as it was");
        add(&bjarne, "comment/add", json!({"case": into, "text": "Goes on here."})).await;
        let news = rita.call("notification/list", json!({"limit": 10, "offset": 0})).await.is(200);
        assert!(news.text.contains("Into"), "{}", news.text);

        // Who came with two cases leaves with the second of them; who says something himself, with none.
        merge(&anna, second, into).await.is(200);
        take_out(&anna, from).await.is(200);
        assert_eq!(watching(into).await, [anna_id, bjarne_id, rita_id]);
        anna.call("watcher/watch", json!({"case": into, "watches": false})).await.is(200);
        anna.call("watcher/watch", json!({"case": into, "watches": true})).await.is(200);
        take_out(&anna, second).await.is(200);
        assert_eq!(watching(into).await, [anna_id, bjarne_id]);

        // Nobody who wants to hear nothing of it, or may not see it.
        anna.call("watcher/watch", json!({"case": into, "watches": false})).await.is(200);
        bjarne.call("case/access/mode", json!({"id": into, "mode": "explicit"})).await.is(200);
        let entry = json!({"id": into, "subject": {"user": anna_id}, "level": "full"});
        bjarne.call("case/access/set", entry).await.is(200);
        merge(&anna, from, into).await.is(200);
        assert_eq!(watching(into).await, [bjarne_id]);
    })
    .await;
}
