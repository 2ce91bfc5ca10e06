//! Users, groups and keys, as administrators manage them, and why somebody sees something.

use crate::support::{PASSWORD, Page, World, on_each_engine};
use serde_json::{Value, json};

async fn id_of(page: &Page<'_>, login: &str) -> Value {
    page.call("user/names", json!({"text": login})).await.is(200).json[0]["id"].clone()
}

async fn group(page: &Page<'_>, name: &str) -> Value {
    let asked = json!({"text": name, "limit": 5, "offset": 0});
    page.call("group/list", asked).await.is(200).json["rows"][0].clone()
}

async fn change(page: &Page<'_>, id: &Value, change: Value) -> crate::support::Answer {
    page.call("user/change", json!({"id": id, "change": change})).await
}

#[tokio::test]
async fn added_changed_and_disabled() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let new = json!({"login": "Otto@acme.example", "name": "Otto Normal", "email": "otto@acme.example",
            "time_zone": "Europe/Oslo", "groups": ["Readers"], "customers": [1]});
        let added = admin.call("user/add", json!({"new": new})).await.is(200).json;
        let (id, login) = (added["user"].clone(), added["login"].as_str().unwrap());
        assert_eq!(login, "otto@acme.example");
        for (wrong, field) in [
            (json!({"login": "otto@acme.example"}), "taken"),
            (json!({"login": "x", "email": "nowhere"}), "email"),
            (json!({"login": "x", "groups": ["Nobodies"]}), "is not a group"),
            (json!({"login": "x", "time_zone": "Mars"}), "time zone"),
        ] {
            let answer = admin.call("user/add", json!({"new": wrong})).await.is(412);
            assert!(answer.text.contains(field), "{}", answer.text);
        }
        // With the one-time password he gets as far as choosing another.
        let mut otto = world.page();
        otto.log_in(login, added["password"].as_str().unwrap()).await.is(200);
        otto.call("case/list", json!({"filter": {}, "limit": 1, "offset": 0})).await.is(403);
        let own = json!({"current": added["password"], "new": PASSWORD});
        otto.call_and_keep("session/change-password", own).await.is(200);
        let key = otto.call("api-key/add-own", json!({"new": {"name": "Laptop"}})).await.is(200).json;
        let key = key["key"].as_str().unwrap();
        world.server.with(key).get("/currentuser/v1/user").await.is(200);

        let listed = json!({"filter": {"text": "OTTO"}, "sort": {"key": "name", "descending": false},
            "limit": 10, "offset": 0});
        let found = admin.call("user/list", listed).await.is(200).json["rows"][0].clone();
        assert_eq!(
            (&found["email"], &found["groups"][0]["name"]),
            (&json!("otto@acme.example"), &json!("Readers"))
        );
        assert!(found["last_login"].is_number(), "{found}");

        change(&admin, &id, json!({"version": 1, "name": "Otto N."})).await.is(200);
        let late = change(&admin, &id, json!({"version": 1, "name": "Another"})).await.is(409);
        assert!(late.text.contains("Otto N."), "{}", late.text);
        // Sessions and keys of whoever is disabled end at once, and do not come back.
        change(&admin, &id, json!({"version": 2, "disabled": true})).await.is(200);
        otto.call("case/list", json!({"filter": {}, "limit": 1, "offset": 0})).await.is(401);
        world.server.with(key).get("/currentuser/v1/user").await.is(401);
        otto.log_in(login, PASSWORD).await.is(412);
        change(&admin, &id, json!({"version": 3, "disabled": false})).await.is(200);
        world.server.with(key).get("/currentuser/v1/user").await.is(401);
        otto.log_in(login, PASSWORD).await.is(200);
        let reset = admin.call("user/reset-password", json!({"id": id})).await.is(200).json;
        otto.call("case/list", json!({"filter": {}, "limit": 1, "offset": 0})).await.is(401);
        otto.log_in(login, reset["password"].as_str().unwrap()).await.is(200);
        let log = format!("{:?}{}", admin.activities().await, world.server.log());
        for secret in [reset["password"].as_str().unwrap(), key] {
            assert!(!log.contains(secret), "secrets are told once and kept nowhere");
        }
    })
    .await;
}

#[tokio::test]
async fn an_administrator_always_remains() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let me = id_of(&admin, "admin").await;
        let administrators = group(&admin, "Administrators").await;
        let members = json!({"id": administrators["id"], "user": me, "is": false});
        let rest = json!({"version": 1, "permissions": ["viewCases"]});
        let alone = [
            change(&admin, &me, json!({"version": 1, "disabled": true})).await,
            admin.call("group/set-member", members.clone()).await,
            admin.call("group/change", json!({"id": administrators["id"], "change": rest})).await,
        ];
        for answer in alone {
            let answer = answer.is(412);
            assert!(answer.text.contains("nobody who can administer"), "{}", answer.text);
        }
        // With another, the first may go.
        let anna = id_of(&admin, "anna").await;
        let second = json!({"id": administrators["id"], "user": anna, "is": true});
        admin.call("group/set-member", second).await.is(200);
        admin.call("group/set-member", members).await.is(200);
        admin.call("user/get", json!({"id": me})).await.is(403);
        world.log_in("anna").await.call("user/get", json!({"id": me})).await.is(200);
    })
    .await;
}

