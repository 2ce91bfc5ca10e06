//! `PUT /cases/v2/case/{mergeInto}/merge/{mergeFrom}`: a case is merged into another.

use super::open_status;
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        criteria::{CasePriority, OpenStatus},
        model::CaseVo,
        path::{case_id, wired},
        written::markdown,
    },
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::case::CaseRevision;
use argus_service::case;
use axum::{body::Body, http::StatusCode};

takes! {
    /// What is to be another in the case that the other is merged into. What is left out stays.
    #[schema(as = CaseMerging)]
    #[schema(example = json!({"priority": "high"}))]
    struct MergeFields {
        /// In HTML.
        description: String,
        priority: CasePriority,
        status: OpenStatus,
    }
}

/// Merges a case into another one of the same customer.
///
/// Comments, indicators, notes, tasks, attachments and links to events move in one transaction, and remember where they
/// came from. The merged case keeps its number, fields, tags and history, and leads to the other one. It can be taken
/// out again on the page.
///
/// Needs the permission updateCase, and the right to change both cases.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{mergeInto}/merge/{mergeFrom}",
    operation_id = "mergeCases",
    params(
        ("mergeInto" = i64, Path, minimum = 1, description = "The number of the case that stays"),
        ("mergeFrom" = i64, Path, minimum = 1, description = "The number of the case that is merged"),
    ),
    request_body = Option<MergeFields>,
    responses(
        (status = 200, description = "The case that stays, as it is now", body = One<CaseVo>),
        NotFound,
    ),
)]
pub(super) async fn merge(
    Caller(ctx): Caller,
    PathTexts((into, from)): PathTexts<(String, String)>,
    body: Body,
) -> Result<Envelope<CaseVo>, ApiError> {
    let (into, from) = (case_id("mergeInto", &into)?, case_id("mergeFrom", &from)?);
    let mut fields = body::fields_of::<MergeFields>(body, body::SMALL).await?;
    let revision = CaseRevision {
        description: markdown(&mut fields, "description", false),
        severity: fields.parsed("priority"),
        status: open_status(&mut fields),
        ..CaseRevision::default()
    };
    fields.finish()?;
    let merged = case::merge_record(&ctx, from, into, revision).await;
    let merged = merged.map_err(|error| wired(error, &[("into", "mergeInto"), ("case", "mergeFrom")]))?;
    Ok(Envelope::of(StatusCode::OK, CaseVo::whole(merged)))
}
