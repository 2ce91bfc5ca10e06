//! Alerts as the page has them.

use crate::{
    events::numbered,
    support::{Page, World, on_each_engine},
};
use serde_json::{Value, json};

async fn raise(page: &Page<'_>, more: Value) -> Value {
    let mut new = json!({"customer": 1, "title": "Port scan", "source": "proxy"});
    new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    page.call("alert/create", json!({"new": new})).await.is(200).json
}

fn id(alert: &Value) -> i64 {
    alert["summary"]["id"].as_i64().unwrap()
}

async fn titles(page: &Page<'_>, filter: Value, sort: Value) -> Vec<String> {
    let body = json!({"filter": filter, "sort": sort, "limit": 100, "offset": 0});
    let list = page.call("alert/list", body).await.is(200);
    let rows = list.json["rows"].as_array().unwrap();
    rows.iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
}

async fn me(page: &Page<'_>) -> Value {
    page.call("session/current", json!({})).await.is(200).json["user"]["id"].clone()
}

#[tokio::test]
async fn raised_judged_and_opened_again() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let raised = raise(
            &anna,
            json!({"reference": "4711", "severity": "high", "description": "**Many** ports", "tags": ["b", "a:1"],
                "content": {"rule": [1, "<b>"]}, "context": {"zone": "dmz"}, "link": "https://proxy.example/4711",
                "iocs": [{"value": "hxxp://evil[.]example/x"}, {"value": "10.0.0.1"}, {"value": "10.0.0.1"}],
                "assets": [{"name": "PC-17", "kind": "workstation", "ip": "10.0.0.17"}]}),
        )
        .await;
        let alert = id(&raised);
        let summary = &raised["summary"];
        assert_eq!((&summary["status"], &summary["count"]), (&json!("new"), &json!(1)));
        assert_eq!(summary["tags"], json!(["a:1", "b"]));
        assert_eq!(raised["iocs"][0]["value"], "http://evil.example/x");
        assert_eq!(raised["iocs"].as_array().unwrap().len(), 2, "one value is one indicator");
        assert_eq!(raised["content"], json!({"rule": [1, "<b>"]}));

        // The same reference of the same source is the same alert, and keeps what people made of it.
        let update = async |change: Value| {
            anna.call("alert/update", json!({"id": alert, "change": change})).await
        };
        let mine = update(json!({"version": 1, "owner": [me(&anna).await], "title": "Scan"})).await.is(200).json;
        assert_eq!(mine["summary"]["status"], "assigned", "whoever is given a new alert has it assigned");
        let again = raise(
            &anna,
            json!({"reference": "4711", "title": "Another", "content": 2, "iocs": [{"value": "10.0.0.2"}]}),
        )
        .await;
        assert_eq!(id(&again), alert);
        assert_eq!((&again["summary"]["count"], &again["summary"]["title"]), (&json!(2), &json!("Scan")));
        assert_eq!((&again["content"], again["iocs"].as_array().unwrap().len()), (&json!(2), 3));
        assert_ne!(id(&raise(&anna, json!({"reference": "4711", "source": "mail"})).await), alert);

        let version = again["summary"]["version"].clone();
        let refused = update(json!({"version": version, "status": "closed"})).await.is(412);
        assert!(refused.text.contains("resolution"), "{}", refused.text);
        let closing = json!({"version": version, "status": "closed", "resolution": ["falsePositive"],
            "comment": "A scanner of our own."});
        let closed = update(closing).await.is(200).json;
        assert!(closed["summary"]["closed"].is_number());
        let open = update(json!({"version": closed["summary"]["version"], "status": "assigned"})).await.is(200);
        let open = &open.json["summary"];
        assert_eq!((&open["resolution"], &open["closed"]), (&Value::Null, &Value::Null));

        let body = json!({"id": alert, "limit": 10, "offset": 0});
        let own = anna.call("alert/activities", body).await.is(200).json;
        let own: Vec<&str> =
            own["rows"].as_array().unwrap().iter().map(|row| row["text"].as_str().unwrap()).collect();
        let name = format!("the alert #{alert} “Scan”");
        assert_eq!(
            own,
            [
                format!("Opened {name} again"),
                format!("Closed {name}: False positive. A scanner of our own."),
                format!("proxy sent {name} again"),
                format!(
                    "Changed {name}: owner from none to anna, status from New to Assigned, title from Port scan to Scan"
                ),
                format!("Raised the alert #{alert} “Port scan”"),
            ]
        );
        // They are among all activities, which belong to no case.
        assert_eq!(anna.activities().await[0]["text"].as_str().unwrap(), format!("Opened {name} again"));
        world.argus.ok("verify-log");
    })
    .await;
}

