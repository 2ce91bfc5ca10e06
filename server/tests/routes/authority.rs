//! Every REST route and every server function, called by everybody who should not.
//!
//! A new one that is missing in the tables below fails these tests: say who may call it.

use crate::{
    events::{all, all_and, numbered},
    support::{Answer, World, on_each_engine},
};
use reqwest::Method;
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs, path::Path};

/// In the name of acme's case and in its event's signature: nobody else may read it.
const SECRET: &str = "TOP SECRET";

/// What nobody, a stranger, somebody without the permission, and somebody who may get.
type Expected = [u16; 4];

const LOOKUP: Expected = [401, 200, 403, 200];
/// Whoever is known.
const KNOWN: Expected = [401, 200, 200, 200];

/// Sessions, and what somebody is told of himself. Log-ins fail, as nobody's password is sent.
fn sessions() -> Vec<(Method, &'static str, String, Value, Expected)> {
    let get = |route: &'static str, expected| (Method::GET, route, route.to_owned(), Value::Null, expected);
    let post = |route: &'static str, expected| (Method::POST, route, route.to_owned(), json!({}), expected);
    vec![
        get("/authentication/v1/methods", [200; 4]),
        post("/authentication/v1/password/authentication", [412; 4]),
        post("/authentication/v1/password/authenticate", [412; 4]),
        get("/authentication/v1/session", KNOWN),
        get("/authentication/v1/session/customer", KNOWN),
        get("/authentication/v1/session/function", KNOWN),
        (
            Method::GET,
            "/authentication/v1/session/permission/{function}",
            "/authentication/v1/session/permission/eventLookup".to_owned(),
            Value::Null,
            LOOKUP,
        ),
        (
            Method::GET,
            "/authentication/v1/session/permission/{function}/{customer}",
            "/authentication/v1/session/permission/eventLookup/acme".to_owned(),
            Value::Null,
            [401, 404, 403, 200],
        ),
        post("/authentication/v1/session/constrain", KNOWN),
        post("/authentication/v1/constrain", KNOWN),
        // Keys have no session that would end.
        (
            Method::DELETE,
            "/authentication/v1/session",
            "/authentication/v1/session".into(),
            Value::Null,
            KNOWN,
        ),
        (Method::DELETE, "/authentication/v1/logout", "/authentication/v1/logout".into(), Value::Null, KNOWN),
    ]
}

/// Method, route, path to call, body.
fn rest(event: &str, case: i64) -> Vec<(Method, &'static str, String, Value, Expected)> {
    let submission = numbered(9, json!({"id": {"customer": "acme", "uuid": uuid::Uuid::from_u128(9)}}));
    let route =
        |method, route: &'static str, body, expected| (method, route, route.to_owned(), body, expected);
    // Another customer's event and case are not there.
    const FOREIGN: Expected = [401, 404, 403, 200];
    let one = |route: &'static str| {
        let path = route.replace("{type}/{timestamp}/{customerID}/{eventID}", event);
        (Method::GET, route, path.replace("{caseID}", &case.to_string()), Value::Null, FOREIGN)
    };
    let update = json!({"comment": "Seen."});
    let named = json!({"eventIdentifiers": [event], "update": update});
    let matching = json!({"criteria": all(), "update": update});
    vec![
        route(Method::GET, "/events/v1/aggregated", Value::Null, LOOKUP),
        route(Method::PUT, "/events/v1/aggregated", named, FOREIGN),
        // It changes what the caller sees: nothing, for a stranger.
        route(Method::PUT, "/events/v1/aggregated/bulk", matching, LOOKUP),
        route(Method::POST, "/events/v1/aggregated/search", all(), LOOKUP),
        route(
            Method::POST,
            "/events/v1/aggregated/stats",
            all_and(json!({"groupBy": "ATTACK_IDENTIFIER"})),
            LOOKUP,
        ),
        route(Method::GET, "/events/v1/nids", Value::Null, LOOKUP),
        route(Method::POST, "/events/v1/nids/search", all(), LOOKUP),
        one("/events/v1/case/{caseID}"),
        one("/events/v1/{type}/{timestamp}/{customerID}/{eventID}"),
        one("/events/v1/{type}/{timestamp}/{customerID}/{eventID}/links"),
        one("/events/v1/{type}/{timestamp}/{customerID}/{eventID}/payload"),
        one("/events/v1/{type}/{timestamp}/{customerID}/{eventID}/pcap"),
        // A sensor of another customer may submit, but not for this one.
        route(Method::POST, "/events/v2/event", submission.clone(), [401, 412, 403, 200]),
        route(Method::POST, "/events/v2/event/bulk", json!({"events": [submission]}), [401, 412, 403, 200]),
    ]
}

