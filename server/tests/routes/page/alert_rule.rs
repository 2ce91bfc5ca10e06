//! Alert rules: what they count, what they raise, and what keeps them from raising it twice.

use crate::{
    events::{WHEN, numbered},
    support::{Alert, Page, Server, World, on_each_engine, templates},
};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// A rule of acme's that counts occurrences by source, with `more` over it.
fn content(name: &str, more: Value) -> Value {
    let mut content = json!({"name": name, "enabled": true, "customers": [1], "group_by": ["source"],
        "threshold": {"of": "occurrences", "at_least": 3}, "window": 60, "cool_down": 600,
        "title": "{rule} from {source}"});
    content.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    content
}

async fn add(page: &Page<'_>, content: Value) -> Value {
    let body = json!({"id": null, "version": 0, "content": content});
    page.call("alert-rule/save", body).await.is(200).json
}

async fn alerts(page: &Page<'_>) -> Vec<Value> {
    let sort = json!({"key": "created", "descending": false});
    let body = json!({"filter": {}, "sort": sort, "limit": 100, "offset": 0});
    page.call("alert/list", body).await.is(200).json["rows"].as_array().unwrap().clone()
}

async fn firings(page: &Page<'_>, filter: Value) -> Vec<Value> {
    let body = json!({"filter": filter, "limit": 100, "offset": 0});
    page.call("alert-rule/firings", body).await.is(200).json["rows"].as_array().unwrap().clone()
}

fn texts(rows: &[Value], key: &str) -> Vec<String> {
    let mut texts: Vec<String> = rows.iter().map(|row| row[key].as_str().unwrap().to_owned()).collect();
    texts.sort_unstable();
    texts
}

/// A submitted event of a source, `second` seconds after the first.
fn event(number: i64, source: &str, second: i64, more: Value) -> Value {
    let at = WHEN + second * 1_000 + number;
    let id = json!({"timestamp": at, "uuid": uuid::Uuid::from_u128(number as u128).to_string()});
    let mut over = json!({"id": id, "startTimestamp": at, "endTimestamp": at, "source": {"ip": source}});
    over.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    numbered(number, over)
}