#[tokio::test]
async fn narrowed_and_sorted() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        raise(&anna, json!({"title": "One", "severity": "low", "tags": ["team:a"], "reference": "r-77"}))
            .await;
        let two = raise(&anna, json!({"title": "Two", "severity": "critical", "source": "mail"})).await;
        raise(&anna, json!({"title": "Three", "severity": "high"})).await;
        let mine = json!({"version": 1, "owner": [me(&anna).await]});
        anna.call("alert/update", json!({"id": id(&two), "change": mine})).await.is(200);
        let newest = json!({"key": "created", "descending": true});
        for (filter, expected) in [
            (json!({}), vec!["Three", "Two", "One"]),
            (json!({"text": "R-77"}), vec!["One"]),
            (json!({"text": format!("#{}", id(&two))}), vec!["Two"]),
            (json!({"statuses": ["assigned"]}), vec!["Two"]),
            (json!({"open": false}), vec![]),
            (json!({"severities": ["low", "high"]}), vec!["Three", "One"]),
            (json!({"sources": ["mail"]}), vec!["Two"]),
            (json!({"owners": ["me"]}), vec!["Two"]),
            (json!({"owners": ["nobody"]}), vec!["Three", "One"]),
            (json!({"owners": ["nobody", "me"], "severities": ["critical"]}), vec!["Two"]),
            (json!({"tags": ["team"]}), vec!["One"]),
            (json!({"from": "-1hour", "to": "now"}), vec!["Three", "Two", "One"]),
            (json!({"to": "-1hour"}), vec![]),
            (json!({"customers": [2]}), vec![]),
        ] {
            assert_eq!(titles(&anna, filter.clone(), newest.clone()).await, expected, "{filter}");
        }
        let worst = json!({"key": "severity", "descending": true});
        assert_eq!(titles(&anna, json!({"open": true}), worst).await, ["Two", "Three", "One"]);
        let updated = json!({"key": "updated", "descending": true});
        assert_eq!(titles(&anna, json!({"open": true}), updated).await, ["Two", "Three", "One"]);
        let choices = anna.call("alert/choices", json!({})).await.is(200).json;
        assert_eq!((&choices["sources"], &choices["tags"]), (&json!(["mail", "proxy"]), &json!(["team:a"])));

        let gina = world.log_in("gina").await;
        assert!(titles(&gina, json!({}), newest).await.is_empty(), "another customer's");
        assert_eq!(gina.call("alert/choices", json!({})).await.is(200).json["sources"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn put_together_and_on_a_board() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let evil = json!([{"value": "evil.example"}]);
        let one = raise(&anna, json!({"title": "One", "severity": "low", "iocs": evil})).await;
        raise(&anna, json!({"title": "Two", "severity": "critical", "source": "mail", "iocs": evil})).await;
        raise(
            &anna,
            json!({"title": "Three", "severity": "high", "iocs": [{"value": "EVIL.example"},
            {"value": "10.0.0.1"}]}),
        )
        .await;
        raise(&anna, json!({"title": "Four", "severity": "low"})).await;
        let groups = async |by: &str, filter: Value, limit: u32, offset: u32| {
            let body = json!({"filter": filter, "by": by, "limit": limit, "offset": offset});
            anna.call("alert/groups", body).await.is(200).json
        };
        let told = |groups: &Value| -> Vec<(String, i64, String)> {
            let one = |group: &Value| {
                let text = |name: &str| group[name].as_str().unwrap().to_owned();
                (text("label"), group["count"].as_i64().unwrap(), text("severity"))
            };
            groups["page"]["rows"].as_array().unwrap().iter().map(one).collect()
        };
        let row = |label: &str, count: i64, severity: &str| (label.to_owned(), count, severity.to_owned());
        let by_ioc = groups("indicator", json!({}), 10, 0).await;
        assert_eq!(
            told(&by_ioc),
            [row("No indicator", 1, "low"), row("evil.example", 3, "critical"), row("10.0.0.1", 1, "high")]
        );
        assert_eq!(by_ioc["alerts"], json!({"Exactly": 4}));
        let by_source = groups("source", json!({}), 1, 0).await;
        assert_eq!(told(&by_source), [row("proxy", 3, "high")]);
        assert_eq!(by_source["page"]["total"], json!({"Exactly": 2}));
        assert_eq!(told(&groups("source", json!({}), 1, 1).await), [row("mail", 1, "critical")]);
        assert_eq!(
            told(&groups("rule", json!({"severities": ["low"]}), 9, 0).await),
            [row("No rule", 2, "low")]
        );
        assert_eq!(told(&groups("customer", json!({"text": "#1"}), 9, 0).await).len(), 1);
        assert_eq!(
            groups("severity", json!({"statuses": ["closed"]}), 9, 0).await["page"]["rows"],
            json!([])
        );

        // A group is opened by narrowing to what it has in common.
        let newest = json!({"key": "created", "descending": true});
        let evil = json!({"iocs": [{"kind": "domain", "value": "Evil.Example"}]});
        assert_eq!(titles(&anna, evil, newest.clone()).await, ["Three", "Two", "One"]);
        let both = json!({"iocs": [{"kind": "domain", "value": "evil.example"},
            {"kind": "ip-dst", "value": "10.0.0.1"}]});
        let found = titles(&anna, both, newest.clone()).await;
        assert!(found.len() <= 1, "all of them");
        assert_eq!(titles(&anna, json!({"lacks": ["indicator", "rule"]}), newest.clone()).await, ["Four"]);

        anna.call("alert/update", json!({"id": id(&one), "change": {"version": 1, "status": "pending"}}))
            .await
            .is(200);
        let columns = json!([["new", 2], ["pending", 2], ["closed", 2]]);
        let body = json!({"filter": {"open": true}, "columns": columns});
        let board = anna.call("alert/board", body).await.is(200).json;
        let column = |place: usize| {
            let page = &board[place]["page"];
            let titles: Vec<Value> =
                page["rows"].as_array().unwrap().iter().map(|row| row["title"].clone()).collect();
            (titles, page["total"]["Exactly"].as_i64().unwrap())
        };
        assert_eq!(column(0), (vec![json!("Four"), json!("Three")], 3));
        assert_eq!(column(1), (vec![json!("One")], 1));
        assert_eq!(column(2), (vec![], 0));
        let gina = world.log_in("gina").await;
        let body = json!({"by": "source", "limit": 9, "offset": 0});
        assert_eq!(gina.call("alert/groups", body).await.is(200).json["page"]["rows"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn similar_ones_and_cases() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let evil = json!([{"value": "evil.example"}]);
        let pc = |name: &str| json!([{"name": name, "kind": "workstation"}]);
        let one = raise(&anna, json!({"title": "One", "iocs": evil, "assets": pc("PC-17")})).await;
        let both = json!({"title": "Both", "iocs": [{"value": "Evil.Example"}], "assets": pc("pc-17")});
        raise(&anna, both).await;
        let closed = raise(&anna, json!({"title": "Asset", "assets": pc("PC-17")})).await;
        let close = json!({"version": 1, "status": "closed", "resolution": ["legitimate"]});
        anna.call("alert/update", json!({"id": id(&closed), "change": close})).await.is(200);
        raise(&anna, json!({"title": "Another type", "assets": [{"name": "PC-17", "kind": "server"}]})).await;
        let admin = world.log_in("admin").await;
        let foreign = json!({"customer": 2, "title": "Theirs", "source": "s", "iocs": evil});
        admin.call("alert/create", json!({"new": foreign})).await.is(200);
        let case = anna.create_case(1, "Campaign").await;
        let new = json!([{"value": "evil.example"}]);
        anna.call("ioc/add", json!({"case": case, "new": new})).await.is(200);

        let similar = anna.call("alert/similar", json!({"id": id(&one)})).await.is(200).json;
        let title = |side: &str| -> Vec<Value> {
            similar[side].as_array().unwrap().iter().map(|one| one["alert"]["title"].clone()).collect()
        };
        assert_eq!((title("open"), title("closed")), (vec![json!("Both")], vec![json!("Asset")]));
        let shared = json!([{"indicator": {"kind": "domain", "value": "evil.example"}},
            {"asset": {"kind": "workstation", "name": "PC-17"}}]);
        assert_eq!(similar["open"][0]["shared"], shared);
        assert_eq!((&similar["cases"][0]["case"], &similar["is_complete"]), (&json!(case), &json!(true)));
        // The case that it went to is its own.
        anna.call("alert/merge", json!({"id": id(&one), "wanted": {"case": case}})).await.is(200);
        let similar = anna.call("alert/similar", json!({"id": id(&one)})).await.is(200).json;
        assert_eq!(similar["cases"], json!([]));
        let newest = json!({"key": "created", "descending": true});
        let asset = json!({"assets": [{"kind": "workstation", "name": "pc-17"}]});
        assert_eq!(titles(&anna, asset, newest).await, ["Asset", "Both", "One"]);
    })
    .await;
}

#[tokio::test]
async fn several_people_and_several_alerts() {
    on_each_engine(async |world| {
        let (anna, admin) = (world.log_in("anna").await, world.log_in("admin").await);
        let (one, two) = (raise(&anna, json!({})).await, raise(&anna, json!({})).await);
        let change = async |page: &Page<'_>, change: Value| {
            page.call("alert/update", json!({"id": id(&one), "change": change})).await
        };
        change(&admin, json!({"version": 1, "title": "Theirs"})).await.is(200);
        change(&anna, json!({"version": 1, "severity": "critical"})).await.is(200);
        let refused = change(&anna, json!({"version": 1, "title": "Mine"})).await.is(409);
        assert!(refused.text.contains("Theirs") && refused.text.contains("Mine"), "{}", refused.text);

        let close =
            json!({"version": 9, "status": "closed", "resolution": ["legitimate"], "comment": "Known."});
        let orders =
            json!([[id(&one), close], [id(&two), {"version": 9, "status": "closed"}], [4711, close]]);
        let all = anna.call("alert/many", json!({"orders": orders})).await.is(200).json;
        assert_eq!(all["done"].as_array().unwrap().len(), 1);
        assert_eq!(all["refused"][0]["reason"], "Resolution must be chosen to close an alert");
        assert!(all["refused"][1]["reason"].as_str().unwrap().starts_with("There is no alert #4711"));
    })
    .await;
}