/// Events as events/v2 has them, by their address with a type and without.
fn events_v2(event: &str, case: i64) -> Vec<(Method, &'static str, String, Value, Expected)> {
    const FOREIGN: Expected = [401, 404, 403, 200];
    const NOT_OFFERED: Expected = [401, 501, 501, 501];
    let plain = event.split_once('/').unwrap().1;
    let call = |method, route: &'static str, body, expected| {
        let path = route.replace("{type}/{timestamp}/{customerID}/{eventID}", event);
        let path = path.replace("{timestamp}/{customerID}/{eventID}", plain);
        let path =
            path.replace("{caseID}", &case.to_string()).replace("{taskID}", &uuid::Uuid::nil().to_string());
        (method, route, path, body, expected)
    };
    let one = |route| call(Method::GET, route, Value::Null, FOREIGN);
    let assess = |route| call(Method::PUT, route, json!({"comment": "Seen."}), FOREIGN);
    let not_offered = |method, route| call(method, route, json!({}), NOT_OFFERED);
    let matching = json!({"search": all(), "assessment": {"comment": "Seen."}});
    vec![
        call(Method::GET, "/events/v2/event", Value::Null, LOOKUP),
        call(Method::POST, "/events/v2/event/search", all(), LOOKUP),
        call(Method::POST, "/events/v2/event/statistics", json!({"groupBy": {"field": "signature"}}), LOOKUP),
        // It changes what the caller sees: nothing, for a stranger.
        call(Method::PUT, "/events/v2/event/assess", matching, LOOKUP),
        one("/events/v2/case/{caseID}"),
        one("/events/v2/event/{timestamp}/{customerID}/{eventID}"),
        one("/events/v2/event/{timestamp}/{customerID}/{eventID}/links"),
        one("/events/v2/event/{timestamp}/{customerID}/{eventID}/payload"),
        one("/events/v2/event/{timestamp}/{customerID}/{eventID}/pcap"),
        one("/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}"),
        one("/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/links"),
        one("/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/payload"),
        one("/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/pcap"),
        assess("/events/v2/event/{timestamp}/{customerID}/{eventID}/assess"),
        assess("/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/assess"),
        not_offered(Method::GET, "/events/v2/event/{timestamp}/{customerID}/{eventID}/lineage"),
        not_offered(Method::GET, "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/lineage"),
        not_offered(Method::PUT, "/events/v2/event/reindex"),
        not_offered(Method::GET, "/events/v2/servicetask"),
        not_offered(Method::GET, "/events/v2/servicetask/{taskID}"),
        not_offered(Method::DELETE, "/events/v2/servicetask/{taskID}"),
        not_offered(Method::POST, "/events/v2/servicetask/assess"),
        not_offered(Method::GET, "/events/v2/servicetask/prune/{taskID}/status"),
        not_offered(Method::POST, "/events/v2/servicetask/reindex"),
        not_offered(Method::GET, "/events/v2/servicetask/reindex/{taskID}/status"),
        not_offered(Method::POST, "/events/v2/servicetask/search"),
    ]
}

/// What people are told of customers, of one another, and of what can be done.
fn lookups() -> Vec<(Method, &'static str, String, Value, Expected)> {
    let get = |route: &'static str, path: &str, expected| {
        (Method::GET, route, path.to_owned(), Value::Null, expected)
    };
    let list = |route: &'static str| (Method::GET, route, route.to_owned(), Value::Null, KNOWN);
    let search = |route: &'static str| (Method::POST, route, route.to_owned(), json!({}), KNOWN);
    const FOREIGN: Expected = [401, 404, 200, 200];
    vec![
        list("/customers/v2/customer"),
        search("/customers/v2/customer/search"),
        get("/customers/v2/customer/{idOrShortName}", "/customers/v2/customer/acme", FOREIGN),
        list("/customers/v2/domain"),
        list("/currentuser/v1/user"),
        list("/currentuser/v1/customers"),
        list("/currentuser/v1/permissions"),
        list("/currentuser/v1/functions"),
        list("/currentuser/v1/groups"),
        list("/users/v2/user"),
        search("/users/v2/user/search"),
        get("/users/v2/user/{shortNameOrID}", "/users/v2/user/anna", FOREIGN),
        list("/users/v2/group"),
        search("/users/v2/group/search"),
        get("/users/v2/group/{shortNameOrID}", "/users/v2/group/Analysts", KNOWN),
        list("/users/v2/subject"),
        search("/users/v2/subject/search"),
        get("/users/v2/subject/{shortNameOrID}", "/users/v2/subject/anna", FOREIGN),
        get("/users/v2/subject/{shortNameOrID}/groups", "/users/v2/subject/2/groups", FOREIGN),
        list("/users/v2/function"),
        search("/users/v2/function/search"),
        get("/users/v2/function/{idOrShortname}", "/users/v2/function/eventLookup", KNOWN),
    ]
}

