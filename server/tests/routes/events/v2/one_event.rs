//! `GET /events/v2/event/{timestamp}/{customerID}/{eventID}`, with and without a type, and what belongs to it.

use super::{WHEN, numbered, raw};
use crate::support::on_each_engine;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

const UUID: &str = "6c36deb6-d5e3-461c-bab4-fca397006cb9";

/// The address of `id` with a type, and without.
fn addresses(id: &str) -> [String; 2] {
    let plain = id.split_once('/').unwrap().1;
    [format!("/events/v2/event/{id}"), format!("/events/v2/event/{plain}")]
}

#[tokio::test]
async fn everything_about_an_event() {
    on_each_engine(async |world| {
        let case = world.log_in("anna").await.create_case(1, "Beacons").await;
        let event = json!({"id": format!("AGGR/{WHEN}/1/{UUID}"), "startTimestamp": WHEN - 1, "endTimestamp": WHEN + 1,
            "signature": "SNORT-1:41336", "severity": "high", "protocol": "tcp", "count": 12,
            "source": {"ip": "10.5.97.201", "port": 12_342, "user": "bob", "host": "pc-1"},
            "destination": {"ip": "94.127.56.0/24", "port": 80,
                "geoLocation": {"countryCode": "NO", "latitude": 52.3824, "longitude": 4.8995}},
            "flags": ["BLOCKED", "SOURCE_IS_CUSTOMERNET", "CUSTOM_DESTINATION_AGGREGATION",
                "DESTINATION_IS_MANAGED_BY_SOC"],
            "fqdn": "evil.example", "uri": "/x", "properties": {"several": ["one", "two"]}, "associatedCaseID": case});
        let id = world.sensor().submit(&[event]).await.pop().unwrap();
        let anna = world.anna();
        anna.put(&format!("{}/assess", addresses(&id)[1]), &json!({"comment": "Seen."})).await.is(200);
        let query = "?includeComments=true&includeProperties=several&includeProperties=none";
        let [with_type, plain] = addresses(&id);
        let answer = anna.get(&format!("{plain}{query}")).await.is(200);
        assert_json_snapshot!("everything", answer.json, {
            ".data.timestamps.lastUpdated" => "[now]",
            ".data.timestamps.enginePersisted" => "[now]",
            ".data.timestamps.firstAssessed" => "[now]",
            ".data.comments[0].timestamp" => "[now]",
            ".data.comments[0].user.id" => "[id]",
        });
        assert_eq!(anna.get(&format!("{with_type}{query}")).await.is(200).data(), answer.data());
        // Little is shown of what nobody asked for.
        let bare = anna.get(&plain).await.is(200);
        for name in ["comments", "properties", "subEvents"] {
            assert_eq!(bare.data()[name], json!([]), "{name}");
        }
        let all = anna.get(&format!("{plain}?includeAllProperties=True")).await.is(200);
        let keys: Vec<&str> =
            all.data()["properties"].as_array().unwrap().iter().map(|one| one["key"].as_str().unwrap()).collect();
        assert!(keys.contains(&"several") && keys.contains(&"source.user") && keys.is_sorted(), "{keys:?}");
    })
    .await;
}

#[tokio::test]
async fn raw_events_and_their_aggregate() {
    on_each_engine(async |world| {
        let ids = raw(world).await;
        let anna = world.anna();
        // The second is at a time of its own, so that the plain address can only mean it.
        for address in addresses(&ids[1]).iter().chain([&addresses(&ids[1].replace("NIDS", "RAW"))[0]]) {
            let found = anna.get(address).await.is(200);
            assert_eq!((&found.data()["id"], &found.data()["type"]), (&json!(ids[1]), &json!("raw")));
            assert_eq!(found.data()["source"]["user"], "bob");
            assert_eq!(found.data()["source"]["host"], "pc");
        }
        let found = anna.get("/events/v2/event?type=aggregated&signature=RAW-1").await;
        let aggregate = found.ids().pop().unwrap();
        for address in addresses(&aggregate) {
            let found = anna.get(&format!("{address}?includeSubEvents=true")).await.is(200);
            assert_eq!(found.data()["type"], "aggregated");
            assert_eq!(found.data()["subEvents"], json!(ids[..2]));
        }
    })
    .await;
}

#[tokio::test]
async fn links_payload_and_capture() {
    on_each_engine(async |world| {
        let event = |number: i64, kind: &str| {
            numbered(number, json!({"payload": {"payloadType": kind, "payload": "AAEC"}}))
        };
        let ids =
            world.sensor().submit(&[event(1, "ethernet"), event(2, "string"), numbered(3, json!({}))]).await;
        let anna = world.anna();
        for address in addresses(&ids[0]) {
            let links = anna.get(&format!("{address}/links")).await.is(200);
            assert_eq!(links.json["size"], links.rows().len());
            assert!(links.rows().iter().all(|link| link["uri"].as_str().unwrap().starts_with('/')));
            let payload = anna.get(&format!("{address}/payload")).await.is(200);
            assert_eq!(*payload.data(), json!({"id": ids[0], "type": "ethernet", "payload": "AAEC"}));
            let file = anna.request(reqwest::Method::GET, &format!("{address}/pcap"));
            let file = world.server.send(file).await.is(200);
            assert_eq!(file.header("content-type"), "application/x-pcap");
        }
        for address in addresses(&ids[2]) {
            for what in ["payload", "pcap"] {
                anna.get(&format!("{address}/{what}")).await.is(404);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_or_not_his_or_wrong() {
    on_each_engine(async |world| {
        let id = world.sensor().submit(&[numbered(1, json!({}))]).await.pop().unwrap();
        let missing = id.replace(id.rsplit('/').next().unwrap(), UUID);
        for what in ["", "/links", "/payload", "/pcap"] {
            for (own, other) in addresses(&id).into_iter().zip(addresses(&missing)) {
                world.gina().get(&format!("{own}{what}")).await.is(404);
                world.anna().get(&format!("{other}{what}")).await.is(404);
            }
            for (path, fields) in [
                (format!("soon/1/{UUID}"), &["timestamp"][..]),
                (format!("{WHEN}/acme/x"), &["customerID", "eventID"]),
                (format!("aggr/{WHEN}/1/{UUID}"), &["type"]),
                (format!("AGGR/-1/1/{UUID}"), &["timestamp"]),
                (format!("{WHEN}/1/%FF"), &["eventID"]),
            ] {
                let answer = world.anna().get(&format!("/events/v2/event/{path}{what}")).await;
                assert_eq!(answer.refused(), fields, "{path}{what}");
            }
        }
        let wrong = world.anna().get(&format!("{}?includeComments=maybe", addresses(&id)[1])).await;
        assert_eq!(wrong.refused(), ["includeComments"]);
        let nothing: Value = json!(null);
        assert_eq!(
            *world.anna().get(&format!("{}/nothing", addresses(&id)[0])).await.is(404).data(),
            nothing
        );
    })
    .await;
}
