//! `/cases/v2/case/{caseID}/watchers` and `…/watch`: who is told what happens to a case.

mod add;
mod list;
mod own;
mod remove;
mod settings;
mod update;

use super::model::watcher_id;
use crate::api::{ApiError, openapi::Routes};
use argus_domain::{CaseId, Invalid, watcher::WatcherRecord};
use argus_lenient::Fields;
use argus_service::{Ctx, Error, watcher};
use utoipa_axum::routes;
use uuid::Uuid;

pub(super) fn routes() -> Routes {
    Routes::default()
        .calls(routes!(list::list, add::add, settings::settings))
        .calls(routes!(update::update, remove::remove))
        .calls(routes!(own::watch, own::unwatch))
        // Contacts have no page that they could be told on.
        .not_offered("/cases/v2/case/{caseID}/watchers/contact/{contactID}")
}

const PAGE_ONLY: &str = "cannot be true: watchers are told on the page only";

/// Ways of telling somebody that there are not.
fn refuse_ways(fields: &mut Fields, ways: &[&str]) {
    for way in ways {
        if fields.bool(way) == Some(true) {
            fields.refuse(way, PAGE_ONLY);
        }
    }
}

/// The one with an id.
async fn find(ctx: &Ctx, case: CaseId, id: &str) -> Result<WatcherRecord, ApiError> {
    let id: Uuid = id.parse().map_err(|_| Invalid::one("watcherID", "must be a UUID"))?;
    let found = watcher::records(ctx, case).await?;
    let found = found.into_iter().find(|one| one.watches && watcher_id(case, one.person.id) == id);
    found.ok_or_else(|| Error::NotFound(format!("Nobody with the id {id} watches case #{case}.")).into())
}
