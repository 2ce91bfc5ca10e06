//! `/alerts/v1/alert`.

use crate::support::on_each_engine;
use reqwest::Method;
use serde_json::json;

const ALERT: &str = "/alerts/v1/alert";

#[tokio::test]
async fn come_change_and_go() {
    on_each_engine(async |world| {
        let anna = world.anna();
        // Her only customer is meant where she names none.
        let new = json!({"title": "Beacons", "source": "proxy", "reference": 4711, "severity": "high",
            "content": {"raw": true}, "tags": "c2", "sourceTimestamp": 1_700_000_000_000_i64,
            "iocs": [{"value": "evil[.]example"}], "assets": [{"name": "PC-17", "type": "workstation"}]});
        let made = anna.post(ALERT, &new).await.is(201);
        let data = made.data();
        assert_eq!((&data["customerInfo"]["shortName"], &data["status"]), (&json!("acme"), &json!("new")));
        assert_eq!((&data["reference"], &data["iocs"][0]["type"]), (&json!("4711"), &json!("domain")));
        assert_eq!(data["sourceTimestamp"], 1_700_000_000_000_i64);
        assert_eq!(anna.post(ALERT, &new).await.is(201).data()["count"], 2, "it is counted");
        let path = format!("{ALERT}/{}", data["id"]);

        assert_eq!(anna.get(&format!("{ALERT}?source=proxy&open=true&owner=nobody")).await.json["count"], 1);
        let wanted = json!({"text": "beac", "status": ["new"], "severity": "high", "startTimestamp": "-1hour",
            "sortBy": "-severity", "customer": "acme"});
        let found = anna.post(&format!("{ALERT}/search"), &wanted).await.is(200);
        assert_eq!((found.json["count"].as_i64(), found.column("count")), (Some(1), vec![json!(2)]));
        assert!(found.rows()[0].get("content").is_none(), "lists leave out what is large");
        let refused = anna.post(&format!("{ALERT}/search"), &json!({"status": "x", "sortBy": "y"})).await;
        assert_eq!(refused.refused(), ["status", "sortBy"]);

        let send = async |method: Method, path: &str, body: serde_json::Value| {
            world.server.send(anna.request(method, path).json(&body)).await.enveloped()
        };
        let changed =
            send(Method::PUT, &path, json!({"status": "inProgress", "addTags": ["vip"], "owner": ""}));
        let changed = changed.await.is(200);
        assert_eq!(changed.data()["tags"], json!(["c2", "vip"]));
        let close = format!("{path}/close");
        assert_eq!(send(Method::PUT, &close, json!({})).await.refused(), ["resolution"]);
        let closed = send(Method::PUT, &close, json!({"resolution": "falsePositive"})).await.is(200);
        assert_eq!(closed.data()["resolution"], "falsePositive");
        for wrong in ["0", "x", "99999999999999999999"] {
            anna.get(&format!("{ALERT}/{wrong}")).await.is(412);
        }
        anna.get(&format!("{ALERT}/4711")).await.is(404);
        let admin = world.admin();
        let gone = world.server.send(admin.request(Method::DELETE, &path)).await.is(200);
        assert_eq!(gone.data()["title"], "Beacons");
        anna.get(&path).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn indicators_and_assets_one_by_one() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let new = json!({"title": "Beacons", "source": "proxy", "iocs": [{"value": "evil.example"}]});
        let path = format!("{ALERT}/{}", anna.post(ALERT, &new).await.is(201).data()["id"]);
        let added =
            anna.post(&format!("{path}/ioc"), &json!({"value": "10.0.0[.]1", "tlp": "red"})).await.is(201);
        assert_eq!(
            (&added.data()["iocs"][1]["value"], &added.data()["version"]),
            (&json!("10.0.0.1"), &json!(2))
        );
        let twice = anna.post(&format!("{path}/ioc"), &json!({"value": "EVIL.example"})).await;
        assert_eq!(twice.refused(), ["value"]);
        let (first, second) = (&added.data()["iocs"][0]["id"], &added.data()["iocs"][1]["id"]);
        let first = format!("{path}/ioc/{first}");
        let same = json!({"value": "10.0.0.1", "type": added.data()["iocs"][1]["type"]});
        assert_eq!(anna.put(&first, &same).await.refused(), ["value"]);
        let changed = anna.put(&first, &json!({"value": "worse.example", "tags": ["c2"]})).await.is(200);
        let ioc = &changed.data()["iocs"][0];
        assert_eq!((&ioc["value"], &ioc["tags"]), (&json!("worse.example"), &json!(["c2"])));
        let wanted = json!({"indicator": ["domain:worse.example"]});
        assert_eq!(anna.post(&format!("{ALERT}/search"), &wanted).await.is(200).json["count"], 1);
        let second = format!("{path}/ioc/{second}");
        let gone = world.server.send(anna.request(Method::DELETE, &second)).await.is(200);
        assert_eq!(gone.data()["iocs"].as_array().unwrap().len(), 1);
        anna.put(&second, &json!({"tlp": "green"})).await.is(404);

        let added =
            anna.post(&format!("{path}/asset"), &json!({"name": "PC-17", "ip": "10.0.0.17"})).await.is(201);
        let asset = format!("{path}/asset/{}", added.data()["assets"][0]["id"]);
        assert_eq!(anna.post(&format!("{path}/asset"), &json!({"name": "pc-17"})).await.refused(), ["name"]);
        assert_eq!(anna.put(&asset, &json!({"name": " "})).await.refused(), ["name"]);
        let changed = anna.put(&asset, &json!({"type": "laptop"})).await.is(200);
        let told = &changed.data()["assets"][0];
        assert_eq!((&told["type"], &told["ip"]), (&json!("laptop"), &json!("10.0.0.17")));

        // Two people at once: only the same field of the same part is in the way.
        let page = world.log_in("anna").await;
        let (alert, version) = (&changed.data()["id"], &changed.data()["version"]);
        let number = &told["id"];
        let change = async |change: serde_json::Value| {
            let body = json!({"id": alert, "change": {"changeAsset": [number, change]}});
            page.call("alert/part", body).await
        };
        change(json!({"version": version, "name": "PC-18"})).await.is(200);
        change(json!({"version": version, "domain": "corp.example"})).await.is(200);
        let refused = change(json!({"version": version, "name": "PC-19"})).await.is(409);
        assert!(refused.text.contains("PC-18") && refused.text.contains("\"name\""), "{}", refused.text);
        let gone = world.server.send(anna.request(Method::DELETE, &asset)).await.is(200);
        assert_eq!(gone.data()["assets"], json!([]));

        let body = json!({"id": alert, "limit": 10, "offset": 0});
        let log = page.call("alert/activities", body).await.is(200).json;
        let log = log["rows"].as_array().unwrap().iter().map(|row| row["text"].as_str().unwrap());
        let log: Vec<&str> = log.collect();
        let name = format!("the alert #{alert} “Beacons”");
        assert_eq!(log[0], format!("Removed the asset PC-18 from {name}"));
        assert_eq!(log[2], format!("Changed name of the asset PC-17 of {name}"));
        assert_eq!(log[5], format!("Removed the indicator 10.0.0.1 from {name}"));
        assert_eq!(log[6], format!("Changed tags, value of the indicator evil.example of {name}"));
        assert_eq!(log[7], format!("Added the indicator 10.0.0.1 to {name}"));
    })
    .await;
}

