//! `/cases/v2`.

mod access;
mod attachments;
mod belongings;
mod criteria;
mod fields;
mod life;
mod links;
mod moving;
mod statistics;
mod watching;

use crate::support::{Answer, Reader};
use serde_json::{Value, json};

const CASE: &str = "/cases/v2/case";

/// What a client sends at least, and `more`.
fn new(subject: &str, more: Value) -> Value {
    let mut body =
        json!({"service": "ids", "type": "securityIncident", "subject": subject, "description": "Why."});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

async fn open(reader: &Reader<'_>, subject: &str, more: Value) -> Value {
    reader.post(CASE, &new(subject, more)).await.is(201).data().clone()
}

fn subjects(answer: &Answer) -> Vec<String> {
    answer.rows().iter().map(|row| row["subject"].as_str().unwrap().to_owned()).collect()
}
