//! Notification policies: who is told of what, and what becomes of that.

use super::watcher::colleagues;
use crate::support::{Page, Receiver, World, on_each_engine, on_each_engine_with, templates};
use reqwest::Method;
use serde_json::{Value, json};
use std::process::Command;

fn near(command: &mut Command) {
    command.env("ARGUS_OUTGOING_ALLOW", "127.0.0.1").env("ARGUS_OUTGOING_TIMEOUT", "1");
    command.env("ARGUS_PUBLIC_URL", "https://argus.example.com/");
}

async fn add_channel(page: &Page<'_>, name: &str, settings: Value) -> Value {
    let content = json!({"name": name, "active": true, "settings": settings});
    let body = json!({"id": null, "version": 0, "content": content, "secret": ""});
    page.call("channel/save", body).await.is(200).json["id"].clone()
}

async fn mail_channel(page: &Page<'_>, receiver: &Receiver) -> Value {
    let settings = json!({"kind": "email", "host": "127.0.0.1", "port": receiver.address.port(),
        "security": "none", "user": "", "from": "Argus <argus@example.com>"});
    add_channel(page, "Mail", settings).await
}

async fn hook_channel(page: &Page<'_>, receiver: &Receiver) -> Value {
    let url = format!("http://{}/hook", receiver.address);
    add_channel(page, "Hook", json!({"kind": "webhook", "url": url})).await
}

/// That tells at once, whatever it is.
async fn save(page: &Page<'_>, content: Value) -> Value {
    let mut whole = json!({"grouping": {"by": [], "wait": 0, "interval": 0}, "most": null});
    whole.as_object_mut().unwrap().extend(content.as_object().unwrap().clone());
    page.call("policy/save", json!({"id": null, "version": 0, "content": whole})).await.is(200).json
}

async fn raise(page: &Page<'_>, title: &str, severity: &str) -> i64 {
    let new = json!({"customer": 1, "title": title, "source": "proxy", "severity": severity});
    page.call("alert/create", json!({"new": new})).await.is(200).json["summary"]["id"].as_i64().unwrap()
}

async fn history(page: &Page<'_>, filter: Value) -> Vec<Value> {
    let body = json!({"filter": filter, "limit": 100, "offset": 0});
    page.call("policy/history", body).await.is(200).json["rows"].as_array().unwrap().clone()
}

/// Policy, title and state; the newest first.
async fn became(page: &Page<'_>, filter: Value) -> Vec<String> {
    let text = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
    let one =
        |row: &Value| format!("{}: {} {}", text(row, "policy_name"), text(row, "title"), text(row, "state"));
    history(page, filter).await.iter().map(one).collect()
}

