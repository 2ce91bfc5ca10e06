//! `GET /cases/v2/case/{caseID}/watchers`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{model::CaseWatcher, path::case_id},
    openapi::{InQuery, Many, NotFound, takes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_service::watcher;

takes! {
    /// Which watchers are listed.
    struct WatcherKinds {
        /// Those who chose to, or were added, as contacts are.
        #[schema(default = true)]
        includeExplicit: bool,
        /// Those who own the case, work on it or opened it.
        #[schema(default = true)]
        includeDefault: bool,
        /// Those who do not watch it although they would: somebody said so.
        #[schema(default = false)]
        includeDisabled: bool,
        /// There are none.
        #[schema(default = false)]
        includeDeleted: bool,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

/// Lists who watches a case, by name: users first, and contacts for those who see the customer.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/watchers",
    operation_id = "listCaseWatchers",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<WatcherKinds>,
    ),
    responses(
        (status = 200, description = "A page of watchers", body = Many<CaseWatcher>),
        NotFound,
    ),
)]
pub(super) async fn list(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<Vec<CaseWatcher>>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = fields_of::<WatcherKinds>(pairs);
    let paging = paging(&mut fields);
    let explicit = fields.bool("includeExplicit").unwrap_or(true);
    let by_default = fields.bool("includeDefault").unwrap_or(true);
    let disabled = fields.bool("includeDisabled").unwrap_or(false);
    fields.bool("includeDeleted");
    fields.finish()?;
    let mut found = watcher::records(&ctx, id).await?;
    found.retain(|one| match (one.watches, one.said.is_some()) {
        (false, _) => disabled,
        (true, true) => explicit,
        (true, false) => by_default,
    });
    let mut found: Vec<CaseWatcher> =
        found.into_iter().map(|record| CaseWatcher::new(id, record, false)).collect();
    if explicit {
        let contacts = watcher::contacts(&ctx, id).await?;
        found.extend(contacts.into_iter().map(|one| CaseWatcher::of_contact(id, one, false)));
    }
    Ok(Envelope::page(paging, paging.cut(found)))
}
