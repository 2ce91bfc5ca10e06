//! `/page/search/find`

use crate::support::{Page, on_each_engine};
use serde_json::{Value, json};

const KINDS: [&str; 8] = ["case", "ioc", "note", "task", "timeline", "comment", "attachment", "alert"];

async fn ask(page: &Page<'_>, query: Value, kind: &str) -> Value {
    let body = json!({"query": query, "kind": kind, "limit": 10, "offset": 0});
    page.call("search/find", body).await.is(200).json
}

/// Marks in brackets, title and text, of everything that is found.
async fn found(page: &Page<'_>, text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for kind in KINDS {
        let answer = ask(page, json!({"text": text}), kind).await;
        for row in answer["rows"].as_array().unwrap() {
            let said = |name: &str| -> String {
                let pieces = row[name].as_array().unwrap().iter();
                let one = |piece: &Value| match piece["marked"].as_bool().unwrap() {
                    true => format!("[{}]", piece["text"].as_str().unwrap()),
                    false => piece["text"].as_str().unwrap().to_owned(),
                };
                pieces.map(one).collect()
            };
            all.push(format!("{kind}: {} | {}", said("title"), said("snippet")));
        }
    }
    all
}

/// One of each kind that holds the word; gives the numbers in the order of [`KINDS`].
async fn with_word(page: &mut Page<'_>, customer: i64, word: &str) -> Vec<i64> {
    let case = page.create_case(customer, &format!("A {word}")).await;
    let add = async |function: &str, body: Value| page.call(function, body).await.is(200).json;
    let ioc = add("ioc/add", json!({"case": case, "new": [{"value": format!("www.{word}.example")}]})).await;
    let new = json!({"title": "Findings", "text": format!("It was\na *{word}*.")});
    let note = add("note/add", json!({"case": case, "new": new})).await;
    let task = add("task/add", json!({"case": case, "new": {"title": format!("Look for {word}s")}})).await;
    let entry = json!([{"time": {"text": "2026-11-22"}, "title": format!("The {word} ran")}]);
    let entry = add("timeline/add", json!({"case": case, "new": entry})).await;
    let text = format!("{word}?");
    let comment = add("comment/add", json!({"case": case, "text": text})).await;
    let file = page.attach(case, &format!("{word}.txt"), "x").await.is(201).json;
    let new = json!({"customer": customer, "title": "Raised", "source": "proxy",
        "description": format!("A {word} was seen."), "note": "Not yet."});
    let alert = add("alert/create", json!({"new": new})).await;
    let number = |value: &Value| value.as_i64().unwrap();
    vec![
        case,
        number(&ioc["added"][0]["id"]),
        number(&note["summary"]["id"]),
        number(&task["id"]),
        number(&entry["added"][0]),
        number(&comment["id"]),
        number(&file["id"]),
        number(&alert["summary"]["id"]),
    ]
}

#[tokio::test]
async fn each_kind_by_its_words_and_nothing_of_a_stranger() {
    on_each_engine(async |world| {
        let (mut anna, mut gina) = (world.log_in("anna").await, world.log_in("gina").await);
        with_word(&mut anna, 1, "zebra").await;
        with_word(&mut gina, 2, "zebra").await;
        let hers = [
            "case: A [zebra] | What happened.",
            "ioc: www.[zebra].example | ",
            "note: Findings | It was a *[zebra]*.",
            "task: Look for [zebra]s | ",
            "timeline: The [zebra] ran | ",
            "comment:  | [zebra]?",
            "attachment: [zebra].txt | ",
            "alert: Raised | A [zebra] was seen. Not yet.",
        ];
        assert_eq!(found(&anna, "zebra").await, hers);
        assert_eq!(found(&anna, "ZEB").await.len(), 8, "the last word may be unfinished");
        assert_eq!(found(&anna, "zeb it").await, [] as [&str; 0], "the others may not");
        assert_eq!(
            found(&anna, "was zebra").await,
            ["note: Findings | It [was] a *[zebra]*.", "alert: Raised | A [zebra] [was] seen. Not yet."]
        );
        assert_eq!(found(&anna, "zebra[.]ex").await, ["ioc: www.[zebra.ex]ample | "]);
        assert_eq!(found(&anna, "?!").await, [] as [&str; 0]);

        let admin = world.log_in("admin").await;
        let all = ask(&admin, json!({"text": "zebra"}), "note").await;
        assert_eq!((&all["total"], all["rows"].as_array().unwrap().len()), (&json!(2), 2));
        assert_eq!(all["rows"][0]["customer"]["name"], "Globex", "the newest first");
        let of_one = ask(&admin, json!({"text": "zebra", "customer": 1}), "note").await;
        assert_eq!(of_one["rows"], json!([all["rows"][1]]));
        assert_eq!(ask(&anna, json!({"text": "zebra", "customer": 2}), "note").await["rows"], json!([]));
        let body = json!({"query": {"text": "zebra"}, "kind": "note", "limit": 1, "offset": 1});
        let second = admin.call("search/find", body).await.is(200).json;
        assert_eq!((&second["rows"], &second["total"]), (&of_one["rows"], &json!(2)));
    })
    .await;
}