#[tokio::test]
async fn enough_of_one_group_within_the_window() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        // Before there is a signature of that name.
        add(
            &anna,
            content("Scan", json!({"criteria": {"text": "ssh scan"}, "text": "{count} of *{source}*"})),
        )
        .await;
        add(&anna, content("Off", json!({"enabled": false}))).await;
        add(&anna, content("Other", json!({"criteria": {"signatures": ["SNORT-1:1"]}}))).await;
        let of = |number: u32, source: &str| Alert::nth(number).with("/src_ip", json!(source));
        let mut events: Vec<Alert> = (0..5).map(|n| of(n, "203.0.113.7")).collect();
        events.extend((5..7).map(|n| of(n, "203.0.113.8")));
        world.ingest("acme", &events);
        // The same once more is nothing new.
        world.ingest("acme", &events);
        // Another customer's are another matter.
        world.ingest("globex", &(0..9).map(|n| of(n, "203.0.113.9")).collect::<Vec<_>>());

        let raised = alerts(&anna).await;
        assert_eq!(texts(&raised, "title"), ["Scan from 203.0.113.7"]);
        let alert = anna.call("alert/get", json!({"id": raised[0]["id"]})).await.is(200).json;
        assert_eq!(alert["events"].as_array().unwrap().len(), 1, "they were merged into one");
        assert_eq!((&alert["summary"]["source"], &alert["summary"]["count"]), (&json!("Scan"), &json!(1)));
        assert_eq!(alert["context"]["group"], json!({"source": "203.0.113.7"}));
        assert_eq!(alert["description"], "5 of *203\\.0.113.7*", "what events say is no Markdown");
        let told = firings(&anna, json!({})).await;
        assert_eq!(told.len(), 1);
        assert_eq!((&told[0]["outcome"], &told[0]["alert"]), (&json!("raised"), &raised[0]["id"]));
        assert_eq!(told[0]["reason"], "at least 3 occurrences within 1 minute, by source");
        let log = anna.activities().await;
        let is_raised =
            |row: &&Value| row["text"].as_str().unwrap().starts_with("The rule “Scan” raised the alert");
        let row = log.iter().find(is_raised).unwrap();
        assert_eq!((&row["via"], &row["user_name"]), (&json!("rule"), &json!("Argus")));

        // The missing one of the other source, and in the cool-down of the first.
        world.ingest("acme", &[of(8, "203.0.113.8"), of(9, "203.0.113.7")]);
        assert_eq!(alerts(&anna).await.len(), 2);
        let told = firings(&anna, json!({"alert": raised[0]["id"]})).await;
        assert_eq!((told.len(), &told[0]["more"]), (1, &json!(1)));
        // What is silenced is raised all the same, and says so.
        let new = json!({"matcher": {"sources": ["Scan"]}, "reason": "Known.", "until": "+1hour"});
        anna.call("silence/add", json!({"new": new})).await.is(200);
        world.ingest("acme", &(20..25).map(|n| of(n, "203.0.113.10")).collect::<Vec<_>>());
        let told = firings(&anna, json!({})).await;
        assert_eq!((&told[0]["silenced"], &told[1]["silenced"]), (&json!(true), &json!(false)));
        // Gina sees none of it.
        let gina = world.log_in("gina").await;
        assert!(alerts(&gina).await.is_empty() && firings(&gina, json!({})).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn events_values_and_occurrences_are_counted() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let ports = json!({"of": "values", "field": "destinationPort", "at_least": 3});
        add(&anna, content("Ports", json!({"threshold": ports, "severity": "critical"}))).await;
        add(&anna, content("Sum", json!({"threshold": {"of": "occurrences", "at_least": 40}}))).await;
        add(
            &anna,
            content("Events", json!({"threshold": {"of": "events", "at_least": 3}, "dedup": "{customer}"})),
        )
        .await;
        let query = json!({"properties": [{"key": "user", "values": ["root"]}]});
        let root = json!({"criteria": query, "group_by": ["property.user", "signature"],
            "title": "{property.user} {signature}", "threshold": {"of": "events", "at_least": 1}});
        add(&anna, content("Root", root)).await;
        let port = |port: i64| json!({"destination": {"ip": "10.0.0.1", "port": port}, "count": 15});
        let mut events = vec![event(1, "203.0.113.1", 0, port(1)), event(2, "203.0.113.1", 1, port(2))];
        events.push(event(3, "203.0.113.1", 2, port(2)));
        events.push(event(4, "203.0.113.2", 2, json!({"properties": {"user": "root"}, "severity": "high"})));
        world.sensor().submit(&events).await;
        assert_eq!(
            texts(&alerts(&anna).await, "title"),
            ["Events from 203.0.113.1", "Sum from 203.0.113.1", "root SNORT-1:41336"]
        );
        // A submitted event that grows brings what is new of it only.
        world.sensor().submit(&[event(4, "203.0.113.2", 2, json!({"count": 39}))]).await;
        world.sensor().submit(&[event(4, "203.0.113.2", 2, json!({"count": 39}))]).await;
        assert_eq!(alerts(&anna).await.len(), 3);
        world.sensor().submit(&[event(4, "203.0.113.2", 2, json!({"count": 40}))]).await;
        assert!(texts(&alerts(&anna).await, "title").contains(&"Sum from 203.0.113.2".to_owned()));
        world.sensor().submit(&[event(5, "203.0.113.1", 3, port(3))]).await;
        let all = alerts(&anna).await;
        let critical: Vec<Value> = all.into_iter().filter(|alert| alert["severity"] == "critical").collect();
        assert_eq!(texts(&critical, "title"), ["Ports from 203.0.113.1"]);
        // Groups with one key have one alert.
        let more: Vec<Value> = (10..14).map(|n| event(n, "203.0.113.3", 4, json!({}))).collect();
        world.sensor().submit(&more).await;
        assert_eq!(texts(&alerts(&anna).await, "source").iter().filter(|name| *name == "Events").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn late_events_complete_a_window_and_closed_alerts_stay_closed() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        add(&anna, content("Late", json!({"cool_down": 0}))).await;
        let sensor = world.sensor();
        // In time, too far apart; then late, one that is near both of the first.
        sensor.submit(&[event(1, "203.0.113.1", 0, json!({})), event(2, "203.0.113.1", 20, json!({}))]).await;
        sensor
            .submit(&[event(3, "203.0.113.1", 500, json!({})), event(4, "203.0.113.1", 1_000, json!({}))])
            .await;
        assert!(alerts(&anna).await.is_empty());
        sensor.submit(&[event(5, "203.0.113.1", 10, json!({}))]).await;
        let raised = alerts(&anna).await;
        assert_eq!(texts(&raised, "title"), ["Late from 203.0.113.1"]);
        let first = anna.call("alert/get", json!({"id": raised[0]["id"]})).await.is(200).json;
        assert_eq!(first["events"].as_array().unwrap().len(), 3);
        // Again, long after: the open alert is counted.
        sensor
            .submit(&[event(6, "203.0.113.1", 501, json!({})), event(7, "203.0.113.1", 502, json!({}))])
            .await;
        let counted = alerts(&anna).await;
        assert_eq!((counted.len(), &counted[0]["count"]), (1, &json!(2)));
        let close =
            json!({"version": counted[0]["version"], "status": "closed", "resolution": ["legitimate"]});
        anna.call("alert/update", json!({"id": raised[0]["id"], "change": close})).await.is(200);
        // Still within the window's own quiet time, and after it.
        sensor.submit(&[event(8, "203.0.113.1", 503, json!({}))]).await;
        assert_eq!(alerts(&anna).await.len(), 1);
        sensor
            .submit(&[event(9, "203.0.113.1", 1_001, json!({})), event(10, "203.0.113.1", 1_002, json!({}))])
            .await;
        assert_eq!(alerts(&anna).await.len(), 2);
        let told = firings(&anna, json!({})).await;
        assert_eq!(texts(&told, "outcome"), ["counted", "raised", "raised"]);
    })
    .await;
}