/// Somebody who administers for one customer only.
async fn lesser(world: &World) -> Page<'_> {
    let admin = world.log_in("admin").await;
    let new = json!({"name": "Local", "permissions": ["administer", "viewCases"]});
    let local = admin.call("group/add", json!({"new": new})).await.is(200).json;
    let gina = id_of(&admin, "gina").await;
    let member = json!({"id": local["id"], "user": gina, "is": true});
    admin.call("group/set-member", member).await.is(200);
    world.log_in("gina").await
}

#[tokio::test]
async fn nobody_gives_what_he_does_not_have() {
    on_each_engine(async |world| {
        let gina = lesser(world).await;
        let administrators = group(&gina, "Administrators").await;
        let (me, admin) = (id_of(&gina, "gina").await, id_of(&gina, "admin").await);
        for (function, body, status) in [
            ("group/set-member", json!({"id": administrators["id"], "user": me, "is": true}), 403),
            ("group/add", json!({"new": {"name": "All", "permissions": ["allCustomers"]}}), 403),
            ("user/reset-password", json!({"id": admin}), 403),
            ("api-key/add", json!({"owner": admin, "new": {"name": "Mine"}}), 403),
            ("user/change", json!({"id": admin, "change": {"version": 1, "disabled": true}}), 403),
            ("user/add", json!({"new": {"login": "x", "groups": ["Administrators"]}}), 403),
            // Acme is not hers: it is not there for her.
            ("user/add", json!({"new": {"login": "x", "customers": [1]}}), 404),
            ("customer/get", json!({"id": 1}), 404),
            ("customer/let-see", json!({"id": 1, "holder": {"user": me}, "may": true}), 404),
            ("customer/remove", json!({"id": 1}), 404),
            ("user/why", json!({"id": me, "thing": {"customer": 1}}), 404),
        ] {
            let answer = gina.call(function, body).await.is(status);
            assert!(!answer.text.to_lowercase().contains("acme"), "{function}: {}", answer.text);
        }
        gina.call("user/add", json!({"new": {"login": "helper", "customers": [2]}})).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn groups() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let new = json!({"name": " Night shift ", "permissions": ["viewCases", "eventLookup", "viewCases"]});
        let added = admin.call("group/add", json!({"new": new})).await.is(200).json;
        assert_eq!(
            (&added["name"], &added["permissions"]),
            (&json!("Night shift"), &json!(["eventLookup", "viewCases"]))
        );
        let taken = admin.call("group/add", json!({"new": {"name": "Analysts"}})).await.is(412);
        assert!(taken.text.contains("taken"), "{}", taken.text);
        let id = added["id"].clone();
        let change = json!({"id": id, "change": {"version": 1, "permissions": ["viewCases"]}});
        admin.call("group/change", change).await.is(200);
        let late = json!({"id": id, "change": {"version": 1, "permissions": ["eventLookup"]}});
        admin.call("group/change", late).await.is(409);

        let sensor = id_of(&admin, "sensor").await;
        let list = json!({"filter": {}, "limit": 10, "offset": 0});
        let page = world.log_in("sensor").await;
        page.call("case/list", list.clone()).await.is(403);
        let member = |is: bool| json!({"id": id, "user": sensor, "is": is});
        admin.call("group/set-member", member(true)).await.is(200);
        page.call("case/list", list.clone()).await.is(200);
        let members = json!({"id": id, "text": "sens", "limit": 10, "offset": 0});
        let members = admin.call("group/members", members).await.is(200).json;
        assert_eq!(members["rows"][0]["login"], "sensor");
        let used = admin.call("group/remove", json!({"id": id})).await.is(412);
        assert!(used.text.contains("has members"), "{}", used.text);
        admin.call("group/set-member", member(false)).await.is(200);
        page.call("case/list", list).await.is(403);
        admin.call("group/remove", json!({"id": id})).await.is(200);
        admin.call("group/get", json!({"id": id})).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn why_somebody_sees_something() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let case = world.log_in("anna").await.create_case(1, "Beacon").await;
        let ask = async |login: &str| {
            let body = json!({"id": id_of(&admin, login).await, "thing": {"case": case}});
            let why = admin.call("user/why", body).await.is(200).json;
            let needs = why["needs"].as_array().unwrap().clone();
            let unmet: Vec<_> = needs
                .iter()
                .filter(|need| need["reasons"] == json!([]))
                .map(|need| need["what"].clone())
                .collect();
            (why.to_string(), unmet)
        };
        let (text, unmet) = ask("anna").await;
        assert!(unmet.is_empty() && text.contains("Beacon (Acme)") && text.contains("“Analysts”"), "{text}");
        let (text, unmet) = ask("admin").await;
        assert!(unmet.is_empty() && text.contains("which sees every customer"), "{text}");
        assert_eq!(ask("gina").await.1, ["be let into the case"]);
        assert_eq!(ask("sensor").await.1, ["use the permission viewCases"]);
        // The case's own access list goes before the customer.
        let list = async |subject: Value, level: Value| {
            let body = json!({"id": case, "subject": subject, "level": level});
            world.log_in("anna").await.call("case/access/set", body).await.is(200);
        };
        list(json!({"user": id_of(&admin, "gina").await}), json!("read")).await;
        list(json!({"user": id_of(&admin, "sensor").await}), json!("none")).await;
        let (text, unmet) = ask("gina").await;
        assert_eq!(unmet, ["use"; 0], "{text}");
        assert!(text.contains("named in the case's access list"), "{text}");
        assert_eq!(ask("sensor").await.1, ["use the permission viewCases", "be let into the case"]);
        let sensor = id_of(&admin, "sensor").await;
        change(&admin, &sensor, json!({"version": 1, "disabled": true})).await.is(200);
        assert_eq!(ask("sensor").await.1, ["log in", "use the permission viewCases", "be let into the case"]);
        let body = json!({"id": sensor, "thing": {"case": 4711}});
        admin.call("user/why", body).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn keys_do_no_more_than_they_were_made_for() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let add = async |new: Value| anna.call("api-key/add-own", json!({"new": new})).await;
        let search = json!({"startTimestamp": 0});
        let reading = add(json!({"name": "Reading", "permissions": ["eventLookup"]})).await.is(200).json;
        let key = world.server.with(reading["key"].as_str().unwrap());
        key.search(&search).await.is(200);
        key.post("/events/v2/event", &json!({"signature": "S"})).await.is(403);
        add(json!({"name": "None", "permissions": []})).await.is(412);
        add(json!({"name": "Not hers", "permissions": ["administer"]})).await.is(412);
        add(json!({"name": "Over", "expires": 1_000})).await.is(412);
        add(json!({"name": " "})).await.is(412);

        let own = anna.call("api-key/own", json!({"limit": 10, "offset": 0})).await.is(200).json;
        let first = &own["rows"][0];
        assert_eq!((&first["name"], &first["permissions"]), (&json!("Reading"), &json!(["eventLookup"])));
        assert!(first["last_used"].is_number(), "{own}");
        assert!(!own.to_string().contains(reading["key"].as_str().unwrap()), "told once");

        // Others' keys are not there for her; an administrator ends any.
        let admin = world.log_in("admin").await;
        let filter = json!({"filter": {"text": "admin"}, "limit": 1, "offset": 0});
        let foreign = admin.call("api-key/list", filter).await.is(200).json["rows"][0]["id"].clone();
        anna.call("api-key/revoke-own", json!({"id": foreign})).await.is(404);
        admin.call("api-key/revoke", json!({"id": reading["id"]})).await.is(200);
        key.search(&search).await.is(401);
        admin.call("api-key/revoke", json!({"id": reading["id"]})).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn settings_and_ones_own_time_zone() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        for (customer, days) in [(json!(null), 365), (json!(1), 30)] {
            admin.call("setting/set-retention", json!({"customer": customer, "days": days})).await.is(200);
        }
        admin.call("setting/set-retention", json!({"customer": 1, "days": 0})).await.is(412);
        let rules = admin.call("setting/retention", json!({})).await.is(200).json;
        assert_eq!((&rules[0]["customer"], &rules[1]["customer"]["name"]), (&json!(null), &json!("Acme")));
        admin.call("setting/clear-retention", json!({"customer": 1})).await.is(200);
        admin.call("setting/clear-retention", json!({"customer": 1})).await.is(404);
        let start = admin.call("setting/start", json!({})).await.is(200).json;
        assert_eq!(start["aggregation_window"], 300);

        let anna = world.log_in("anna").await;
        let zone = |zone: &str| json!({"time_zone": zone});
        anna.call("session/set-time-zone", zone("Mars")).await.is(412);
        anna.call("session/set-time-zone", zone("Europe/Oslo")).await.is(200);
        let me = anna.call("session/current", json!({})).await.is(200).json;
        assert_eq!(me["user"]["time_zone"], "Europe/Oslo");
    })
    .await;
}