#[tokio::test]
async fn into_cases_and_out_again() {
    on_each_engine(async |world: &World| {
        let mut anna = world.log_in("anna").await;
        let event = world.sensor().submit(&[numbered(1, json!({}))]).await.pop().unwrap();
        let alert = raise(
            &anna,
            json!({"title": "Beacons", "severity": "critical", "tags": ["c2"], "events": [event],
                "iocs": [{"value": "evil.example", "tlp": "red"}, {"value": "10.0.0.1"}]}),
        )
        .await;
        assert_eq!(alert["events"], json!([event]));
        let events = anna.call("alert/events", json!({"id": id(&alert)})).await.is(200).json;
        assert_eq!(events[0]["id"], json!(event));

        let wanted = json!({"name": "Beacon case", "iocs": [alert["iocs"][0]["id"]], "comment": "For real."});
        let case =
            anna.call("alert/escalate", json!({"id": id(&alert), "wanted": wanted})).await.is(200).json;
        assert_eq!((&case["severity"], &case["tags"]), (&json!("critical"), &json!(["c2"])));
        let number = case["id"].as_i64().unwrap();
        let list = json!({"case": number, "filter": {}, "limit": 10, "offset": 0});
        let iocs = anna.call("ioc/list", list).await.is(200).json;
        assert_eq!(
            (&iocs["rows"][0]["value"], &iocs["rows"][0]["tlp"]),
            (&json!("evil.example"), &json!("red"))
        );
        assert_eq!(iocs["total"], json!({"Exactly": 1}), "only those that were chosen");
        let linked =
            anna.call("case/events", json!({"id": number, "limit": 10, "offset": 0})).await.is(200).json;
        assert_eq!(linked["rows"][0]["id"], json!(event));
        let now = anna.call("alert/get", json!({"id": id(&alert)})).await.is(200).json;
        assert_eq!((&now["summary"]["status"], &now["cases"][0]["case"]), (&json!("escalated"), &case["id"]));
        let of_case = anna.call("alert/of-case", json!({"case": number})).await.is(200).json;
        assert_eq!(of_case[0]["id"], alert["summary"]["id"]);

        // A second one joins it.
        let other = raise(&anna, json!({"iocs": [{"value": "EVIL.example"}]})).await;
        let wanted = json!({"case": number, "iocs": [other["iocs"][0]["id"]]});
        let merge =
            async |wanted: Value| anna.call("alert/merge", json!({"id": id(&other), "wanted": wanted})).await;
        assert_eq!(merge(wanted.clone()).await.is(200).json["summary"]["status"], "merged");
        assert!(merge(wanted).await.is(412).text.contains("has this alert already"));
        let separate = json!({"id": id(&other), "case": number});
        let apart = anna.call("alert/separate", separate.clone()).await.is(200).json;
        assert_eq!((&apart["summary"]["status"], &apart["cases"]), (&json!("new"), &json!([])));
        anna.call("alert/separate", separate).await.is(412);

        let admin = world.log_in("admin").await;
        let foreign =
            admin.call("alert/create", json!({"new": {"customer": 2, "title": "T", "source": "s"}}));
        let foreign = foreign.await.is(200).json;
        let wanted = json!({"id": id(&foreign), "wanted": {"case": number}});
        assert!(admin.call("alert/merge", wanted).await.is(412).text.contains("another customer"));
        admin.call("alert/delete", json!({"id": id(&alert)})).await.is(200);
        anna.call("alert/get", json!({"id": id(&alert)})).await.is(404);
        let left = anna.create_case(1, "Left").await;
        assert_eq!(anna.call("alert/of-case", json!({"case": left})).await.is(200).json, json!([]));
    })
    .await;
}

