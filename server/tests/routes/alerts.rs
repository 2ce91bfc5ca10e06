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
