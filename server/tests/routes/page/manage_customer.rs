//! Customers, as administrators manage them: contacts, members, networks and locations.

use crate::support::{Page, on_each_engine};
use serde_json::{Value, json};

/// Texts of the newest rows of the log.
async fn told(page: &Page<'_>, rows: usize) -> Vec<String> {
    let log = page.activities().await;
    log[..rows].iter().map(|row| row["text"].as_str().unwrap().to_owned()).collect()
}

async fn id_of(page: &Page<'_>, login: &str) -> Value {
    let names = page.call("user/names", json!({"text": login})).await.is(200).json;
    names[0]["id"].clone()
}

#[tokio::test]
async fn added_changed_found_and_removed() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let new = json!({"short_name": "initech", "name": "Initech"});
        let id = admin.call("customer/add", json!({"new": new})).await.is(200).json["id"].clone();
        let taken = admin.call("customer/add", json!({"new": new})).await.is(412);
        assert!(taken.text.contains("taken by another"), "{}", taken.text);

        let change =
            async |change: Value| admin.call("customer/change", json!({"id": id, "change": change})).await;
        let changed = change(json!({"version": 1, "in_production": false})).await.is(200).json;
        assert_eq!((&changed["version"], &changed["in_production"]), (&json!(2), &json!(false)));
        change(json!({"version": 1, "name": "Initech AS"})).await.is(200);
        let late = change(json!({"version": 1, "name": "Something else"})).await.is(409);
        assert!(late.text.contains("Initech AS") && late.text.contains("Something else"), "{}", late.text);
        change(json!({"version": 3, "short_name": "Not so"})).await.is(412);
        change(json!({"version": 3, "short_name": "acme"})).await.is(412);

        let list = async |filter: Value, descending: bool| {
            let sort = json!({"key": "name", "descending": descending});
            let asked = json!({"filter": filter, "sort": sort, "limit": 2, "offset": 0});
            let page = admin.call("customer/managed", asked).await.is(200).json;
            let rows = page["rows"].as_array().unwrap();
            let names: Vec<_> =
                rows.iter().map(|row| row["short_name"].as_str().unwrap().to_owned()).collect();
            (names, page["total"]["Exactly"].as_i64().unwrap())
        };
        let of = |names: &[&str], total: i64| {
            (names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), total)
        };
        assert_eq!(list(json!({}), false).await, of(&["acme", "globex"], 3));
        assert_eq!(list(json!({}), true).await, of(&["initech", "globex"], 3));
        assert_eq!(list(json!({"text": "TECH as"}), false).await, of(&["initech"], 1));
        assert_eq!(list(json!({"in_production": false}), false).await, of(&["initech"], 1));

        // What belongs to a customer keeps it; contacts and members go with it.
        world.log_in("anna").await.create_case(1, "Hers").await;
        let used = admin.call("customer/remove", json!({"id": 1})).await.is(412);
        assert!(used.text.contains("take it out of production"), "{}", used.text);
        let anna = id_of(&admin, "anna").await;
        let see = json!({"id": id, "holder": {"user": anna}, "may": true});
        admin.call("customer/let-see", see).await.is(200);
        admin.call("contact/add", json!({"customer": id, "new": {"name": "Bill"}})).await.is(200);
        admin.call("customer/remove", json!({"id": id})).await.is(200);
        admin.call("customer/get", json!({"id": id})).await.is(404);
        assert_eq!(
            told(&admin, 3).await,
            [
                "Removed customer “Initech AS”",
                "Added Bill to the contacts of “Initech AS”",
                "User “anna” may see customer “Initech AS”"
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn contacts_are_there_for_whoever_sees_the_customer() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let new = json!({"name": " Bill Lumbergh ", "role": "On call", "email": "bill@acme.example", "phone": "+47 1"});
        let added = admin.call("contact/add", json!({"customer": 1, "new": new})).await.is(200).json;
        assert_eq!(added["name"], "Bill Lumbergh");
        let id = added["id"].clone();
        for (change, field) in
            [(json!({"version": 1, "email": "bill"}), "email"), (json!({"version": 1, "name": " "}), "name")]
        {
            let wrong = admin.call("contact/change", json!({"id": id, "change": change})).await.is(412);
            assert!(wrong.text.contains(field), "{}", wrong.text);
        }
        let phone = json!({"id": id, "change": {"version": 1, "phone": "+47 2"}});
        admin.call("contact/change", phone).await.is(200);
        let late = json!({"id": id, "change": {"version": 1, "phone": "+47 3"}});
        admin.call("contact/change", late).await.is(409);

        let listed = json!({"customer": 1, "limit": 10, "offset": 0});
        let seen = world.log_in("anna").await.call("contact/list", listed.clone()).await.is(200).json;
        assert_eq!(seen["rows"][0]["phone"], "+47 2");
        world.log_in("gina").await.call("contact/list", listed.clone()).await.is(404);
        admin.call("contact/remove", json!({"id": id})).await.is(200);
        admin.call("contact/remove", json!({"id": id})).await.is(404);
        let none = admin.call("contact/list", listed).await.is(200).json;
        assert_eq!(none["total"], json!({"Exactly": 0}));
    })
    .await;
}

