//! `PUT /cases/v2/case/{id}/move`: a case goes to another customer, service, category or type.

use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{criteria::CaseTypeName, model::CaseVo, path::case_id, written::named},
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::case::CaseMove;
use argus_service::case;
use axum::{body::Body, http::StatusCode};

takes! {
    /// Where a case is to go. What is left out stays.
    #[schema(as = CaseMove)]
    #[schema(example = json!({"customer": "globex"}))]
    struct MoveFields {
        /// Number or short name.
        customer: String,
        /// The same by number.
        customerID: i64,
        /// Number or short name.
        service: String,
        /// Number or short name; an empty text takes it away.
        category: String,
        r#type: CaseTypeName,
    }
}

/// Moves a case to another customer, service, category or type.
///
/// To another customer it is moved by its reporter and by administrators, who have to see both, and may open cases for
/// the new one. It is refused while events or alerts of the former customer are in the case, other cases are merged into it,
/// or it has something in fields that the new customer does not have. Whoever does not see the new customer no longer works on
/// it, is no longer let in by its access list, and if he was its reporter, whoever moves it is then. Contacts of the former
/// customer no longer watch it. What was done until then stays in the log of the former customer.
///
/// Needs the permission updateCase, and createCase for another customer.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{id}/move",
    operation_id = "moveCase",
    params(("id" = i64, Path, minimum = 1, description = "The case's number")),
    request_body = MoveFields,
    responses(
        (status = 200, description = "The case as it is now", body = One<CaseVo>),
        NotFound,
    ),
)]
pub(super) async fn relocate(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CaseVo>, ApiError> {
    let id = case_id("id", &id)?;
    let mut fields = body::fields_of::<MoveFields>(body, body::SMALL).await?;
    let number = fields.int("customerID");
    let wanted = CaseMove {
        customer: fields.text("customer").or(number.map(|number| number.to_string())),
        service: fields.text("service"),
        category: fields.text("category"),
        kind: fields.parsed("type"),
    };
    fields.finish()?;
    let moved = case::relocate(&ctx, id, wanted).await.map_err(named)?;
    Ok(Envelope::of(StatusCode::OK, CaseVo::whole(moved)))
}