#[tokio::test]
async fn what_does_not_come_is_told_once_also_after_a_restart() {
    for template in templates().await {
        let mut world = World::new(template).await;
        let absence = json!({"threshold": {"of": "absence"}, "window": 2, "cool_down": 0, "group_by": [],
            "title": "{rule}", "criteria": {"severities": ["high"]}});
        {
            let anna = world.log_in("anna").await;
            add(&anna, content("Silent", absence.clone())).await;
            add(
                &anna,
                content(
                    "Slow",
                    json!({"threshold": {"of": "absence"}, "window": 3_600, "group_by": [],
                "title": "{rule}"}),
                ),
            )
            .await;
        }
        world.kill();
        world.start(|_| {});
        let anna = world.log_in("anna").await;
        wait_for(&anna, 1).await;
        assert_eq!(texts(&alerts(&anna).await, "title"), ["Silent"]);
        tokio::time::sleep(Duration::from_secs(3)).await;
        assert_eq!(alerts(&anna).await[0]["count"], 1, "it is told once");
        // Something comes, and then no more.
        let now = json!({"severity": "high", "source": {"ip": "203.0.113.1"}, "signature": "S"});
        world.sensor().submit(&[now]).await;
        let began = Instant::now();
        while alerts(&anna).await[0]["count"] != 2 {
            assert!(began.elapsed() < Duration::from_secs(30), "it was not told again");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}

/// What nobody could hear was not absent: after a break it is waited for anew.
#[tokio::test]
async fn nothing_is_absent_while_nobody_listens() {
    const WINDOW: u64 = 5;
    for template in templates().await {
        let mut world = World::new(template).await;
        {
            let anna = world.log_in("anna").await;
            let absence =
                json!({"threshold": {"of": "absence"}, "window": WINDOW, "group_by": [], "title": "{rule}"});
            add(&anna, content("Silent", absence)).await;
        }
        world.kill();
        tokio::time::sleep(Duration::from_secs(WINDOW + 2)).await;
        let began = Instant::now();
        world.start(|_| {});
        let anna = world.log_in("anna").await;
        wait_for(&anna, 1).await;
        assert!(
            began.elapsed() >= Duration::from_secs(WINDOW),
            "it was raised for the time without a server"
        );
    }
}

async fn wait_for(page: &Page<'_>, count: usize) {
    let began = Instant::now();
    while alerts(page).await.len() < count {
        assert!(began.elapsed() < Duration::from_secs(30), "no alert came");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test]
async fn rules_are_checked_before_they_are_saved() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let refused = async |more: Value, field: &str| {
            let body = json!({"id": null, "version": 0, "content": content("R", more)});
            let answer = anna.call("alert-rule/save", body).await;
            assert!(answer.is(412).text.contains(&format!("\"{field}\"")), "{field}");
        };
        refused(json!({"name": " "}), "name").await;
        refused(json!({"title": "{destination}"}), "title").await;
        refused(json!({"title": "{source"}), "title").await;
        refused(json!({"dedup": "{count}"}), "dedup").await;
        refused(json!({"customers": []}), "customers").await;
        refused(json!({"customers": [2]}), "customers").await;
        refused(json!({"criteria": {"customers": [2]}}), "customer").await;
        refused(json!({"criteria": {"start": "-1d"}}), "startTimestamp").await;
        refused(json!({"criteria": {"min_severity": "high", "max_severity": "low"}}), "minSeverity").await;
        refused(json!({"window": 0}), "window").await;
        let ports = json!({"of": "values", "field": "source", "at_least": 3});
        refused(json!({"threshold": ports}), "threshold").await;

        let rule = add(&anna, content("R", json!({}))).await;
        let id = rule["id"].clone();
        let save = async |page: &Page<'_>, version: i64, more: Value| {
            let body = json!({"id": id, "version": version, "content": content("R", more)});
            page.call("alert-rule/save", body).await
        };
        let changed = save(&anna, 1, json!({"description": "D"})).await.is(200).json;
        assert_eq!(changed["version"], 2);
        save(&anna, 1, json!({"description": "E"})).await.is(409);
        let admin = world.log_in("admin").await;
        assert_eq!(
            save(&admin, 1, json!({"description": "D", "window": 30})).await.is(200).json["version"],
            3
        );
        // One for everybody is not for those who do not see everybody.
        let all = add(&admin, content("All", json!({"customers": []}))).await;
        anna.call("alert-rule/get", json!({"id": all["id"]})).await.is(404);
        let list = json!({"filter": {"text": "r"}, "limit": 10, "offset": 0});
        let listed = anna.call("alert-rule/list", list).await.is(200).json;
        assert_eq!(listed["rows"].as_array().unwrap().len(), 1);
    })
    .await;
}