#[tokio::test]
async fn the_right_people_are_told_of_the_right_alerts() {
    on_each_engine_with(near, async |world| {
        let [(anna, anna_id), (bjarne, _), (rita, rita_id)] = colleagues(world).await;
        let admin = world.log_in("admin").await;
        let (mails, hooks) = (Receiver::smtp().await, Receiver::http().await);
        let (mail, hook) = (mail_channel(&admin, &mails).await, hook_channel(&admin, &hooks).await);
        let worst = save(
            &admin,
            json!({"name": "On call", "matcher": {"severity": "high", "customers": [1]}, "go_on": true,
                "routes": [{"channel": mail, "recipients": ["oncall@example.com"]}, {"channel": hook}]}),
        )
        .await;
        let groups = admin.call("policy/choices", json!({})).await.is(200).json["groups"].clone();
        let analysts =
            groups.as_array().unwrap().iter().find(|group| group[1] == "Analysts").unwrap()[0].clone();
        let in_argus = json!({"name": "In Argus", "order": 1, "people": [rita_id], "groups": [analysts],
                "matcher": {"title": "SCAN"}});
        save(&admin, in_argus).await;
        save(&admin, json!({"name": "Never", "order": 2, "people": [anna_id]})).await;

        let scan = raise(&anna, "Port scan", "high").await;
        let got = mails.waits_for(1).await.remove(0);
        assert!(got.head.contains("RCPT TO:<oncall@example.com>"), "{}", got.head);
        let text = got.body.replace("=\r\n", "");
        for part in [
            format!("#{scan} "),
            "Port scan".to_owned(),
            format!("https://argus.example.com/alerts/{scan}"),
            "An alert is raised".to_owned(),
            "Policy: On call".to_owned(),
        ] {
            assert!(text.contains(&part), "{part}: {text}");
        }
        let got = hooks.waits_for(1).await.remove(0);
        let body: Value = serde_json::from_str(&got.body).unwrap();
        assert_eq!((&body["policy"], &body["count"]), (&json!("On call"), &json!(1)));
        assert_eq!(
            (&body["alerts"][0]["id"], &body["alerts"][0]["severity"]),
            (&json!(scan), &json!("high"))
        );
        assert_eq!(body["subject"], json!(format!("[high] #{scan} – Port scan")));
        // The second matched, too, and the third was not looked at.
        assert_eq!(
            became(&admin, json!({"alert": scan})).await,
            ["In Argus: Port scan told", "On call: Port scan told"]
        );
        let bell = async |page: &Page<'_>| {
            page.call("notification/list", json!({"limit": 10, "offset": 0})).await.is(200).json["rows"]
                .clone()
        };
        for page in [&anna, &bjarne, &rita] {
            let rows = bell(page).await;
            assert_eq!(rows[0]["about"]["alert"], json!({"id": scan, "title": "Port scan"}), "{rows}");
            assert_eq!((&rows[0]["by"], &rows[0]["kind"]), (&json!("In Argus"), &json!("policy")));
        }
        // Of another customer's alert he is told nothing, though he is an analyst.
        assert_eq!(bell(&world.log_in("gina").await).await, json!([]));

        // What gets worse is told, too; what gets better is not.
        let low = raise(&anna, "Odd log-in", "low").await;
        assert_eq!(became(&admin, json!({"alert": low})).await, ["Never: Odd log-in told"]);
        let change = async |severity: &str| {
            anna.call("alert/update", json!({"id": low, "change": {"version": 99, "severity": severity}}))
                .await
                .is(200)
        };
        change("critical").await;
        change("medium").await;
        let got = hooks.waits_for(2).await.remove(1);
        let body: Value = serde_json::from_str(&got.body).unwrap();
        assert_eq!(body["alerts"][0]["occasion"], "alertWorse");
        assert_eq!(became(&admin, json!({"policy": worst["id"]})).await.len(), 2);
        assert_eq!(became(&admin, json!({"channel": hook})).await.len(), 2);
        assert_eq!(became(&admin, json!({"person": rita_id})).await, ["In Argus: Port scan told"]);
        let deliveries = json!({"filter": {"policy": worst["id"]}, "limit": 10, "offset": 0});
        let deliveries = admin.call("delivery/list", deliveries).await.is(200).json["rows"].clone();
        assert_eq!(deliveries.as_array().unwrap().len(), 4);
        assert_eq!(deliveries[0]["cause"], "notification policy On call");

        // A channel that is gone is told in the history, and others are still used.
        admin.call("channel/remove", json!({"id": hook})).await.is(200);
        let again = raise(&anna, "Port scan", "high").await;
        let notice = history(&admin, json!({"alert": again, "policy": worst["id"]})).await.remove(0);
        assert_eq!(
            (&notice["state"], &notice["reason"]),
            (&json!("told"), &json!("a channel of the policy was deleted"))
        );
        // What is off may name what is gone, and tells nothing.
        admin.call("policy/activate", json!({"id": worst["id"], "active": false})).await.is(200);
        admin.call("policy/activate", json!({"id": worst["id"], "active": true})).await.is(412);
        admin.call("policy/remove", json!({"id": worst["id"]})).await.is(200);
        let last = raise(&anna, "Port scan", "high").await;
        assert_eq!(became(&admin, json!({"alert": last})).await, ["In Argus: Port scan told"]);
        anna.call("alert/delete", json!({"id": last})).await.is(403);
        admin.call("alert/delete", json!({"id": last})).await.is(200);
        assert_ne!(bell(&rita).await[0]["about"]["alert"]["id"], json!(last));
    })
    .await;
}