/// Names of what an event of acme's bears: see lookups::alarms for one that a stranger asks for.
fn alarms() -> Vec<(Method, &'static str, String, Value, Expected)> {
    const ONE: Expected = [401, 404, 403, 404];
    let list = |route: &'static str| (Method::GET, route, route.to_owned(), Value::Null, LOOKUP);
    let search = |route: &'static str| (Method::POST, route, route.to_owned(), json!({}), LOOKUP);
    let get = |route: &'static str, path: &str| (Method::GET, route, path.to_owned(), Value::Null, ONE);
    vec![
        list("/alarms/v1/alarm"),
        search("/alarms/v1/alarm/search"),
        get("/alarms/v1/alarm/{id}", "/alarms/v1/alarm/1"),
        list("/alarms/v1/category"),
        search("/alarms/v1/category/search"),
        get("/alarms/v1/category/{idOrShortName}", "/alarms/v1/category/1"),
        list("/alarms/v1/signature"),
        search("/alarms/v1/signature/search"),
    ]
}

/// Networks and locations: acme's are numbered 1. Who may change them sees every customer.
fn places() -> Vec<(Method, &'static str, String, Value, Expected)> {
    const CHANGED: Expected = [401, 403, 403, 200];
    const MADE: Expected = [401, 403, 403, 201];
    const FOREIGN: Expected = [401, 404, 200, 200];
    const ONE_NETWORK: &str = "/customernetworks/v1/network/{networkID}";
    const ONE_LOCATION: &str = "/sensors/v1/location/{idOrShortName}";
    let network =
        json!({"customer": "acme", "networkAddress": "10.0.0.0/8", "zone": "DMZ", "description": SECRET});
    let location = json!({"customerID": 1, "shortName": "secret", "name": SECRET});
    let all = |method, route: &'static str, body, expected| (method, route, route.to_owned(), body, expected);
    let one = |method, route: &'static str, expected| {
        let path = route.replace("{networkID}", "1").replace("{idOrShortName}", "1");
        let body = if method == Method::PUT { json!({}) } else { Value::Null };
        (method, route, path, body, expected)
    };
    vec![
        all(Method::POST, "/customernetworks/v1/network", network, MADE),
        all(Method::GET, "/customernetworks/v1/network", Value::Null, KNOWN),
        all(Method::POST, "/customernetworks/v1/network/search", json!({}), KNOWN),
        one(Method::GET, ONE_NETWORK, FOREIGN),
        one(Method::PUT, ONE_NETWORK, CHANGED),
        one(Method::PUT, "/customernetworks/v1/network/{networkID}/verify", CHANGED),
        one(Method::PUT, "/customernetworks/v1/network/{networkID}/unverify", CHANGED),
        one(Method::DELETE, ONE_NETWORK, CHANGED),
        all(Method::POST, "/sensors/v1/location", location, MADE),
        all(Method::GET, "/sensors/v1/location", Value::Null, KNOWN),
        all(Method::POST, "/sensors/v1/location/search", json!({}), KNOWN),
        one(Method::GET, ONE_LOCATION, FOREIGN),
        one(Method::PUT, ONE_LOCATION, CHANGED),
        one(Method::DELETE, ONE_LOCATION, CHANGED),
    ]
}