/// What a killed server had not committed is sent again, in other batches: each source has the one alert that its
/// events demand, and none has two.
#[tokio::test]
async fn nothing_is_missed_or_doubled_when_the_server_is_killed() {
    const SOURCES: i64 = 12;
    for template in templates().await {
        let mut world = World::new(template).await;
        {
            let anna = world.log_in("anna").await;
            let once = json!({"threshold": {"of": "occurrences", "at_least": 20}, "window": 3_600, "cool_down": 86_400});
            add(&anna, content("Many", once)).await;
        }
        // Source n has 15 + n events: the first five have too few.
        let events: Vec<Value> = (0..SOURCES)
            .flat_map(|source| (0..15 + source).map(move |n| (source, n)))
            .map(|(source, n)| {
                event(
                    1_000 * source + n + 1,
                    &format!("203.0.113.{source}"),
                    n,
                    json!({"id": {
                    "type": "raw", "timestamp": WHEN + n * 1_000 + source,
                    "uuid": uuid::Uuid::from_u128((1_000 * source + n + 1) as u128).to_string()}}),
                )
            })
            .collect();
        // Mixed, so that every batch has some of each.
        let mixed: Vec<Value> =
            (0..7).flat_map(|rest| events.iter().skip(rest).step_by(7)).cloned().collect();
        for (round, millis) in [60, 150, 300].into_iter().enumerate() {
            let sending = async {
                for batch in mixed.chunks(10 + round) {
                    let body = json!({"events": batch});
                    let sensor = world.sensor();
                    let request = sensor.request(reqwest::Method::POST, "/events/v2/event/bulk").json(&body);
                    if request.send().await.is_err() {
                        return;
                    }
                }
            };
            let process = world.server.process();
            let killing = async {
                tokio::time::sleep(Duration::from_millis(millis)).await;
                let killed = std::process::Command::new("kill").args(["-9", &process.to_string()]).status();
                assert!(killed.unwrap().success());
            };
            tokio::join!(sending, killing);
            world.start(|_| {});
        }
        for batch in mixed.chunks(17) {
            world.sensor().submit(batch).await;
        }
        let anna = world.log_in("anna").await;
        let mut expected: Vec<String> =
            (5..SOURCES).map(|source| format!("Many from 203.0.113.{source}")).collect();
        expected.sort_unstable();
        let raised = alerts(&anna).await;
        assert_eq!(texts(&raised, "title"), expected);
        assert!(raised.iter().all(|alert| alert["count"] == 1), "{raised:#?}");
        // Each firing's count and what came after it are all of its events.
        for told in firings(&anna, json!({})).await {
            let source: i64 = told["group"][0].as_str().unwrap().rsplit('.').next().unwrap().parse().unwrap();
            let all = told["count"].as_i64().unwrap() + told["more"].as_i64().unwrap();
            assert_eq!(all, 15 + source, "{told:#?}");
        }
    }
}