#[tokio::test]
async fn counted_and_measured() {
    const STATISTICS: &str = "/alerts/v1/statistics";
    on_each_engine(async |world| {
        let anna = world.anna();
        let mut paths = Vec::new();
        for (title, source) in [("One", "proxy"), ("Two", "proxy"), ("Three", "mail")] {
            let made = anna.post(ALERT, &json!({"title": title, "source": source})).await.is(201);
            paths.push(format!("{ALERT}/{}", made.data()["id"]));
        }
        let send = async |path: &str, body: serde_json::Value| {
            world.server.send(anna.request(Method::PUT, path).json(&body)).await.enveloped().is(200)
        };
        send(&paths[0], json!({"status": "inProgress"})).await;
        send(&format!("{}/close", paths[0]), json!({"resolution": "falsePositive"})).await;
        send(&paths[1], json!({"status": "pending"})).await;
        // Taken back: nobody has taken it up.
        send(&paths[2], json!({"status": "assigned"})).await;
        send(&paths[2], json!({"status": "new"})).await;
        let all = anna.get(&format!("{STATISTICS}?groupBy=source")).await.is(200);
        let all = all.data();
        let counts = |figures: &serde_json::Value| {
            ["raised", "closed", "falsePositives"].map(|name| figures[name].as_i64().unwrap())
        };
        assert_eq!(counts(&all["all"]), [3, 1, 1]);
        let groups = &all["groups"];
        assert_eq!((&groups[0]["name"], counts(&groups[0]["figures"])), (&json!("proxy"), [2, 1, 1]));
        assert_eq!((&groups[1]["name"], counts(&groups[1]["figures"])), (&json!("mail"), [1, 0, 0]));
        assert!(groups[0]["figures"]["acknowledgeMedian"].as_i64().unwrap() >= 0);
        assert!(
            groups[0]["figures"]["closeNinety"].as_i64()
                >= groups[0]["figures"]["acknowledgeMedian"].as_i64()
        );
        assert!(groups[1]["figures"].get("acknowledgeMedian").is_none());
        let spans = all["spans"].as_array().unwrap();
        assert_eq!((spans.len(), counts(&spans.last().unwrap()["figures"])), (30, [3, 1, 1]));
        let by_rule = anna.get(STATISTICS).await.is(200);
        assert_eq!(by_rule.data()["groups"][0]["name"], "No rule");
        let none = anna.get(&format!("{STATISTICS}?startTimestamp=-3days&endTimestamp=-2days")).await.is(200);
        assert_eq!(counts(&none.data()["all"]), [0, 0, 0]);
        for wrong in
            ["groupBy=indicator", "startTimestamp=-800days", "startTimestamp=-1day&endTimestamp=-2days"]
        {
            anna.get(&format!("{STATISTICS}?{wrong}")).await.is(412);
        }
    })
    .await;
}

