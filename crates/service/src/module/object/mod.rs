//! What modules are told of an object: its fields by the names that IRIS gives them, with `type` and `id`.
//!
//! Never more than a scope shows, and no secrets.

pub(super) mod alert;
pub(super) mod case;
mod context;
pub(super) mod event;
pub(super) mod evidence;
pub(super) mod ioc;
pub(super) mod note;
pub(super) mod task;
#[cfg(test)]
mod tests;
pub(super) mod timeline_entry;

pub(crate) use context::context;

use crate::{Result, event::of_scope};
use argus_domain::{
    CaseId, EventId,
    case::{CaseTag, Person},
    module::{ObjectKind, ObjectRef},
};
use argus_store as store;
use argus_store::{Conn, Scope};
use serde_json::{Value, json};
use std::str::FromStr;

/// Everything that a module gets of it; nothing where it is not there, or not in the scope.
pub(crate) async fn load(conn: &mut Conn, scope: &Scope, object: &ObjectRef) -> Result<Option<Value>> {
    Ok(match object.kind {
        ObjectKind::Case => {
            let Some(id) = number(object) else { return Ok(None) };
            store::case::get(conn, scope, id).await?.map(|found| case::fields(&found))
        }
        ObjectKind::Ioc => {
            let Some(id) = number(object) else { return Ok(None) };
            store::ioc::get(conn, scope, id).await?.map(|found| ioc::fields(&found))
        }
        ObjectKind::Note => {
            let Some(id) = number(object) else { return Ok(None) };
            let Some(found) = store::note::get(conn, scope, id).await? else { return Ok(None) };
            let folder = match found.summary.folder {
                Some(folder) => store::note::folder(conn, scope, folder).await?.map(|(_, folder)| folder),
                None => None,
            };
            Some(note::fields(&found, folder.as_ref()))
        }
        ObjectKind::Task => {
            let Some(id) = number(object) else { return Ok(None) };
            store::task::get(conn, scope, id).await?.map(|found| task::fields(&found))
        }
        ObjectKind::TimelineEntry => {
            let Some(id) = number(object) else { return Ok(None) };
            store::timeline::get(conn, scope, id).await?.map(|found| timeline_entry::fields(&found))
        }
        ObjectKind::Event => {
            let Ok(id) = object.id.parse::<EventId>() else { return Ok(None) };
            of_scope(conn, scope, id).await?.map(|found| event::fields(&found))
        }
        ObjectKind::Alert => {
            let Some(id) = number(object) else { return Ok(None) };
            store::alert::get(conn, scope, id).await?.map(|found| alert::fields(&found))
        }
        ObjectKind::Evidence => {
            let Some(id) = number(object) else { return Ok(None) };
            store::attachment::get(conn, scope, id).await?.map(|found| evidence::fields(&found))
        }
    })
}

/// What it is called, and the case that it belongs to.
pub(crate) async fn told(
    conn: &mut Conn,
    scope: &Scope,
    object: &ObjectRef,
) -> Result<Option<(String, Option<CaseId>)>> {
    Ok(match object.kind {
        ObjectKind::Case => {
            let Some(id) = number(object) else { return Ok(None) };
            let found = store::case::get(conn, scope, id).await?;
            found.map(|found| (found.summary.title(), Some(found.summary.id)))
        }
        ObjectKind::Ioc => {
            let Some(id) = number(object) else { return Ok(None) };
            store::ioc::get(conn, scope, id).await?.map(|found| (found.value, Some(found.case)))
        }
        ObjectKind::Note => {
            let Some(id) = number(object) else { return Ok(None) };
            store::note::get(conn, scope, id).await?.map(|found| (found.summary.title, Some(found.case)))
        }
        ObjectKind::Task => {
            let Some(id) = number(object) else { return Ok(None) };
            store::task::get(conn, scope, id).await?.map(|found| (found.title, Some(found.case)))
        }
        ObjectKind::TimelineEntry => {
            let Some(id) = number(object) else { return Ok(None) };
            store::timeline::get(conn, scope, id).await?.map(|found| (found.title, Some(found.case)))
        }
        ObjectKind::Event => {
            let Ok(id) = object.id.parse::<EventId>() else { return Ok(None) };
            let found = store::event::get(conn, scope, &id).await?;
            found.map(|(_, summary)| (event::title(&summary), None))
        }
        ObjectKind::Alert => {
            let Some(id) = number(object) else { return Ok(None) };
            store::alert::get(conn, scope, id).await?.map(|found| (found.summary.heading(), None))
        }
        ObjectKind::Evidence => {
            let Some(id) = number(object) else { return Ok(None) };
            store::attachment::get(conn, scope, id).await?.map(|found| (found.name, Some(found.case)))
        }
    })
}

/// Its id in the type of its kind; what is no number names nothing.
pub(super) fn number<T: FromStr>(object: &ObjectRef) -> Option<T> {
    object.id.parse().ok()
}

/// Tags as IRIS writes them: with commas in between.
pub(super) fn tags(tags: &[impl ToString]) -> String {
    tags.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

pub(super) fn case_tags(of: &[CaseTag]) -> String {
    tags(of)
}

pub(super) fn person(person: Option<&Person>) -> Value {
    person
        .map_or(Value::Null, |person| json!({"id": person.id, "name": person.name, "user_name": person.name}))
}

/// What is of a kind: `{"name": …}`, under the name that IRIS gives it besides.
pub(super) fn one_of(key: &str, name: &str) -> Value {
    json!({"name": name, key: name})
}
