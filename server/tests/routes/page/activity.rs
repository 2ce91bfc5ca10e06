//! Each change leaves one row in the log of activities, and what was refused leaves none.

use crate::support::{Page, World, on_each_engine};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

/// The texts of the rows that were added since `before`, the oldest first.
async fn since(page: &Page<'_>, before: usize) -> Vec<String> {
    let mut rows = page.activities().await;
    rows.reverse();
    rows[before..].iter().map(|row| row["text"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn one_row_for_each_change() {
    on_each_engine(async |world: &World| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let mut seen = admin.activities().await.len();
        let mut added = async |expected: &[&str]| {
            let texts = since(&admin, seen).await;
            assert_eq!(texts, expected);
            seen += texts.len();
        };
        let id = anna.create_case(1, "AI CASE").await;
        added(&["Created case “AI CASE”"]).await;
        anna.call("session/switch-case", json!({"case": id})).await.is(200);
        added(&[&format!("Switched to case #{id} – AI CASE")]).await;
        anna.call("session/switch-case", json!({"case": null})).await.is(200);
        added(&["Switched to no case"]).await;
        world.sensor().submit(&[json!({"signature": "S"}), json!({"signature": "S"})]).await;
        added(&["Submitted 2 events"]).await;
        world.argus.ok("customer add initech");
        added(&["Created customer “initech”"]).await;
        world.argus.ok("user add bob");
        added(&["Created user “bob”"]).await;
        world.argus.ok("user passwd bob");
        added(&["Set a new password for user “bob”"]).await;
        world.argus.ok("key add bob --name test");
        added(&["Created API key “test” of user “bob”"]).await;

        // What is read, or refused, leaves nothing.
        anna.call("case/get", json!({"id": id})).await.is(200);
        anna.call(
            "case/create",
            json!({"new": {"customer": 2, "name": "N", "description": "D", "template": null,
            "classification": null, "soc_ticket": null}}),
        )
        .await
        .is(412);
        anna.call("session/switch-case", json!({"case": id + 9})).await.is(404);
        world.sensor().post("/events/v2/event", &json!({})).await.is(412);
        world.argus.run("customer add initech").failed();
        world.argus.run("user add bob").failed();
        world.argus.run("user add robert --group Nobodies").failed();
        world.argus.run("key add nobody").failed();
        added(&[]).await;
    })
    .await;
}

#[tokio::test]
async fn a_row_says_who_and_through_what() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        anna.create_case(1, "AI CASE").await;
        world.sensor().submit(&[json!({"signature": "S"})]).await;
        let rows = world.log_in("admin").await.activities().await;
        let shown: Vec<Value> = rows[1..4].to_vec();
        assert_json_snapshot!("rows", shown, {"[].at" => "[now]", "[].id" => "[id]"});
        let ids: Vec<i64> = rows.iter().map(|row| row["id"].as_i64().unwrap()).collect();
        assert!(ids.is_sorted_by(|a, b| a == &(b + 1)), "numbers without a gap: {ids:?}");
    })
    .await;
}

#[tokio::test]
async fn narrowed_and_in_pages() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        for name in ["one", "two", "three"] {
            anna.create_case(1, name).await;
        }
        // Belongs to acme, and to no case.
        world.sensor().submit(&[json!({"signature": "S"})]).await;
        let list = async |page: &Page<'_>, all: bool, limit: u32, offset: u32| {
            let body = json!({"filter": {"not_case_related": all}, "limit": limit, "offset": offset});
            let answer = page.call("activity/list", body).await.is(200);
            let texts = |row: &Value| row["text"].as_str().unwrap().to_owned();
            let rows: Vec<String> =
                answer.json["page"]["rows"].as_array().unwrap().iter().map(texts).collect();
            (rows, answer.json["page"]["total"].clone())
        };
        let created = ["Created case “three”", "Created case “two”", "Created case “one”"];
        assert_eq!(
            list(&anna, false, 100, 0).await,
            (created.map(str::to_owned).to_vec(), json!({"Exactly": 3}))
        );
        assert_eq!(list(&anna, false, 1, 1).await, (vec![created[1].to_owned()], json!({"Exactly": 3})));
        let (rows, _) = list(&anna, true, 100, 0).await;
        assert_eq!(rows.first().unwrap(), "Submitted 1 event");
        // What belongs to no customer, such as a log-in, is for those who see everything.
        assert!(rows.iter().all(|text| text != "Logged in"), "{rows:?}");
        let gina = world.log_in("gina").await;
        let (rows, total) = list(&gina, true, 100, 0).await;
        assert_eq!((rows.len(), total), (1, json!({"Exactly": 1})), "that her own customer was created");
        let (rows, _) = list(&world.log_in("admin").await, true, 5_000, 0).await;
        assert!(rows.contains(&"Logged in".to_owned()));
    })
    .await;
}