#[tokio::test]
async fn cases_and_tasks_are_told_of() {
    on_each_engine_with(near, async |world| {
        let [(mut anna, _), (_, bjarne_id), (rita, rita_id)] = colleagues(world).await;
        let admin = world.log_in("admin").await;
        let on = json!(["alertEscalated", "caseOpened", "caseWorse", "caseClosed", "taskAssigned"]);
        save(&admin, json!({"name": "Cases", "people": [rita_id], "on": on})).await;
        let alert = raise(&anna, "Beacons", "high").await;
        anna.call("alert/escalate", json!({"id": alert, "wanted": {"name": "Beacons"}})).await.is(200);
        let case = anna.create_case(1, "AI CASE").await;
        let change = json!({"id": case, "change": {"version": 99, "severity": "critical"}});
        anna.call("case/update", change).await.is(200);
        let task = json!({"case": case, "new": {"title": "Look", "assignees": [bjarne_id]}});
        anna.call("task/add", task).await.is(200);
        let closing = json!({"version": 99, "outcome": "legitimate", "comment": "Nothing."});
        anna.call("case/close", json!({"id": case, "closing": closing})).await.is(200);
        let occasions: Vec<Value> =
            history(&admin, json!({})).await.iter().map(|row| row["occasion"].clone()).collect();
        assert_eq!(
            json!(occasions),
            // The case of the alert was opened with medium, and then got its severity.
            json!([
                "caseClosed",
                "taskAssigned",
                "caseWorse",
                "caseOpened",
                "alertEscalated",
                "caseWorse",
                "caseOpened"
            ])
        );
        let rows = rita.call("notification/list", json!({"limit": 10, "offset": 0})).await.is(200).json;
        assert_eq!(rows["rows"][0]["about"]["case"]["id"], json!(case));
        assert_eq!(rows["rows"][0]["count"], 4, "what is unread of one case is one line");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_before_it_is_saved() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let settings = json!({"kind": "email", "host": "mail.example.com", "port": 587, "security": "startTls",
            "user": "", "from": "argus@example.com"});
        let mail = add_channel(&admin, "Mail", settings).await;
        let quiet = |zone: &str| json!({"days": ["monday"], "from": 1320, "to": 420, "zone": zone, "but": null});
        for (change, field) in [
            (json!({"routes": []}), "routes"),
            (json!({"routes": [{"channel": mail}]}), "routes.1"),
            (json!({"routes": [{"channel": mail, "recipients": ["a@example.com", "anna"]}]}), "routes.1"),
            (json!({"routes": [{"channel": 99}]}), "routes.1"),
            (json!({"subject": "{case.name}"}), "subject"),
            (json!({"text": "{title"}), "text"),
            (json!({"people": [99]}), "people"),
            (json!({"groups": [99]}), "groups"),
            (json!({"matcher": {"customers": [99]}}), "customers"),
            (json!({"matcher": {"classifications": ["none such"]}}), "classifications"),
            (json!({"most": 0}), "most"),
            (json!({"grouping": {"by": [], "wait": 100_000, "interval": 0}}), "wait"),
            (json!({"quiet": quiet("Middle/Earth")}), "quiet"),
            (json!({"steps": [{"after": 0, "people": [1]}]}), "steps.1.after"),
            (json!({"steps": [{"after": 5}]}), "steps.1.routes"),
            (json!({"steps": [{"after": 9, "people": [1]}, {"after": 9, "people": [1]}]}), "steps.2.after"),
            (json!({"steps": [{"after": 5, "people": [99]}]}), "steps.1.people"),
            (json!({"steps": [{"after": 5, "routes": [{"channel": mail}]}]}), "steps.1.routes.1"),
        ] {
            let mut content =
                json!({"name": "N", "routes": [{"channel": mail, "recipients": ["a@example.com"]}]});
            content.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            let body = json!({"id": null, "version": 0, "content": content});
            let answer = admin.call("policy/save", body).await.is(412);
            assert!(answer.text.contains(&format!("\"field\":\"{field}\"")), "{field}: {}", answer.text);
        }
        let saved = save(&admin, json!({"name": "N", "groups": [1], "quiet": quiet("Europe/Oslo")})).await;
        let change = |version: i64, order: i64| {
            let content = json!({"name": "N", "groups": [1], "order": order});
            json!({"id": saved["id"], "version": version, "content": content})
        };
        admin.call("policy/save", change(1, 5)).await.is(200);
        admin.call("policy/save", change(1, 6)).await.is(409);
        let body = json!({"id": null, "version": 0, "content": {"name": "N", "groups": [1]}});
        assert!(admin.call("policy/save", body).await.is(412).text.contains("is that of another policy"));
    })
    .await;
}