#[tokio::test]
async fn members_through_themselves_and_through_groups() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let members = async || {
            let asked = json!({"id": 1, "text": "", "limit": 10, "offset": 0});
            let page = admin.call("customer/members", asked).await.is(200).json;
            let rows = page["rows"].as_array().unwrap().clone();
            rows.into_iter()
                .map(|row| (row["user"]["login"].as_str().unwrap().to_owned(), row["through"].clone()))
                .collect::<Vec<_>>()
        };
        let found = members().await;
        let logins: Vec<&str> = found.iter().map(|(login, _)| login.as_str()).collect();
        assert_eq!(logins, ["admin", "anna", "sensor"]);
        assert_eq!(found[0].1[0]["everything"]["name"], "Administrators");
        assert_eq!(found[1].1, json!(["himself"]));

        // Gina comes in with her group, and what she sees and whom she may be asked to help follows.
        let gina = world.log_in("gina").await;
        let case = world.log_in("anna").await.create_case(1, "Hers").await;
        gina.call("case/get", json!({"id": case})).await.is(404);
        let groups =
            admin.call("group/list", json!({"text": "analysts", "limit": 5, "offset": 0})).await.json;
        let analysts = groups["rows"][0]["id"].clone();
        let see = |may: bool| json!({"id": 1, "holder": {"group": analysts}, "may": may});
        admin.call("customer/let-see", see(true)).await.is(200);
        gina.call("case/get", json!({"id": case})).await.is(200);
        let helpers = gina.call("case/assignable", json!({"id": case})).await.is(200);
        assert!(helpers.text.contains("gina"), "{}", helpers.text);
        let found = members().await;
        assert_eq!(found[2].0, "gina");
        assert_eq!(found[2].1[0]["group"]["name"], "Analysts");
        assert_eq!(found[1].1.as_array().unwrap().len(), 2, "anna has two reasons");
        let named = admin.call("customer/groups", json!({"id": 1})).await.is(200).json;
        assert_eq!(named[0]["name"], "Analysts");

        admin.call("customer/let-see", see(false)).await.is(200);
        gina.call("case/get", json!({"id": case})).await.is(404);
        // What was so already is no activity.
        let before = admin.activities().await.len();
        admin.call("customer/let-see", see(false)).await.is(200);
        assert_eq!(admin.activities().await.len(), before);
    })
    .await;
}

#[tokio::test]
async fn networks_and_locations() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let place = json!({"customer": 1, "short_name": "oslo", "name": "Oslo", "time_zone": "Europe/Oslo", "zone": "DMZ"});
        let place = admin.call("location/add", place).await.is(200).json["id"].clone();
        let network = json!({"customer": 1, "network": "192.0.2.0/24", "location": place, "zone": "INTERNAL",
            "flags": ["DNS"], "description": "Office"});
        let id = admin.call("network/add", network.clone()).await.is(200).json["id"].clone();
        let twice = admin.call("network/add", network).await.is(412);
        assert!(twice.text.contains("already"), "{}", twice.text);
        let change = json!({"id": id, "location": null, "zone": null, "flags": ["SERVER", "DNS"], "description": null});
        let changed = admin.call("network/change", change).await.is(200).json;
        assert_eq!((&changed["flags"], &changed["description"]), (&json!(["SERVER", "DNS"]), &json!("Office")));
        let anna = world.log_in("anna").await;
        let list = json!({"customer": 1, "text": "office", "limit": 10, "offset": 0});
        let listed = anna.call("network/list", list).await.is(200).json;
        assert_eq!(listed["rows"][0]["location"]["name"], "Oslo");
        let used = admin.call("location/remove", json!({"id": place})).await.is(412);
        assert!(used.text.contains("where networks are"), "{}", used.text);
        admin.call("network/remove", json!({"id": id})).await.is(200);
        let renamed = json!({"id": place, "short_name": null, "name": "Oslo 2", "time_zone": null, "zone": null});
        admin.call("location/change", renamed).await.is(200);
        admin.call("location/remove", json!({"id": place})).await.is(200);
        let left = json!({"customer": 1, "limit": 10, "offset": 0});
        assert_eq!(admin.call("location/of-customer", left).await.is(200).json["rows"], json!([]));
    })
    .await;
}