async fn texts(page: &Page<'_>, filter: Value) -> Vec<String> {
    let mut filter = filter;
    filter["not_case_related"] = json!(true);
    let answer =
        page.call("activity/list", json!({"filter": filter, "limit": 100, "offset": 0})).await.is(200);
    let rows = answer.json["page"]["rows"].as_array().unwrap();
    rows.iter().map(|row| row["text"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_filter_for_every_column() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let first = anna.create_case(1, "AI CASE").await;
        let second = anna.create_case(1, "Another").await;
        anna.call("activity/add", json!({"case": first, "text": " Called the owner. "})).await.is(200);
        world.sensor().submit(&[json!({"signature": "S"})]).await;
        let admin = world.log_in("admin").await;
        let created = "Created case “Another”";
        assert_eq!(texts(&admin, json!({"case_text": format!("#{second}")})).await, [created]);
        assert_eq!(
            texts(&admin, json!({"case_text": "ai c"})).await,
            ["Called the owner.", "Created case “AI CASE”"]
        );
        assert_eq!(texts(&admin, json!({"case_text": "no such case"})).await, [""; 0]);
        assert_eq!(texts(&admin, json!({"manual": true})).await, ["Called the owner."]);
        assert!(!texts(&admin, json!({"manual": false})).await.contains(&"Called the owner.".to_owned()));
        assert_eq!(texts(&admin, json!({"from_api": true})).await, ["Submitted 1 event"]);
        let not_api = texts(&admin, json!({"from_api": false, "user": "sensor"})).await;
        assert!(!not_api.contains(&"Submitted 1 event".to_owned()), "{not_api:?}");
        assert_eq!(texts(&admin, json!({"user": "ANN", "text": "created CASE"})).await.len(), 2);
        assert_eq!(texts(&admin, json!({"user": "nobody at all"})).await, [""; 0]);
        assert_eq!(texts(&admin, json!({"text": "100%"})).await, [""; 0], "wildcards are letters");
        let row = admin.activities().await.into_iter().find(|row| row["text"] == created).unwrap();
        let at = row["at"].as_i64().unwrap();
        assert!(texts(&admin, json!({"from": at, "to": at})).await.contains(&created.to_owned()));
        assert!(!texts(&admin, json!({"to": at - 1})).await.contains(&created.to_owned()));
        assert!(!texts(&admin, json!({"from": at + 1})).await.contains(&created.to_owned()));
        assert_eq!(texts(&world.log_in("gina").await, json!({"user": "anna"})).await, [""; 0]);

        for (text, status) in [("", 412), ("   ", 412), (&"x".repeat(4_001)[..], 412)] {
            anna.call("activity/add", json!({"case": first, "text": text})).await.is(status);
        }
        anna.call("case/close", json!({"id": first, "closing": {"outcome": "legitimate"}})).await.is(200);
        anna.call("activity/add", json!({"case": first, "text": "Afterwards."})).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn as_a_table() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let id = anna.create_case(1, "=cmd(), \"x\"").await;
        for number in 0..1_100 {
            anna.call("activity/add", json!({"case": id, "text": format!("Entry {number}")})).await.is(200);
        }
        let get = async |page: &Page<'_>, query: &str| {
            let request = world.server.request(reqwest::Method::GET, &format!("/activities.csv{query}"));
            page.send(request.header("Cookie", format!("argus_session={}", page.token))).await
        };
        let table = get(&anna, "?user=anna&manual=true").await.is(200);
        let lines: Vec<&str> = table.text.lines().collect();
        assert_eq!(lines.len(), 1_101, "over more than one page");
        assert_eq!(lines[0], "id,date,user,case,caseName,manualInput,fromApi,activity");
        assert!(lines[1].ends_with("yes,no,Entry 1099") && lines[1_100].ends_with("Entry 0"), "{}", lines[1]);
        assert!(lines[1].contains("\"#1 – =cmd(), \"\"x\"\"\""), "{}", lines[1]);
        get(&anna, "?from=yesterday").await.is(412);
        get(&world.page(), "").await.is(401);
        get(&world.log_in("sensor").await, "").await.is(403);
    })
    .await;
}