/// A server's own copy of the rules is as new as what another server saved.
#[tokio::test]
async fn another_servers_rules_count_at_once() {
    on_each_engine(async |world| {
        let other = Server::start(&world.argus);
        world.sensor().submit(&[event(1, "203.0.113.1", 0, json!({}))]).await;
        let mut there = Page::of(&other);
        there.log_in("anna", crate::support::PASSWORD).await.is(200);
        add(&there, content("Any", json!({"threshold": {"of": "events", "at_least": 1}}))).await;
        world.sensor().submit(&[event(2, "203.0.113.2", 0, json!({}))]).await;
        assert_eq!(texts(&alerts(&there).await, "title"), ["Any from 203.0.113.2"]);
    })
    .await;
}

/// What the rule would have raised is what it raises when the same events arrive.
#[tokio::test]
async fn a_trial_tells_what_would_have_been() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let now: Vec<Value> = (0..7)
            .map(|n| {
                json!({"signature": format!("S-{}", n % 2), "source": {"ip": "203.0.113.1"}, "count": 2,
                    "destination": {"port": 100 + n}, "properties": {"user": "root"}})
            })
            .collect();
        world.sensor().submit(&now).await;
        let tried = async |more: Value| {
            let body = json!({"content": content("Tried", more), "days": 7});
            anna.call("alert-rule/try", body).await.is(200).json
        };
        let sum = tried(json!({"threshold": {"of": "occurrences", "at_least": 14}, "title": "{count} of {source}"})).await;
        assert_eq!((&sum["total"], &sum["matched"]), (&json!(1), &json!(7)));
        assert_eq!(sum["hits"][0]["title"], "14 of 203.0.113.1");
        assert_eq!(sum["per_day"].as_array().unwrap().len(), 8);
        assert_eq!(tried(json!({"threshold": {"of": "occurrences", "at_least": 15}})).await["total"], 0);
        let by_signature = json!({"group_by": ["signature", "property.user"], "title": "{signature} {property.user}",
            "threshold": {"of": "values", "field": "destinationPort", "at_least": 3}});
        let found = tried(by_signature).await;
        assert_eq!(texts(found["hits"].as_array().unwrap(), "title"), ["S-0 root", "S-1 root"]);
        // What has one key is one alert.
        let two = json!({"group_by": ["destinationPort", "signature"], "title": "{destinationPort}", "dedup": "{signature}",
            "threshold": {"of": "events", "at_least": 1}, "cool_down": 0});
        let found = tried(two).await;
        assert_eq!((&found["kinds"], found["keys"].as_array().unwrap().len()), (&json!(2), 2));
        assert_eq!(texts(found["keys"].as_array().unwrap(), "key"), ["S-0", "S-1"]);
        let groups: i64 = found["keys"].as_array().unwrap().iter().map(|key| key["groups"].as_i64().unwrap()).sum();
        assert_eq!(json!(groups), found["total"]);
        let absence = json!({"threshold": {"of": "absence"}, "window": 86_400, "group_by": [], "title": "{rule}",
            "cool_down": 0});
        assert_eq!(tried(absence).await["total"], 1, "nothing came from the beginning on");
        let refused = json!({"content": content("R", json!({})), "days": 0});
        anna.call("alert-rule/try", refused).await.is(412);
        assert!(alerts(&anna).await.is_empty());
    })
    .await;
}

const SIGMA: &str = "title: Odd agent
level: high
tags: [attack.t1071]
logsource: {category: proxy}
detection:
  agent: {c-useragent|contains: [curl, wget]}
  known: {cs-host|endswith: .example.com}
  condition: agent and not known
---
title: Process
logsource: {category: process_creation, product: windows}
detection: {s: {Image: x}, condition: s}
";

