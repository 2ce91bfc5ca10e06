//! `POST /cases/v2/case/{caseID}/links/{linkToCaseID}`

use super::KINDS;
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        model::CaseLinkVo,
        path::{case_id, wired},
    },
    openapi::{NotFound, One, choice, takes},
    text::PathTexts,
};
use argus_domain::case::{CaseRelation, LinkKind};
use argus_service::case;
use axum::{body::Body, http::StatusCode};

choice! {
    /// What the other case is to this one: a part of it, related, what it depends on, or what it is a duplicate of.
    CaseLinkType: KINDS;
}

takes! {
    /// What a link says.
    #[schema(as = NewCaseLink)]
    #[schema(example = json!({"type": "duplicate"}))]
    struct LinkFields {
        #[schema(required)]
        r#type: CaseLinkType,
    }
}

/// Links a case to another one. Two cases are linked once at most.
///
/// Needs the permission updateCase, the right to see both cases and to change one of them.
#[utoipa::path(
    post,
    path = "/cases/v2/case/{caseID}/links/{link}",
    operation_id = "addCaseLink",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("link" = i64, Path, minimum = 1, description = "The other case's number"),
    ),
    request_body = LinkFields,
    responses(
        (status = 200, description = "The link", body = One<CaseLinkVo>),
        NotFound,
    ),
)]
pub(super) async fn add(
    Caller(ctx): Caller,
    PathTexts((id, other)): PathTexts<(String, String)>,
    body: Body,
) -> Result<Envelope<CaseLinkVo>, ApiError> {
    let (id, other) = (case_id("caseID", &id)?, case_id("linkToCaseID", &other)?);
    let mut fields = body::fields_of::<LinkFields>(body, body::SMALL).await?;
    let kind: Option<LinkKind> = fields.parsed("type");
    if kind.is_none() && fields.is_sound() {
        fields.refuse("type", "is required");
    }
    fields.finish()?;
    let relation = CaseRelation::of(kind.unwrap_or(LinkKind::Related), true);
    let linked = case::link_record(&ctx, id, other, relation).await;
    let linked = linked.map_err(|error| wired(error, &[("case", "caseID"), ("other", "linkToCaseID")]))?;
    Ok(Envelope::of(StatusCode::OK, CaseLinkVo::new(linked, false)))
}