/// Server function, body, and what the four and somebody with a one-time password get.
fn functions(event: &str, case: i64, search: i64) -> Vec<(&'static str, Value, Expected, u16)> {
    let page = |filter: Value| json!({"filter": filter, "limit": 100, "offset": 0});
    let criteria = json!({"start": "0"});
    let sort = json!({"key": "timestamp", "descending": true});
    let new = json!({"customer": 1, "name": "N", "description": "D", "template": null, "classification": null,
        "soc_ticket": null});
    vec![
        ("activity/list", page(json!({"not_case_related": true})), [401, 200, 403, 200], 403),
        ("case/list", page(json!({})), [401, 200, 403, 200], 403),
        ("case/get", json!({"id": case}), [401, 404, 403, 200], 403),
        ("case/choices", json!({}), [401, 200, 403, 200], 403),
        ("case/create", json!({"new": new}), [401, 412, 403, 200], 403),
        // Whoever is logged in may name his own customers.
        ("customer/list", json!({"text": ""}), [401, 200, 200, 200], 403),
        (
            "event/search",
            json!({"criteria": criteria, "sort": sort, "limit": 100, "offset": 0}),
            [401, 200, 403, 200],
            403,
        ),
        ("event/histogram", json!({"criteria": criteria, "buckets": 10}), [401, 200, 403, 200], 403),
        ("event/get", json!({"id": event}), [401, 404, 403, 200], 403),
        (
            "event/statistics",
            json!({"criteria": criteria, "grouping": {"by": ["ATTACK_IDENTIFIER"]}}),
            [401, 200, 403, 200],
            403,
        ),
        ("event/payload", json!({"id": event}), [401, 404, 403, 200], 403),
        (
            "event/assess",
            json!({"ids": [event], "assessment": {"comment": "Seen."}}),
            [401, 404, 403, 200],
            403,
        ),
        // Everybody who may search has searches of his own; those of others are not there for him.
        ("saved-search/list", json!({}), [401, 200, 403, 200], 403),
        (
            "saved-search/save",
            json!({"new": {"name": "Scans", "query": "text=scan", "shared": false}}),
            [401, 200, 403, 200],
            403,
        ),
        (
            "saved-search/change",
            json!({"id": search, "name": SECRET, "shared": false}),
            [401, 404, 403, 200],
            403,
        ),
        ("saved-search/delete", json!({"id": search}), [401, 404, 403, 200], 403),
        ("session/log-in", json!({"login": "nobody", "password": "wrong"}), [412; 4], 412),
        ("session/current", json!({}), [200; 4], 200),
        (
            "session/change-password",
            json!({"current": "not the right one", "new": "another long password"}),
            [401, 412, 412, 412],
            412,
        ),
        ("session/switch-case", json!({"case": case}), [401, 404, 403, 200], 403),
        // The last, as it ends the session.
        ("session/log-out", json!({}), [200; 4], 200),
    ]
}

fn is_secret(answer: &Answer) -> bool {
    answer.text.contains(SECRET) || answer.text.to_lowercase().contains("acme")
}

async fn case_and_event(world: &World) -> (i64, String) {
    let case = world.log_in("anna").await.create_case(1, SECRET).await;
    let event = numbered(
        1,
        json!({"signature": SECRET, "associatedCaseID": case,
            "payload": {"payloadType": "ethernet", "payload": "AAEC"}}),
    );
    (case, world.sensor().submit(&[event]).await.pop().unwrap())
}

#[tokio::test]
async fn every_rest_route() {
    on_each_engine(async |world| {
        let (case, event) = case_and_event(world).await;
        let table =
            [rest(&event, case), events_v2(&event, case), sessions(), lookups(), alarms(), places()].concat();
        let listed: BTreeSet<String> =
            table.iter().map(|(method, route, ..)| format!("{method} {route}")).collect();
        let document = world.server.get("/openapi.json").await.is(200).json;
        assert_eq!(listed, routes_of(&document), "say in the table who may call each route");
        for (method, route, path, body, expected) in table {
            let submits =
                ["/events/v2/event", "/events/v2/event/bulk"].contains(&route) && method == Method::POST;
            let stranger = if submits { world.gerd() } else { world.gina() };
            let administers = expected[1..3] == [403, 403];
            let (without, with) = match (submits, administers) {
                (true, _) => (world.anna(), world.sensor()),
                (_, true) => (world.anna(), world.admin()),
                _ => (world.sensor(), world.anna()),
            };
            let dressed = |request: reqwest::RequestBuilder| {
                if body.is_null() { request } else { request.json(&body) }
            };
            // A file is the file itself, but what refuses it is not.
            let is_file = route.ends_with("/pcap");
            let send = async |request: reqwest::RequestBuilder| {
                let answer = world.server.send(dressed(request)).await;
                if is_file && answer.status == 200 { answer } else { answer.enveloped() }
            };
            let answers = [
                send(world.server.request(method.clone(), &path)).await,
                send(stranger.request(method.clone(), &path)).await,
                send(without.request(method.clone(), &path)).await,
                send(with.request(method.clone(), &path)).await,
            ];
            assert_eq!(
                answers.clone().map(|answer| answer.status),
                expected,
                "{method} {route}: {answers:#?}"
            );
            // Of the third, only those who may not see it at all.
            let strangers = if expected[2] == 403 { &answers[..3] } else { &answers[..2] };
            assert!(strangers.iter().all(|answer| !answer.text.contains(SECRET)), "{route}: {answers:#?}");
        }
    })
    .await;
}