#[tokio::test]
async fn rules_come_change_and_go() {
    const RULE: &str = "/alerts/v1/rule";
    on_each_engine(async |world| {
        let anna = world.anna();
        let new = json!({"name": "Scan", "customer": "acme", "groupBy": "source", "signatureText": "snort",
            "criteria": {"ip": "203.0.113.0/24", "properties": {"user": "root"},
                "subCriteria": [{"exclude": true, "sourcePort": 53}]},
            "threshold": {"of": "values", "field": "destinationPort", "atLeast": 2}, "window": 60,
            "title": "{source}", "tags": "c2", "severity": "high"});
        let made = anna.post(RULE, &new).await.is(201);
        let data = made.data().clone();
        assert_eq!((&data["enabled"], &data["coolDown"], &data["version"]), (&json!(true), &json!(3_600), &json!(1)));
        let path = format!("{RULE}/{}", data["id"]);
        // What is told can be written as it is.
        let written = anna.put(&path, &data).await.is(200).data().clone();
        assert_eq!(written, data);
        let event = |port: i64, number: u128| {
            json!({"id": {"uuid": uuid::Uuid::from_u128(number)}, "signature": "SNORT-1:1", "properties": {"user": "root"},
                "source": {"ip": "203.0.113.7"}, "destination": {"ip": "10.0.0.1", "port": port}})
        };
        world.sensor().submit(&[event(1, 1), event(2, 2), event(2, 3)]).await;
        let found = anna.get("/alerts/v1/alert?source=Scan&tag=c2").await.is(200);
        assert_eq!(found.column("title"), ["203.0.113.7"]);
        let told = anna.get(&format!("/alerts/v1/firing?rule={}", data["id"])).await.is(200);
        assert_eq!((told.column("outcome"), told.column("count")), (vec![json!("raised")], vec![json!(2)]));
        assert_eq!(told.rows()[0]["group"], json!(["203.0.113.7"]));

        let off = anna.put(&format!("{path}/enable"), &json!({"enabled": false})).await.is(200);
        assert_eq!(off.data()["enabled"], false);
        assert_eq!(anna.get(&format!("{RULE}?enabled=false&text=sca")).await.is(200).json["count"], 1);
        let wrong = json!({"name": "", "customer": "acme", "threshold": {"of": "values"}, "window": "x",
            "criteria": {"ip": "x"}});
        let refused = anna.post(RULE, &wrong).await;
        assert_eq!(refused.refused(), ["criteria.ip", "threshold.field", "window"]);
        let wrong = json!({"name": "", "customer": "acme", "criteria": {"startTimestamp": 0}, "title": "{x}"});
        assert_eq!(anna.post(RULE, &wrong).await.refused(), ["name", "title", "startTimestamp"]);
        let older = json!({"name": "Other", "customer": "acme", "version": 1, "enabled": true});
        assert_eq!(anna.put(&path, &older).await.refused(), ["version"]);
        let gone = world.server.send(anna.request(Method::DELETE, &path)).await.is(200);
        assert_eq!(gone.data()["name"], "Scan");
        anna.get(&path).await.is(404);
    })
    .await;
}