/// A Sigma rule finds what it says, once somebody turned it on; what cannot be one is told.
#[tokio::test]
async fn sigma_rules_are_read_and_judge() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let read = anna.call("alert-rule/read", json!({"text": SIGMA})).await.is(200).json;
        let drafts = read.as_array().unwrap();
        assert_eq!(texts(drafts, "at"), ["document 1", "document 2"]);
        assert_eq!(drafts[1]["problems"][0]["field"], "logsource.category");
        let mut rule = drafts[0]["content"].clone();
        // For everybody is not for those who do not see everybody, and then nothing is added.
        let both = json!({"rules": [content("Fine", json!({})), rule]});
        let refused = anna.call("alert-rule/import", both).await.is(412);
        assert!(refused.text.contains("rules[1].customers"), "{}", refused.text);
        rule["customers"] = json!([1]);
        let added = anna.call("alert-rule/import", json!({"rules": [rule]})).await.is(200).json;
        assert_eq!(
            (&added[0]["content"]["enabled"], &added[0]["content"]["severity"]),
            (&json!(false), &json!("high"))
        );
        let list = json!({"filter": {}, "limit": 10, "offset": 0});
        assert_eq!(
            anna.call("alert-rule/list", list).await.is(200).json["rows"].as_array().unwrap().len(),
            1
        );
        anna.call("alert-rule/activate", json!({"id": added[0]["id"], "enabled": true})).await.is(200);
        let asked = |number: i64, agent: &str, host: &str| {
            let properties = json!({"http.http_user_agent": agent, "http.hostname": host});
            event(number, &format!("203.0.113.{number}"), 0, json!({"properties": properties}))
        };
        let events = [
            asked(1, "CURL/8.1", "evil.test"),
            asked(2, "curl", "a.Example.COM"),
            asked(3, "Mozilla", "evil.test"),
        ];
        world.sensor().submit(&events).await;
        assert_eq!(texts(&alerts(&anna).await, "title"), ["Odd agent: 203.0.113.1"]);
        // The trial goes by the same.
        let mut tried = added[0]["content"].clone();
        tried["window"] = json!(60);
        let now = json!({"signature": "S", "source": {"ip": "203.0.113.9"},
            "properties": {"http.http_user_agent": "wget"}});
        world.sensor().submit(&[now]).await;
        let trial = anna.call("alert-rule/try", json!({"content": tried, "days": 1})).await.is(200).json;
        assert_eq!(trial["total"], 1, "{trial:#}");
    })
    .await;
}

/// What is exported can be imported, and says the same.
#[tokio::test]
async fn rules_are_exported_and_imported() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let patterns = json!([{"key": "tls.sni", "values": ["*.test"], "pattern": true}]);
        let sub = json!([{"mode": "exclude", "criteria": {"sources": ["10.0.0.0/8"], "text": "scan"}}]);
        let criteria = json!({"properties": patterns, "sub": sub, "destination_ports": [443]});
        let rule =
            add(&anna, content("Whole", json!({"criteria": criteria, "tags": ["c2"], "text": "T"}))).await;
        let request = world.server.request(reqwest::Method::GET, "/alert-rules.json?text=who");
        let exported =
            anna.send(request.header("Cookie", format!("argus_session={}", anna.token))).await.is(200).text;
        let read = anna.call("alert-rule/read", json!({"text": exported})).await.is(200).json;
        assert_eq!(read[0]["content"], rule["content"]);
        // The REST API answers and takes the same.
        let answered = world.anna().get("/alerts/v1/rule").await.is(200).text;
        let body = json!({"text": answered, "dryRun": true});
        let imported = world.anna().post("/alerts/v1/rule/import", &body).await.is(200);
        assert_eq!(
            imported.rows()[0]["rule"]["criteria"]["propertyPatterns"],
            json!({"tls.sni": ["*.test"]})
        );
        assert!(imported.rows()[0]["id"].is_null());
        let body = json!({"text": SIGMA, "customer": "acme"});
        let imported = world.anna().post("/alerts/v1/rule/import", &body).await.is(200);
        assert_eq!(imported.rows()[1]["problems"][0]["field"], "logsource.category");
        let made = world.anna().get(&format!("/alerts/v1/rule/{}", imported.rows()[0]["id"])).await.is(200);
        assert_eq!((&made.data()["name"], &made.data()["customer"]), (&json!("Odd agent"), &json!([1])));
        let wrong = json!({"rules": [{"name": "R", "customer": "nobody", "criteria": {"sourceip": []}}]});
        let read = anna.call("alert-rule/read", json!({"text": wrong.to_string()})).await.is(200).json;
        assert_eq!(read[0]["at"], "rules[0]");
        assert_eq!(
            texts(read[0]["problems"].as_array().unwrap(), "field"),
            ["criteria.sourceip", "customer"]
        );
        anna.call("alert-rule/read", json!({"text": "{"})).await.is(412);
    })
    .await;
}