#[tokio::test]
async fn every_server_function() {
    on_each_engine(async |world| {
        let (case, event) = case_and_event(world).await;
        let new = json!({"new": {"name": SECRET, "query": "", "shared": false}});
        let saved = world.log_in("anna").await.call("saved-search/save", new).await.is(200);
        let table = functions(&event, case, saved.json["id"].as_i64().unwrap());
        let listed: BTreeSet<String> = table.iter().map(|(name, ..)| (*name).to_owned()).collect();
        assert_eq!(listed, functions_of_the_source(), "say in the table who may call each function");

        let shown = world.argus.ok("user add newcomer --customer acme");
        let one_time = shown.trim().rsplit(' ').next().unwrap();
        let mut newcomer = world.page();
        newcomer.log_in("newcomer", one_time).await.is(200);
        let callers = [
            world.page(),
            world.log_in("gina").await,
            world.log_in("sensor").await,
            world.log_in("anna").await,
            newcomer,
        ];
        for (name, body, expected, of_newcomer) in table {
            let mut answers = Vec::new();
            for caller in &callers {
                answers.push(caller.call(name, body.clone()).await);
            }
            let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
            assert_eq!(statuses, [&expected[..], &[of_newcomer]].concat(), "{name}: {answers:#?}");
            assert!(!is_secret(&answers[0]) && !is_secret(&answers[1]), "{name}: {answers:#?}");
            assert!(answers.iter().all(|answer| answer.status != 401 || answer.json == "NotLoggedIn"));
        }
    })
    .await;
}

/// A session that never was, or is over, is that of nobody.
#[tokio::test]
async fn tokens_that_nobody_holds() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let mut other = anna.clone();
        let body = json!({"text": ""});
        for token in ["x".to_owned(), format!("{}x", anna.token), anna.token.to_lowercase(), "%00".to_owned()]
        {
            other.token = token;
            other.call("customer/list", body.clone()).await.is(401);
        }
        anna.call("customer/list", body).await.is(200);
    })
    .await;
}

fn source(folder: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut texts = Vec::new();
    let mut open = vec![root.join(folder)];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                texts.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    texts
}

/// The texts in quotes that follow `mark`.
fn quoted_after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    text.split(mark).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'))
}

fn functions_of_the_source() -> BTreeSet<String> {
    let texts = source("app/src/api");
    let marks = texts.iter().map(|text| text.matches("#[server").count()).sum::<usize>();
    let found: BTreeSet<String> = texts
        .iter()
        .flat_map(|text| quoted_after(text, "endpoint ="))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert_eq!(found.len(), marks, "every server function names its endpoint");
    found
}

/// The routes that the document tells of, and those for which only the known are told that they are not
/// offered. There are no others: see `Routes` in server/src/api/openapi.
fn routes_of(document: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        found.extend(
            item.as_object().unwrap().keys().map(|method| format!("{} {path}", method.to_uppercase())),
        );
    }
    let texts = source("server/src/api");
    for (path, rest) in texts.iter().flat_map(|text| quoted_after(text, ".not_offered_to_known(")) {
        let call = rest.split(';').next().unwrap().split(".not_offered_to_known(").next().unwrap();
        let methods = call.split("MethodFilter::").skip(1);
        let names =
            methods.map(|text| text.split(|letter: char| !letter.is_ascii_uppercase()).next().unwrap());
        found.extend(names.map(|method| format!("{method} {path}")));
    }
    found
}
