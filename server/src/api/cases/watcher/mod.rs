//! `/cases/v2/case/{caseID}/watchers` and `…/watch`: who is told what happens to a case.

mod add;
mod contact;
mod list;
mod named;
mod own;
mod remove;
mod settings;
mod update;

pub(super) use named::{CaseWatcherFields, named};

use super::model::{CaseWatcher, contact_watcher_id, watcher_id};
use crate::api::{ApiError, openapi::Routes};
use argus_domain::{
    CaseId, Invalid,
    watcher::{ContactWatcher, WatcherRecord},
};
use argus_lenient::Fields;
use argus_service::{Ctx, Error, watcher};
use utoipa_axum::routes;
use uuid::Uuid;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, add::add, settings::settings))
        .calls(routes!(update::update, remove::remove))
        .calls(routes!(own::watch, own::unwatch))
        .calls(routes!(contact::remove))
}

const PAGE_ONLY: &str = "cannot be true: users are told on the page only, of everything alike";

/// Somebody who watches a case.
enum Found {
    User(WatcherRecord),
    Contact(ContactWatcher),
}

impl CaseWatcher {
    fn found(case: CaseId, found: Found, is_deleted: bool) -> Self {
        match found {
            Found::User(record) => Self::new(case, record, is_deleted),
            Found::Contact(watcher) => Self::of_contact(case, watcher, is_deleted),
        }
    }
}

/// Ways of telling somebody that there are not.
fn refuse_ways(fields: &mut Fields, ways: &[&str]) {
    for way in ways {
        if fields.bool(way) == Some(true) {
            fields.refuse(way, PAGE_ONLY);
        }
    }
}

/// The one with an id.
async fn find(ctx: &Ctx, case: CaseId, id: &str) -> Result<Found, ApiError> {
    let id: Uuid = id.parse().map_err(|_| Invalid::one("watcherID", "must be a UUID"))?;
    let found = watcher::records(ctx, case).await?;
    let found = found.into_iter().find(|one| one.watches && watcher_id(case, one.person.id) == id);
    if let Some(found) = found {
        return Ok(Found::User(found));
    }
    let contacts = watcher::contacts(ctx, case).await?;
    let found = contacts.into_iter().find(|one| contact_watcher_id(case, one.contact.id) == id);
    found
        .map(Found::Contact)
        .ok_or_else(|| Error::NotFound(format!("Nobody with the id {id} watches case #{case}.")).into())
}