#[tokio::test]
async fn closed_with_their_case_and_opened_with_it() {
    on_each_engine(async |world: &World| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "Beacons").await;
        let get = async |alert: i64| {
            anna.call("alert/get", json!({"id": alert})).await.is(200).json["summary"].clone()
        };
        let update = async |alert: i64, change: Value| {
            anna.call("alert/update", json!({"id": alert, "change": change})).await.is(200).json
        };
        let mut alerts = Vec::new();
        for title in ["untouched", "touched", "closed before"] {
            let alert = id(&raise(&anna, json!({"title": title, "reference": title})).await);
            anna.call("alert/merge", json!({"id": alert, "wanted": {"case": case}})).await.is(200);
            alerts.push(alert);
        }
        let [untouched, touched, before] = alerts[..] else { panic!() };
        update(before, json!({"version": 9, "status": "closed", "resolution": ["falsePositive"]})).await;

        let close =
            async |closing: Value| anna.call("case/close", json!({"id": case, "closing": closing})).await;
        let refused = close(json!({"alerts": true})).await.is(412);
        assert!(refused.text.contains("must be chosen to close the alerts"), "{}", refused.text);
        assert_eq!(get(untouched).await["status"], "merged", "all or nothing");
        let closed = close(json!({"outcome": "truePositiveWithImpact", "alerts": true})).await.is(200).json;
        for alert in [untouched, touched] {
            let now = get(alert).await;
            assert_eq!(
                (&now["status"], &now["resolution"]),
                (&json!("closed"), &json!("truePositiveWithImpact"))
            );
        }
        assert_eq!(get(before).await["resolution"], "falsePositive", "it was closed by itself");
        let version = get(touched).await["version"].clone();
        update(touched, json!({"version": version, "add_tags": ["seen"]})).await;

        let back = json!({"id": case, "version": closed["summary"]["version"]});
        anna.call("case/take-back-closing", back).await.is(200);
        let now = get(untouched).await;
        assert_eq!(
            (&now["status"], &now["resolution"], &now["closed"], &now["closed_by"]),
            (&json!("merged"), &Value::Null, &Value::Null, &Value::Null)
        );
        assert_eq!(get(touched).await["status"], "closed", "somebody has done something with it since");
        assert_eq!(get(before).await["status"], "closed");
        let history = anna.call("alert/activities", json!({"id": untouched, "limit": 10, "offset": 0})).await;
        let history = history.is(200).json["rows"].clone();
        let text = format!("Opened the alert #{untouched} “untouched” again. With the case #{case}");
        assert_eq!(history[0]["text"], json!(text));
        assert!(history[1]["text"].as_str().unwrap().starts_with("Closed the alert"), "{history}");

        // Who opens the case later may open them with it, or leave them.
        let version = get(untouched).await["version"].clone();
        update(untouched, json!({"version": version, "owner": [me(&anna).await]})).await;
        for (alerts, status) in [(true, "merged"), (false, "closed")] {
            close(json!({"version": 99, "outcome": "legitimate", "alerts": true})).await.is(200);
            let reopening = json!({"id": case, "closing": {"version": 99, "alerts": alerts}});
            anna.call("case/reopen", reopening).await.is(200);
            assert_eq!(get(untouched).await["status"], status);
        }
        world.argus.ok("verify-log");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        for (new, field) in [
            (json!({"title": " "}), "title"),
            (json!({"customer": 2}), "customer"),
            (json!({"source": ""}), "source"),
            (json!({"link": "javascript:alert(1)"}), "link"),
            (json!({"content": "x".repeat(300 << 10)}), "content"),
            (json!({"classification": "no such"}), "classification"),
            (json!({"iocs": [{"value": "10.0.0.1"}, {"value": ""}]}), "iocs[1].value"),
            (json!({"assets": [{}]}), "assets[0].name"),
            (json!({"events": ["AGGR/1/1/6c36deb6-d5e3-461c-bab4-fca397006cb9"]}), "events[0]"),
        ] {
            let mut whole = json!({"customer": 1, "title": "T", "source": "s"});
            whole.as_object_mut().unwrap().extend(new.as_object().unwrap().clone());
            let answer = anna.call("alert/create", json!({"new": whole})).await.is(412);
            assert!(answer.text.contains(field), "{field}: {}", answer.text);
        }
        let alert = raise(&anna, json!({})).await;
        let gina = me(&world.log_in("gina").await).await;
        for (change, problem) in [
            (json!({"version": 1, "status": "merged"}), "escalate or merge"),
            (json!({"version": 1, "owner": [gina]}), "does not see this customer"),
            (json!({"version": 1, "resolution": ["legitimate"]}), "only for closed alerts"),
        ] {
            let answer = anna.call("alert/update", json!({"id": id(&alert), "change": change})).await.is(412);
            assert!(answer.text.contains(problem), "{}", answer.text);
        }
    })
    .await;
}
