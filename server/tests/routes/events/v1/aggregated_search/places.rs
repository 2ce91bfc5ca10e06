//! Countries, domains and locations.

use super::super::{
    super::{all_and, numbered},
    finds,
};
use crate::support::on_each_engine;
use serde_json::{Value, json};

#[tokio::test]
async fn by_country() {
    on_each_engine(async |world| {
        let of = |country: &str| json!({"geoLocation": {"countryCode": country}});
        let events = [
            json!({"source": of("NO"), "destination": of("US")}),
            json!({"source": of("us"), "destination": of("SE")}),
            json!({"destination": of("NO")}),
            // A place without a country, and no place.
            json!({"source": {"geoLocation": {"latitude": 59.9, "longitude": 10.7}}}),
            json!({}),
        ];
        let events: Vec<Value> = (0..).zip(events).map(|(n, more)| numbered(n, more)).collect();
        world.sensor().submit(&events).await;
        for (criteria, expected) in [
            (json!({"sourceGeoCountry": "NO"}), &[0][..]),
            (json!({"sourceGeoCountry": ["NO", "US"]}), &[0, 1]),
            (json!({"destinationGeoCountry": ["NO"]}), &[2]),
            (json!({"geoCountry": "NO"}), &[0, 2]),
            (json!({"geoCountry": ["se", " no "]}), &[0, 1, 2]),
            (json!({"geoCountry": "US", "sourceGeoCountry": "US"}), &[1]),
            (json!({"sourceGeoCountry": "US", "destinationGeoCountry": "SE"}), &[1]),
            (json!({"geoCountry": "ZZ"}), &[]),
            (json!({"subCriteria": {"exclude": true, "geoCountry": "NO"}}), &[1, 3, 4]),
            (json!({"subCriteria": {"exclude": true, "sourceGeoCountry": ["NO", "US"]}}), &[2, 3, 4]),
            (json!({"subCriteria": [{"sourceGeoCountry": "NO"}, {"destinationGeoCountry": "NO"}]}), &[0, 2]),
        ] {
            finds(world.anna(), criteria, expected).await;
        }
        for (field, wrong) in [
            ("geoCountry", json!("NOR")),
            ("sourceGeoCountry", json!("")),
            ("destinationGeoCountry", json!(47)),
            ("geoCountry", json!("N\u{0}")),
            ("geoCountry", json!("ØY")),
        ] {
            let answer = world.anna().search(&all_and(json!({field: wrong}))).await;
            assert_eq!(answer.refused(), [field], "{wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn by_domain() {
    on_each_engine(async |world| {
        let event = |(n, fqdn): (i64, &str)| numbered(n, json!({"fqdn": fqdn}));
        let domains = ["example.com", "www.example.com", "EXAMPLE.COM", "bücher.example", "100%.example"];
        let mut events: Vec<Value> = (0..).zip(domains).map(event).collect();
        events.push(numbered(5, json!({})));
        world.sensor().submit(&events).await;
        world.gerd().submit(&[numbered(9, json!({"fqdn": "example.com"}))]).await;
        // Compared as they are given.
        for (domains, expected) in [
            (json!("example.com"), &[0][..]),
            (json!(["example.com", "bücher.example"]), &[0, 3]),
            (json!("EXAMPLE.COM"), &[2]),
            (json!("com"), &[]),
            (json!("%.example"), &[]),
            (json!(["", "nowhere.example"]), &[]),
            (json!(["a\u{0}b", "100%.example"]), &[4]),
        ] {
            finds(world.anna(), json!({"domain": domains}), expected).await;
        }
        finds(world.anna(), json!({"subCriteria": {"exclude": true, "domain": domains}}), &[5]).await;
        finds(world.admin(), json!({"domain": "example.com"}), &[0, 9]).await;
    })
    .await;
}

#[tokio::test]
async fn by_location() {
    on_each_engine(async |world| {
        let add = async |body: Value| {
            world.admin().post("/sensors/v1/location", &body).await.is(201).data()["id"].as_i64().unwrap()
        };
        let oslo = add(json!({"customerID": 1, "shortName": "oslo", "name": "Oslo"})).await;
        let cloud = add(json!({"shortName": "cloud", "name": "Cloud"})).await;
        let theirs = add(json!({"customerID": 2, "shortName": "their-dc", "name": "Theirs"})).await;
        let events = [
            json!({"location": "oslo"}),
            json!({"location": oslo}),
            json!({"location": "cloud"}),
            json!({"location": 0}),
            json!({}),
        ];
        let events: Vec<Value> = (0..).zip(events).map(|(n, more)| numbered(n, more)).collect();
        let ids = world.sensor().submit(&events).await;
        for (locations, expected) in [
            (json!(oslo), &[0, 1][..]),
            (json!([oslo, cloud]), &[0, 1, 2]),
            (json!(cloud.to_string()), &[2]),
            // Not known.
            (json!(0), &[3, 4]),
            (json!([0, cloud]), &[2, 3, 4]),
            (json!([theirs, -1, i64::MAX]), &[]),
        ] {
            finds(world.anna(), json!({"locationID": locations}), expected).await;
        }
        finds(world.anna(), json!({"subCriteria": {"exclude": true, "locationID": oslo}}), &[2, 3, 4]).await;
        let shown = world.anna().get(&format!("/events/v1/{}", ids[0])).await.is(200);
        let location = &shown.data()["location"];
        assert_eq!(
            [&location["id"], &location["shortName"], &location["name"]],
            [&json!(oslo), &json!("oslo"), &json!("Oslo")]
        );
        let wrong =
            world.sensor().post("/events/v2/event", &numbered(7, json!({"location": "their-dc"}))).await;
        assert_eq!(wrong.refused(), ["location"]);
        assert_eq!(
            world.anna().search(&all_and(json!({"locationID": "oslo"}))).await.refused(),
            ["locationID"]
        );
    })
    .await;
}
