//! The OpenAPI document.

use crate::support::{Answer, Argus, Server, on_each_engine};
use argus_testing::TestDatabase;
use reqwest::{Method, header::IF_NONE_MATCH};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A server whose database does not matter.
async fn document() -> (Answer, Server, Argus, TestDatabase) {
    let database = TestDatabase::sqlite();
    let argus = Argus::of(&database.address);
    let server = Server::start_with(&argus, |command| {
        command.env("ARGUS_ADMIN_PASSWORD", crate::support::ADMIN_PASSWORD);
    });
    (server.get("/openapi.json").await.is(200), server, argus, database)
}

/// Path, method, operation.
fn operations(document: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    document["paths"].as_object().unwrap().iter().flat_map(|(path, item)| {
        item.as_object()
            .unwrap()
            .iter()
            .map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
    })
}

/// Every object within, and what leads to it.
fn walk<'a>(value: &'a Value, path: String, visit: &mut impl FnMut(&str, &'a Value)) {
    visit(&path, value);
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| walk(value, format!("{path}/{key}"), visit)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| walk(value, format!("{path}/{at}"), visit));
        }
        _ => {}
    }
}

#[tokio::test]
async fn what_is_said_of_the_api() {
    let (answer, ..) = document().await;
    insta::assert_json_snapshot!("document", answer.json, { ".info.version" => "[version]" });
    assert_eq!(answer.json["info"]["version"], env!("CARGO_PKG_VERSION"));
}

#[tokio::test]
async fn it_is_kept_until_it_changes() {
    let (answer, server, ..) = document().await;
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("cache-control"), "no-cache");
    let etag = answer.header("etag");
    let again = server.request(Method::GET, "/openapi.json").header(IF_NONE_MATCH, etag);
    assert_eq!(server.send(again).await.is(304).text, "");
    server.send(server.request(Method::HEAD, "/openapi.json")).await.is(200);
    server.send(server.request(Method::POST, "/openapi.json")).await.is(405);
}

#[tokio::test]
async fn it_holds_together() {
    let (Answer { json: document, .. }, ..) = document().await;
    assert_eq!(document["openapi"], "3.1.0");
    let mut used = BTreeSet::new();
    walk(&document, String::new(), &mut |path, value| {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(document.pointer(pointer).is_some(), "{path}: {reference} leads nowhere");
            used.insert(pointer.to_owned());
        }
    });
    for kind in ["schemas", "responses"] {
        for name in document["components"][kind].as_object().unwrap().keys() {
            let pointer = format!("/components/{kind}/{name}");
            assert!(used.contains(&pointer), "nothing refers to {pointer}");
        }
    }
    let schemes = document["components"]["securitySchemes"].as_object().unwrap();
    let ways = document["security"].as_array().unwrap();
    assert!(
        ways.iter().flat_map(|way| way.as_object().unwrap().keys()).all(|name| schemes.contains_key(name))
    );
}

#[tokio::test]
async fn every_operation_says_enough() {
    let (Answer { json: document, .. }, ..) = document().await;
    let tags: BTreeSet<&str> =
        document["tags"].as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    let mut ids = BTreeMap::new();
    let mut used = BTreeSet::new();
    for (path, method, operation) in operations(&document) {
        let call = format!("{method} {path}");
        let text = |name: &str| operation[name].as_str().unwrap_or_else(|| panic!("{call} has no {name}"));
        if let Some(other) = ids.insert(text("operationId"), call.clone()) {
            panic!("{call} and {other} have the same id");
        }
        assert!(text("summary").ends_with('.') && !text("summary").contains('\n'), "{call}");
        let tag = operation["tags"][0].as_str().unwrap();
        assert!(tags.contains(tag), "{call}: {tag}");
        used.insert(tag);

        let none = Vec::new();
        let parameters = operation["parameters"].as_array().unwrap_or(&none);
        let of = |place: &str| -> BTreeSet<&str> {
            let there = parameters.iter().filter(|parameter| parameter["in"] == place);
            there.map(|parameter| parameter["name"].as_str().unwrap()).collect()
        };
        let in_path: BTreeSet<&str> =
            path.split('{').skip(1).map(|part| part.split('}').next().unwrap()).collect();
        assert_eq!(of("path"), in_path, "{call}");
        assert_eq!(of("path").len() + of("query").len(), parameters.len(), "{call}: names that come twice");
        for parameter in parameters {
            let name = &parameter["name"];
            assert_eq!(parameter["required"], parameter["in"] == "path", "{call}: {name}");
            assert!(!parameter["schema"].is_null(), "{call}: {name}");
        }

        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.contains_key("200") != responses.contains_key("201"), "{call}");
        let expected =
            |status: &str, is: bool| assert_eq!(responses.contains_key(status), is, "{call}: {status}");
        let anybody =
            operation["security"].as_array().is_some_and(|ways| ways[0].as_object().unwrap().is_empty());
        if !anybody {
            expected("401", true);
            expected("403", true);
        }
        expected("412", !parameters.is_empty() || !operation["requestBody"].is_null());
        expected("413", !operation["requestBody"].is_null());
        for (status, response) in responses.iter().filter(|(status, _)| status.as_str() >= "400") {
            let shared = response["$ref"].as_str().unwrap_or_else(|| panic!("{call}: {status}"));
            let shared = document.pointer(&shared[1..]).unwrap();
            let schema = &shared["content"]["application/json"]["schema"];
            assert_eq!(schema["$ref"], "#/components/schemas/ErrorEnvelope", "{call}: {status}");
        }
    }
    assert_eq!(used, tags, "sections without a call");
}

#[tokio::test]
async fn examples_are_taken() {
    on_each_engine(async |world| {
        let document = world.server.get("/openapi.json").await.is(200).json;
        for (path, method, operation) in operations(&document) {
            let Some(schema) = operation.pointer("/requestBody/content/application~1json/schema/$ref") else {
                continue;
            };
            let schema = document.pointer(&schema.as_str().unwrap()[1..]).unwrap();
            let example = &schema["example"];
            assert!(example.is_object(), "{method} {path} needs an example of its body");
            // What only looks can be tried by anybody who may.
            if ["/search", "/stats", "/statistics"].iter().any(|end| path.ends_with(end)) {
                let answer = world.anna().post(path, example).await;
                assert_eq!(answer.status, 200, "{path}: {answer:?}");
            }
        }
    })
    .await;
}
