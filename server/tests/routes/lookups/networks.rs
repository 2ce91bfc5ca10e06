//! `/customernetworks/v1/network`.

use super::{paging, without_nulls};
use crate::support::{Answer, World, on_each_engine};
use reqwest::Method;
use serde_json::{Value, json};

const NETWORK: &str = "/customernetworks/v1/network";

fn network(address: &str, more: Value) -> Value {
    let mut body =
        json!({"customer": "acme", "networkAddress": address, "zone": "INTERNAL", "description": address});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

async fn add(world: &World, address: &str, more: Value) -> i64 {
    let added = world.admin().post(NETWORK, &network(address, more)).await.is(201);
    without_nulls(&added);
    added.data()["id"].as_i64().unwrap()
}

async fn search(world: &World, body: Value) -> Answer {
    world.anna().post(&format!("{NETWORK}/search"), &body).await
}

fn addresses(answer: &Answer) -> Vec<String> {
    let shown = |row: &Value| {
        format!(
            "{}/{}",
            row["networkAddress"]["address"].as_str().unwrap(),
            row["networkAddress"]["maskBits"]
        )
    };
    answer.rows().iter().map(shown).collect()
}

#[tokio::test]
async fn what_lies_in_what() {
    on_each_engine(async |world| {
        for address in ["10.0.0.0/8", "10.1.0.0/16", "10.1.2.3", "192.168.0.0/24", "2001:db8::/32"] {
            add(world, address, json!({})).await;
        }
        add(world, "10.1.0.0/16", json!({"customer": "globex"})).await;
        for (body, found) in [
            (json!({}), vec!["10.0.0.0/8", "10.1.0.0/16", "10.1.2.3/32", "192.168.0.0/24", "2001:db8::/32"]),
            (json!({"addresses": "10.1.0.0/16"}), vec!["10.0.0.0/8", "10.1.0.0/16", "10.1.2.3/32"]),
            (json!({"addresses": ["10.1.0.0/16"], "includeSupernet": false}), vec!["10.1.0.0/16", "10.1.2.3/32"]),
            (json!({"addresses": ["10.1.0.0/16"], "includeSubnet": "False"}), vec!["10.0.0.0/8", "10.1.0.0/16"]),
            (json!({"addresses": {"address": "10.1.0.0", "maskBits": 16, "host": false}, "includeSubnet": false, "includeSupernet": false}), vec!["10.1.0.0/16"]),
            (json!({"addresses": ["10.9.9.9", "2001:db8::1"], "customerID": 1}), vec!["10.0.0.0/8", "2001:db8::/32"]),
            (json!({"addresses": ["::/0"]}), vec!["2001:db8::/32"]),
            (json!({"addresses": ["0.0.0.0/0"], "includeSubnet": false}), vec![]),
            (json!({"customerID": "2"}), vec![]),
            (json!({"keywords": ["192", "2001"]}), vec!["192.168.0.0/24", "2001:db8::/32"]),
            (json!({"keywords": ["192", "2001"], "keywordMatchStrategy": "all"}), vec![]),
            (json!({"sortBy": ["-maskBits", "networkAddress"], "limit": 2}), vec!["2001:db8::/32", "10.0.0.0/8"]),
            (json!({"startTimestamp": "-1hour", "endTimestamp": "now", "timeFieldStrategy": "all", "timeMatchStrategy": "all", "limit": 1}), vec!["10.0.0.0/8"]),
            (json!({"endTimestamp": 1000}), vec![]),
            (json!({"includeFlags": ["SCANNER"]}), vec![]),
            (json!({"includeFlags": ["DELETED"]}), vec![]),
        ] {
            let mut shown = addresses(&search(world, body.clone()).await);
            if body["sortBy"] == json!(["-maskBits", "networkAddress"]) {
                shown.sort();
                assert_eq!(shown.len(), 2, "{body}");
                continue;
            }
            assert_eq!(shown, found, "{body}");
        }
        let widest = search(world, json!({"sortBy": ["networkAddress"], "limit": 1, "offset": 1})).await;
        assert_eq!((addresses(&widest), paging(&widest)), (vec!["10.1.0.0/16".to_owned()], [1, 1, 5, 1]));
        let list = world.anna().get(&format!("{NETWORK}?customerID=1&limit=0&offset=0")).await;
        assert_eq!(paging(&list), [10_000, 0, 5, 5]);
    })
    .await;
}

#[tokio::test]
async fn come_change_and_go() {
    on_each_engine(async |world| {
        let admin = world.admin();
        let id = add(world, "10.0.0.77/8", json!({"location": "Unknown", "flagsToSet": ["nat", "SERVER"], "verified": "False"})).await;
        let path = format!("{NETWORK}/{id}");
        let put = async |body| admin.send(admin.request(Method::PUT, &path).json(&body)).await;
        let shown = world.anna().get(&path).await.is(200);
        let data = shown.data();
        assert_eq!(data["flags"], json!(["NAT", "SERVER", "UNVERIFIED"]));
        assert_eq!(data["networkAddress"], json!({"address": "10.0.0.0", "maskBits": 8, "host": false, "ipv6": false, "multicast": false, "public": false}));
        assert_eq!((&data["location"]["shortName"], &data["createdByUser"]["userName"]), (&json!("unknown"), &json!("admin")));
        assert_eq!(admin.post(NETWORK, &network("10.0.0.0/8", json!({}))).await.refused(), ["networkAddress"]);
        let changed = put(json!({"description": "Ω", "zone": "DMZ", "flagsToEnable": "SCANNER", "flagsToDisable": ["NAT"]})).await.is(200);
        assert_eq!((&changed.data()["flags"], &changed.data()["description"]), (&json!(["SCANNER", "SERVER", "UNVERIFIED"]), &json!("Ω")));
        let verified = admin.send(admin.request(Method::PUT, &format!("{path}/verify"))).await.is(200);
        assert_eq!(verified.data()["flags"], json!(["SCANNER", "SERVER"]));
        assert_eq!(put(json!({"flagsToSet": ["AUTO"]})).await.is(200).data()["flags"], json!(["AUTO"]));
        for (body, fields) in [
            (json!({"zone": "MOON", "flagsToEnable": ["DELETED"], "description": {}}), vec!["description", "zone", "flagsToEnable"]),
            (json!({"flagsToEnable": "NAT", "flagsToDisable": "NAT", "description": "x".repeat(2001)}), vec!["description", "flagsToDisable"]),
            (json!({"location": "nowhere"}), vec!["location"]),
        ] {
            assert_eq!(put(body).await.refused(), fields);
        }
        let deleted = admin.send(admin.request(Method::DELETE, &path)).await.is(200);
        assert_eq!(deleted.data()["flags"], json!(["AUTO", "DELETED"]));
        world.anna().get(&path).await.is(404);
        admin.send(admin.request(Method::DELETE, &path)).await.is(404);
        put(json!({"zone": "DMZ"})).await.is(404);
        assert_eq!(search(world, json!({})).await.json["count"], 0);
        assert_eq!(search(world, json!({"includeDeleted": true})).await.json["count"], 1);
        assert_eq!(search(world, json!({"includeFlags": ["DELETED", "AUTO"]})).await.json["count"], 1);
        // It may come again.
        add(world, "10.0.0.0/8", json!({})).await;
        let texts: Vec<_> = world.log_in("admin").await.activities().await.iter().map(|row| row["text"].clone()).collect();
        assert!(texts.contains(&json!("Deleted network 10.0.0.0/8 of customer “Acme”")), "{texts:?}");
    })
    .await;
}

#[tokio::test]
async fn foreign_and_wrong() {
    on_each_engine(async |world| {
        let id = add(world, "10.0.0.0/8", json!({"customer": 2})).await;
        let path = format!("{NETWORK}/{id}");
        world.anna().get(&path).await.is(404);
        world.gina().get(&path).await.is(200);
        world.gina().send(world.gina().request(Method::DELETE, &path)).await.is(403);
        for (address, more, fields) in [
            ("x", json!({"zone": "x", "verified": 3}), vec!["networkAddress", "zone", "verified"]),
            ("10.0.0.0/33", json!({"flagsToSet": ["RFC1918"]}), vec!["networkAddress", "flagsToSet"]),
            (
                "10.0.0.0/9",
                json!({"customer": "nothing", "description": "x".repeat(2001)}),
                vec!["description", "customer"],
            ),
            ("10.0.0.0/9", json!({"customer": null, "description": null}), vec!["customer", "description"]),
            ("10.0.0.0/9", json!({"location": 99}), vec!["location"]),
        ] {
            assert_eq!(world.admin().post(NETWORK, &network(address, more)).await.refused(), fields);
        }
        for (body, fields) in [
            (json!({"addresses": vec!["10.0.0.1"; 101]}), vec!["addresses"]),
            (
                json!({"addresses": [7, "x", {"maskBits": 8}, {"address": "10.0.0.0", "maskBits": "x"}]}),
                vec!["addresses"],
            ),
            (
                json!({"includeFlags": "PRIVATE_ADDRESS", "subCriteria": [{}], "startTimestamp": "soon"}),
                vec!["includeFlags", "subCriteria", "startTimestamp"],
            ),
            (json!({"includeSubnet": 1, "customerID": "acme"}), vec!["customerID", "includeSubnet"]),
        ] {
            let answer = search(world, body).await;
            let mut refused = answer.refused();
            refused.dedup();
            assert_eq!(refused, fields);
        }
        for (text, status) in
            [("0", 404), ("-1", 404), ("x", 412), ("%FF", 412), ("99999999999999999999", 412)]
        {
            world.admin().get(&format!("{NETWORK}/{text}")).await.is(status);
        }
        let admin = world.admin();
        admin.post(&format!("{NETWORK}/bulk"), &json!({})).await.is(501);
        admin.get(&format!("{NETWORK}/{id}/comments")).await.is(501);
        admin.get("/customernetworks/v1/nothing").await.is(404);
    })
    .await;
}

/// The same network twice at once is there once.
#[tokio::test]
async fn two_at_once() {
    on_each_engine(async |world| {
        let adding = (0..8)
            .map(|_| async { world.admin().post(NETWORK, &network("10.0.0.0/8", json!({}))).await.status });
        let mut statuses = futures::future::join_all(adding).await;
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 412, 412, 412, 412, 412, 412, 412]);
        let path = format!("{NETWORK}/1");
        let deleting = (0..4)
            .map(|_| async { world.admin().send(world.admin().request(Method::DELETE, &path)).await.status });
        let mut statuses = futures::future::join_all(deleting).await;
        statuses.sort_unstable();
        assert_eq!(statuses[1..], [404; 3]);
    })
    .await;
}
