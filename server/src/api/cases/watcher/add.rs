//! `POST /cases/v2/case/{caseID}/watchers`

use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        model::{CaseWatcher, watcher_id},
        path::case_id,
    },
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_service::watcher;
use axum::{body::Body, http::StatusCode};

takes! {
    /// Who is to watch a case.
    #[schema(as = NewCaseWatcher)]
    #[schema(example = json!({"userOrGroup": "anna"}))]
    struct WatcherFields {
        /// Number or short name of a user who may see the case.
        userOrGroup: String,
        /// The same by number.
        subjectID: i64,
        /// Watchers are told of everything alike, so true is refused.
        #[schema(default = false)]
        verbose: bool,
    }
}

/// Has somebody watch a case. Whoever does already stays one.
///
/// Needs the permission updateCase.
#[utoipa::path(
    post,
    path = "/cases/v2/case/{caseID}/watchers",
    operation_id = "addCaseWatcher",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    request_body = WatcherFields,
    responses(
        (status = 201, description = "The watcher", body = One<CaseWatcher>),
        NotFound,
    ),
)]
pub(super) async fn add(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CaseWatcher>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = body::fields_of::<WatcherFields>(body, body::SMALL).await?;
    let (named, numbered) = (fields.text("userOrGroup"), fields.int("subjectID"));
    super::refuse_ways(&mut fields, &["verbose"]);
    for field in ["destination", "type"] {
        fields.refuse_if_given(field, "cannot be given: watchers are users, who are told on the page");
    }
    let who = match (named.filter(|name| !name.is_empty()), numbered) {
        (Some(name), _) => ("userOrGroup", name),
        (None, Some(number)) => ("subjectID", number.to_string()),
        (None, None) => {
            fields.refuse("userOrGroup", "is required");
            ("userOrGroup", String::new())
        }
    };
    fields.finish()?;
    let user = watcher::set_named(&ctx, id, who.0, &who.1, true).await?;
    let wanted = watcher_id(id, user);
    let added = super::find(&ctx, id, &wanted.to_string()).await?;
    Ok(Envelope::of(StatusCode::CREATED, CaseWatcher::new(id, added, false)))
}
