//! `GET /cases/v2/case/{caseID}/links`

use super::add::CaseLinkType;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{link::KINDS, model::CaseLinkVo, path::case_id},
    criteria::{one_of, some_of},
    openapi::{InQuery, Many, NotFound, choice, takes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_service::case;

const DIRECTIONS: [&str; 2] = ["incoming", "outgoing"];

choice! {
    /// From another case, or from this one.
    CaseLinkDirection: DIRECTIONS;
}

takes! {
    /// Which links of a case.
    struct CaseLinkCriteria {
        direction: CaseLinkDirection,
        r#type: Vec<CaseLinkType>,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

/// Lists the links from and to a case, in the order of adding.
///
/// Those to cases that the caller does not see are left out.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/links",
    operation_id = "listCaseLinks",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<CaseLinkCriteria>,
    ),
    responses(
        (status = 200, description = "A page of links", body = Many<CaseLinkVo>),
        NotFound,
    ),
)]
pub(super) async fn list(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<Vec<CaseLinkVo>>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = fields_of::<CaseLinkCriteria>(pairs);
    let direction = one_of(&mut fields, "direction", &DIRECTIONS);
    let kinds = some_of(&mut fields, "type", &KINDS);
    let paging = paging(&mut fields);
    fields.finish()?;
    let links = case::link_records(&ctx, id).await?.into_iter().map(|link| CaseLinkVo::new(link, false));
    let links = links.filter(|link| link.is_of(direction, &kinds));
    Ok(Envelope::page(paging, paging.cut(links.collect())))
}
