//! One indicator as an object: an indicator where STIX has a pattern for it, a vulnerability for one of those, and else a
//! note that says what it is.

use super::{
    id::Ids,
    marking,
    pattern::{Form, form},
};
use argus_domain::ioc::Ioc;
use serde_json::{Map, Value, json};

pub(super) fn of(ids: &Ids, ioc: &Ioc) -> Value {
    let form = form(ioc.kind, &ioc.value);
    let kind = match form {
        Form::Pattern(_) => "indicator",
        Form::Vulnerability => "vulnerability",
        Form::Words(_) => "note",
    };
    let mut object = common(ids, kind, ioc);
    let mut set = |name: &str, value: Value| drop(object.insert(name.to_owned(), value));
    match form {
        Form::Pattern(pattern) => {
            set("name", json!(ioc.value));
            set("pattern", json!(pattern));
            set("pattern_type", json!("stix"));
            set("pattern_version", json!("2.1"));
            set("valid_from", json!(ioc.added.to_string()));
        }
        Form::Vulnerability => {
            let name = ioc.value.to_ascii_uppercase();
            set("external_references", json!([{"source_name": "cve", "external_id": name}]));
            set("name", json!(name));
        }
        Form::Words(reason) => {
            set("abstract", json!(format!("Indicator of the type {}: {reason}", ioc.kind)));
            let about =
                if ioc.description.is_empty() { String::new() } else { format!("\n\n{}", ioc.description) };
            set("content", json!(format!("{}{about}", ioc.value)));
            set("object_refs", json!([Ids::identity()]));
        }
    }
    if kind != "note" && !ioc.description.is_empty() {
        set("description", json!(ioc.description));
    }
    Value::Object(object)
}

fn common(ids: &Ids, kind: &str, ioc: &Ioc) -> Map<String, Value> {
    let mut object = Map::new();
    for (name, value) in [
        ("type", json!(kind)),
        ("spec_version", json!("2.1")),
        ("id", json!(ids.of_ioc(kind, ioc))),
        ("created_by_ref", json!(Ids::identity())),
        ("created", json!(ioc.added.to_string())),
        ("modified", json!(ioc.updated.max(ioc.added).to_string())),
        ("object_marking_refs", json!([marking::id(ioc.tlp)])),
    ] {
        object.insert(name.to_owned(), value);
    }
    if !ioc.tags.is_empty() {
        object.insert("labels".to_owned(), json!(ioc.tags));
    }
    object
}
