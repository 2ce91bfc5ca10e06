//! `GET /cases/v2/case/{caseID}/access`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{model::CaseAccess, path::case_id},
    openapi::{InQuery, Many, NotFound},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_service::case;

/// Lists whom the access list of a case names, people first.
///
/// Whoever it shuts out is not told here: there is no word for that.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/access",
    operation_id = "listCaseAccess",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<PagingFields>,
    ),
    responses(
        (status = 200, description = "A page of entries", body = Many<CaseAccess>),
        NotFound,
    ),
)]
pub(super) async fn list(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<Vec<CaseAccess>>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = fields_of::<PagingFields>(pairs);
    let paging = paging(&mut fields);
    fields.finish()?;
    let entries = case::access_list(&ctx, id).await?.into_iter();
    let entries = entries.filter_map(|record| CaseAccess::new(id, record, false)).collect();
    Ok(Envelope::page(paging, paging.cut(entries)))
}
