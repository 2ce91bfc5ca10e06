//! `/sensors/v1/location`.

use super::{paging, without_nulls};
use crate::support::on_each_engine;
use reqwest::Method;
use serde_json::json;

const LOCATION: &str = "/sensors/v1/location";

#[tokio::test]
async fn come_change_and_go() {
    on_each_engine(async |world| {
        let admin = world.admin();
        let oslo = json!({"customerID": "1", "shortName": "oslo-dc", "name": "Oslo, Dårlig utsikt",
            "timeZoneDescription": "Europe/Oslo", "networkZone": "dmz"});
        let made = admin.post(LOCATION, &oslo).await.is(201);
        without_nulls(&made);
        let data = made.data();
        assert_eq!((&data["shortName"], &data["zone"]), (&json!("oslo-dc"), &json!("DMZ")));
        assert_eq!((&data["customerInfo"]["shortName"], &data["flags"]), (&json!("acme"), &json!(["ZONE_DMZ"])));
        assert_eq!(data["createdByUser"]["userName"], "admin");
        let id = data["id"].as_i64().unwrap();
        assert_eq!(admin.post(LOCATION, &json!({"customerID": 1, "shortName": "OSLO-DC", "name": "x"})).await.refused(), ["shortName"]);
        admin.post(LOCATION, &json!({"customerID": 2, "shortName": "oslo-dc", "name": "Theirs"})).await.is(201);
        let global = json!({"shortName": "cloud", "name": "Cloud", "timeZoneDescription": "UTC"});
        let global = admin.post(LOCATION, &global).await.is(201);
        assert_eq!((&global.data()["globalCustomer"], &global.data()["customerInfo"]), (&json!(true), &json!({})));

        let anna = world.anna();
        for path in [format!("{LOCATION}/{id}"), format!("{LOCATION}/Oslo-DC"), format!("{LOCATION}/cloud"), format!("{LOCATION}/unknown")] {
            without_nulls(&anna.get(&path).await.is(200));
        }
        for path in [format!("{LOCATION}/{}", id + 1), format!("{LOCATION}/nothing"), format!("{LOCATION}/99999999999999999999")] {
            anna.get(&path).await.is(404);
        }
        assert_eq!(anna.get(&format!("{LOCATION}/oslo-dc")).await.data()["id"], id);
        let list = anna.get(&format!("{LOCATION}?customerID=1&limit=0")).await;
        assert_eq!((list.column("id"), paging(&list)), (vec![json!(id)], [10_000, 0, 1, 1]));
        assert_eq!(anna.get(&format!("{LOCATION}?customerID=2")).await.json["count"], 0);
        assert_eq!(anna.get(&format!("{LOCATION}?includeGlobal=True")).await.column("shortName"), ["unknown", "oslo-dc", "cloud"]);
        let found = anna.post(&format!("{LOCATION}/search"), &json!({"keywords": "DÅRLIG utsikt"})).await.is(200);
        assert!(found.json["count"].as_i64().unwrap() <= 1, "SQLite knows only the case of ASCII: {found:?}");
        assert_eq!(anna.post(&format!("{LOCATION}/search"), &json!({"includeFlags": "ZONE_DMZ"})).await.json["count"], 1);

        let path = format!("{LOCATION}/{id}");
        let put = async |body| admin.send(admin.request(Method::PUT, &path).json(&body)).await;
        let changed = put(json!({"name": "Oslo", "timeZoneIdOrName": "UTC"})).await.is(200);
        assert_eq!((&changed.data()["name"], &changed.data()["zone"]), (&json!("Oslo"), &json!("DMZ")));
        assert_eq!(put(json!({"name": " ", "shortName": "7", "timeZoneIdOrName": "Mars"})).await.refused(), ["shortName", "name", "timeZoneIdOrName"]);
        let network = json!({"customer": 1, "networkAddress": "10.0.0.0/8", "zone": "INTERNAL", "description": "", "location": id});
        let network = admin.post("/customernetworks/v1/network", &network).await.is(201);
        let delete = async || admin.send(admin.request(Method::DELETE, &path)).await;
        assert_eq!(delete().await.refused(), ["idOrShortName"]);
        let network = format!("/customernetworks/v1/network/{}", network.data()["id"]);
        admin.send(admin.request(Method::DELETE, &network)).await.is(200);
        assert_eq!(delete().await.is(200).data()["flags"], json!(["ZONE_DMZ", "DELETED"]));
        delete().await.is(404);
        put(json!({"name": "back"})).await.is(404);
        // What stands for no place stays.
        admin.send(admin.request(Method::DELETE, &format!("{LOCATION}/unknown"))).await.is(403);
        let texts: Vec<_> = world.log_in("admin").await.activities().await.iter().map(|row| row["text"].clone()).collect();
        assert!(texts.contains(&json!("Changed location “Oslo”")) && texts.contains(&json!("Deleted location “Oslo”")), "{texts:?}");
    })
    .await;
}

#[tokio::test]
async fn wrong_values() {
    on_each_engine(async |world| {
        let admin = world.admin();
        for (body, fields) in [
            (json!({}), vec!["shortName", "name"]),
            (json!({"customerID": 99, "shortName": "a b", "name": "x".repeat(201), "timeZoneDescription": "x"}), vec!["shortName", "name", "timeZoneDescription", "customerID"]),
            (json!({"customerID": {}, "networkZone": "MOON"}), vec!["customerID", "networkZone"]),
        ] {
            assert_eq!(admin.post(LOCATION, &body).await.refused(), fields);
        }
        world.anna().post(LOCATION, &json!({"customerID": 1, "shortName": "a", "name": "a"})).await.is(403);
        assert_eq!(admin.post(&format!("{LOCATION}/search"), &json!({"user": "x", "startTimestamp": 0})).await.refused(), ["startTimestamp", "user"]);
        admin.get("/sensors/v1/nothing").await.is(404);
        admin.send(admin.request(Method::POST, &format!("{LOCATION}/oslo"))).await.is(405);
    })
    .await;
}