#[tokio::test]
async fn programs_write_policies() {
    on_each_engine(async |world| {
        const ALL: &str = "/alerts/v1/policy";
        let admin = world.admin();
        let send = async |method: Method, path: &str, body: Value| {
            world.server.send(admin.request(method, path).json(&body)).await.enveloped()
        };
        let refused =
            json!({"name": "N", "on": ["nothing"], "quietHours": {"days": ["monday"], "from": "25:00"}});
        let refused = send(Method::POST, ALL, refused).await;
        assert_eq!(refused.refused(), ["on", "quietHours.from", "quietHours.to"]);
        let new = json!({"name": "On call", "customer": "acme", "severity": "high", "group": 1, "tag": "vip",
            "quietHours": {"days": ["saturday", "sunday"], "from": "00:00", "to": "00:00",
                "timeZone": "Europe/Oslo", "exceptSeverity": "critical"}});
        let made = send(Method::POST, ALL, new).await.is(201);
        let path = format!("{ALL}/{}", made.data()["id"]);
        assert_eq!(made.data()["quietHours"]["days"], json!(["saturday", "sunday"]));
        let change = json!({"severity": "", "tag": [], "messagesPerHour": 0, "groupBy": ["source", "title"],
            "steps": [{"afterMinutes": 15, "user": 1}, {"afterMinutes": 60, "group": [1]}]});
        let changed = send(Method::PUT, &path, change).await.is(200);
        let data = changed.data();
        assert_eq!(
            (data.get("severity"), &data["tag"], &data["messagesPerHour"]),
            (None, &json!([]), &json!(0))
        );
        assert_eq!((&data["customer"], &data["groupBy"]), (&json!([1]), &json!(["source", "title"])));
        assert_eq!(
            changed.data()["steps"],
            json!([{"afterMinutes": 15, "routes": [], "user": [1], "group": []},
                {"afterMinutes": 60, "routes": [], "user": [], "group": [1]}])
        );
        assert_eq!(admin.get(ALL).await.is(200).json["count"], 1);
        let anna = world.log_in("anna").await;
        let alert = raise(&anna, "Port scan", "low").await;
        let found = admin.get(&format!("{ALL}/history?alert={alert}&state=waiting")).await.is(200);
        assert_eq!(found.column("policyName"), [json!("On call")]);
        send(Method::DELETE, &path, Value::Null).await.is(200);
        admin.get(&path).await.is(404);
    })
    .await;
}

/// A server is killed while something waits for others of its group: the next one tells it.
#[tokio::test]
async fn nothing_is_lost_with_a_server() {
    for template in templates().await {
        let mut world = World::with(template, near).await;
        let hooks = Receiver::http().await;
        {
            let (admin, anna) = (world.log_in("admin").await, world.log_in("anna").await);
            let hook = hook_channel(&admin, &hooks).await;
            let grouping = json!({"by": ["customer"], "wait": 3, "interval": 60});
            save(&admin, json!({"name": "Tell", "routes": [{"channel": hook}], "grouping": grouping})).await;
            for number in 0..5 {
                raise(&anna, &format!("Alert {number}"), "high").await;
            }
        }
        world.kill();
        assert_eq!(hooks.got().len(), 0);
        world.start(near);
        let got = hooks.waits_for(1).await.remove(0);
        let body: Value = serde_json::from_str(&got.body).unwrap();
        assert_eq!(body["count"], 5, "{body:#}");
        assert!(body["subject"].as_str().unwrap().starts_with("[high] 5 alerts, the worst: #"), "{body:#}");
        let admin = world.log_in("admin").await;
        assert!(history(&admin, json!({"state": "told"})).await.iter().all(|row| row["together"] == 5));
    }
}
