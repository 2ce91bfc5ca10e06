//! `GET /cases/v2/case/{id}`: one case.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{model::CaseVo, path::case_id},
    openapi::{InQuery, NotFound, One, takes},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_service::case;
use axum::{
    http::{StatusCode, header::LOCATION},
    response::{IntoResponse, Response},
};

takes! {
    /// Which case is meant.
    struct CaseRedirect {
        /// Also the record of a case that was merged into another.
        #[schema(default = false)]
        skipRedirect: bool,
    }
}

/// Gives one case.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{id}",
    operation_id = "getCase",
    params(
        ("id" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<CaseRedirect>,
    ),
    responses(
        (status = 200, description = "The case", body = One<CaseVo>),
        (status = 301, description = "It was merged into another case, to which the header Location leads"),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    pairs: Pairs,
) -> Result<Response, ApiError> {
    let mut fields = fields_of::<CaseRedirect>(pairs);
    let skip_redirect = fields.bool("skipRedirect").unwrap_or(false);
    fields.finish()?;
    let found = case::record(&ctx, case_id("id", &id)?).await?;
    if let (Some(into), false) = (found.summary.merged_into, skip_redirect) {
        let address = format!("/cases/v2/case/{into}");
        let envelope = Envelope::of(StatusCode::MOVED_PERMANENTLY, None::<()>);
        return Ok(([(LOCATION, address)], envelope).into_response());
    }
    Ok(Envelope::of(StatusCode::OK, CaseVo::whole(found)).into_response())
}