#[tokio::test]
async fn follows_what_is_changed_and_removed() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let ids = with_word(&mut anna, 1, "zebra").await;
        let [case, ioc, note, task, entry, comment, file, alert] = ids[..] else { panic!() };
        let change = async |function: &str, body: Value| anna.call(function, body).await.is(200);
        let more = json!({"version": 1, "soc_ticket": ["SOC-4711"], "description": "A giraffe."});
        change("case/update", json!({"id": case, "change": more})).await;
        change("case/update", json!({"id": case, "change": {"add_tags": ["campaign:spring"]}})).await;
        change("ioc/change", json!({"id": ioc, "change": {"version": 1, "description": "A giraffe"}})).await;
        change("note/change", json!({"id": note, "change": {"version": 1, "text": "A giraffe"}})).await;
        change("task/change", json!({"id": task, "change": {"version": 1, "title": "Find the giraffe"}}))
            .await;
        change("timeline/change", json!({"id": entry, "change": {"version": 1, "title": "The giraffe ran"}}))
            .await;
        change("comment/edit", json!({"id": comment, "version": 1, "text": "giraffe!"})).await;
        change("attachment/change", json!({"id": file, "change": {"version": 1, "name": "giraffe.txt"}}))
            .await;
        change("alert/update", json!({"id": alert, "change": {"version": 1, "description": "An okapi."}}))
            .await;
        assert_eq!(found(&anna, "giraffe").await.len(), 7);
        assert_eq!(found(&anna, "okapi").await, ["alert: Raised | An [okapi]. Not yet."]);
        assert_eq!(
            found(&anna, "zebra").await,
            ["case: A [zebra] | A giraffe.", "ioc: www.[zebra].example | A giraffe"]
        );
        assert_eq!(
            found(&anna, "soc-4711 ").await,
            [format!("case: A zebra | #{case} [SOC-4711] campaign:spring")]
        );
        assert_eq!(found(&anna, "campaign:spring").await.len(), 1);
        assert_eq!(found(&anna, &format!("#{case} giraffe")).await, ["case: A zebra | A [giraffe]."]);

        change("case/update", json!({"id": case, "change": {"remove_tags": ["campaign:spring"]}})).await;
        assert_eq!(found(&anna, "campaign:spring").await, [] as [&str; 0]);
        for (function, id) in [
            ("ioc/remove", ioc),
            ("note/remove", note),
            ("task/remove", task),
            ("timeline/remove", entry),
            ("comment/remove", comment),
            ("attachment/remove", file),
        ] {
            change(function, json!({"id": id})).await;
        }
        assert_eq!(found(&anna, "giraffe").await, ["case: A zebra | A [giraffe]."]);
        for (function, id) in [
            ("ioc/restore", ioc),
            ("note/restore", note),
            ("task/restore", task),
            ("timeline/restore", entry),
            ("comment/restore", comment),
            ("attachment/restore", file),
        ] {
            change(function, json!({"id": id})).await;
        }
        assert_eq!(found(&anna, "giraffe").await.len(), 7);
    })
    .await;
}

