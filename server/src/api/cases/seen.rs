//! `/cases/v2/case/{caseID}/seen`: who has seen a case.

use super::path::case_id;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    model::DomainInfo,
    openapi::{InQuery, Many, NotFound, One, Routes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_domain::{Timestamp, criteria::Page, network::Doer};
use argus_service::case;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::routes;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CaseSeenStatus {
    user: Onlooker,
    #[schema(value_type = i64)]
    last_seen_timestamp: Timestamp,
}

/// Somebody, as the newer models name him.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CaseOnlooker)]
struct Onlooker {
    id: i64,
    short_name: String,
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    domain: DomainInfo,
}

impl From<(Doer, Timestamp)> for CaseSeenStatus {
    fn from((Doer { id, login, name }, last_seen_timestamp): (Doer, Timestamp)) -> Self {
        let user = Onlooker { id: id.0, short_name: login, name, kind: "user", domain: DomainInfo::ONLY };
        Self { user, last_seen_timestamp }
    }
}

pub(super) fn routes() -> Routes {
    Routes::default().calls(routes!(list, note))
}

/// Lists who said that he has seen a case, the last first. Who only opens it on the page does not say so.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/seen",
    operation_id = "listCaseSeen",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<PagingFields>,
    ),
    responses(
        (status = 200, description = "A page of people", body = Many<CaseSeenStatus>),
        NotFound,
    ),
)]
async fn list(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<Vec<CaseSeenStatus>>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = fields_of::<PagingFields>(pairs);
    let paging = paging(&mut fields);
    fields.finish()?;
    let found = case::seen_by(&ctx, id, paging.limit, paging.offset).await?;
    let rows = found.rows.into_iter().map(CaseSeenStatus::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: found.total }))
}

/// Notes that the caller has seen a case.
///
/// Needs the permission viewCases.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{caseID}/seen",
    operation_id = "noteCaseSeen",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    responses(
        (status = 200, description = "That he has", body = One<CaseSeenStatus>),
        NotFound,
    ),
)]
async fn note(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<CaseSeenStatus>, ApiError> {
    let id = case_id("caseID", &id)?;
    Ok(Envelope::of(StatusCode::OK, case::note_seen(&ctx, id).await?.into()))
}
