//! `/modules/v1`: modules as people write them, in real processes of Python.

mod evidence;
mod faults;
mod hooks;
mod installing;
mod servers;
mod tasks;

use crate::support::Page;
use serde_json::{Value, json};

/// A module with these functions.
fn module(functions: &str) -> String {
    format!(
        "import os, time\n\
         from argus_dim import *\n\
         argus_module = Module(name='under-test', title='Under test', version='1.0', parameters=[\n\
         \x20   Parameter('file', str, default=''), Parameter('key', Secret)])\n\
         {functions}"
    )
}

/// One that does this when it is called by hand for an indicator, with the label `Do it`.
fn by_hand(body: &str) -> String {
    let body = body.trim_matches('\n').replace('\n', "\n    ");
    module(&format!("@argus_module.by_hand('ioc', label='Do it')\ndef do_it(call):\n    {body}\n"))
}

/// Adds indicators and gives their numbers.
async fn add_iocs(page: &Page<'_>, case: i64, values: &[&str]) -> Vec<i64> {
    let new: Vec<Value> = values.iter().map(|value| json!({"value": value})).collect();
    let added = page.call("ioc/add", json!({"case": case, "new": new})).await.is(200);
    let added = added.json["added"].as_array().unwrap().clone();
    added.iter().map(|ioc| ioc["id"].as_i64().unwrap()).collect()
}

/// The tags of the case's indicators by their values.
async fn tags(page: &Page<'_>, case: i64) -> Value {
    let body = json!({"case": case, "filter": {}, "limit": 1_000, "offset": 0});
    let list = page.call("ioc/list", body).await.is(200);
    let rows = list.json["rows"].as_array().unwrap();
    rows.iter().map(|row| (row["value"].as_str().unwrap().to_owned(), row["tags"].clone())).collect()
}