#[tokio::test]
async fn alerts_by_all_that_they_have() {
    on_each_engine(async |world| {
        let (anna, admin) = (world.log_in("anna").await, world.log_in("admin").await);
        let new = json!({"title": "Beacons", "source": "proxy-west", "reference": "P-4711", "note": "A dromedary?",
            "tags": ["campaign:spring"], "iocs": [{"value": "evil[.]example"}],
            "assets": [{"name": "PC-17", "ip": "10.0.0.17", "domain": "corp.example"}]});
        let alert = anna.call("alert/create", json!({"new": new})).await.is(200).json;
        let words = ["beacons", "proxy-west", "p-4711", "dromedary", "campaign:spring", "evil.example", "pc-17",
            "10.0.0.17", "corp.example"];
        for word in words {
            let found = found(&anna, word).await;
            assert!(found.len() == 1 && found[0].starts_with("alert: "), "{word}: {found:?}");
        }
        // What its source adds to it is found, too.
        let again = json!({"title": "Beacons", "source": "proxy-west", "reference": "P-4711",
            "iocs": [{"value": "second.example"}]});
        anna.call("alert/create", json!({"new": again})).await.is(200);
        assert_eq!(found(&anna, "second.example").await.len(), 1);
        let gina = world.log_in("gina").await;
        assert_eq!(found(&gina, "beacons").await, [] as [&str; 0]);
        let untagged = json!({"version": 9, "remove_tags": ["campaign:spring"]});
        let id = &alert["summary"]["id"];
        anna.call("alert/update", json!({"id": id, "change": untagged})).await.is(200);
        assert_eq!(found(&anna, "campaign:spring").await, [] as [&str; 0]);
        admin.call("alert/delete", json!({"id": id})).await.is(200);
        assert_eq!(found(&anna, "beacons").await, [] as [&str; 0]);
    })
    .await;
}

#[tokio::test]
async fn custom_fields_and_hashes() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        for (name, kind) in
            [("victim", "text"), ("story", "longText"), ("range", "network"), ("hosts", "number"), ("site", "choices")]
        {
            let new = json!({"name": name, "label": name, "kind": kind, "choices": ["Oslo North", "Bergen"]});
            admin.call("custom-field/add", json!({"new": new})).await.is(200);
        }
        let (mut anna, mut gina) = (world.log_in("anna").await, world.log_in("gina").await);
        let (case, theirs) = (anna.create_case(1, "One").await, gina.create_case(2, "Two").await);
        let custom = json!({"victim": "printer-4711", "story": "a quokka", "range": "192.0.2.0/24", "hosts": 8_150,
            "site": ["Oslo North"]});
        for (page, case) in [(&anna, case), (&gina, theirs)] {
            let change = json!({"version": 1, "custom": custom});
            page.call("case/update", json!({"id": case, "change": change})).await.is(200);
        }
        for word in ["printer-4711", "quokka", "192.0.2.0/24", "oslo"] {
            let found = found(&anna, word).await;
            assert!(found.len() == 1 && found[0].starts_with("case: One | "), "{word}: {found:?}");
        }
        assert_eq!(found(&anna, "8150").await, [] as [&str; 0], "numbers are no words");
        let taken_away = json!({"version": 2, "custom": {"story": null}});
        anna.call("case/update", json!({"id": case, "change": taken_away})).await.is(200);
        assert_eq!(found(&anna, "quokka").await, [] as [&str; 0]);
        assert_eq!(found(&anna, "printer").await.len(), 1);

        let file = gina.attach(theirs, "mail.eml", "From: x").await.is(201).json;
        for hash in ["md5", "sha1", "sha256"] {
            let hash = file[hash].as_str().unwrap().to_uppercase();
            assert_eq!(found(&gina, &hash).await.len(), 1);
            assert_eq!(found(&anna, &hash).await, [] as [&str; 0]);
        }
        let new = json!({"customer": 1, "name": "Three", "description": "What happened.", "template": null,
            "classification": null, "soc_ticket": null, "custom": {"victim": "quagga"}});
        anna.call("case/create", json!({"new": new})).await.is(200);
        assert_eq!(found(&anna, "quagga").await.len(), 1, "also what a case is opened with");
    })
    .await;
}
