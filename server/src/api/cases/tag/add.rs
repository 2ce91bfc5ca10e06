//! `POST /cases/v2/case/{caseID}/tags`

use super::touched;
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        model::CaseTag,
        path::case_id,
        tags::{self, CaseTagFields},
    },
    openapi::{Many, NotFound, takes},
    text::PathTexts,
};
use argus_service::case;
use axum::body::Body;

takes! {
    /// Tags to add.
    #[schema(as = NewCaseTags)]
    #[schema(example = json!({"tags": [{"key": "campaign", "value": "spring"}]}))]
    struct TagsFields {
        #[schema(required, min_items = 1)]
        tags: Vec<CaseTagFields>,
    }
}

/// Adds tags to a case. Those that it has stay as they are.
///
/// Needs the permission updateCase.
#[utoipa::path(
    post,
    path = "/cases/v2/case/{caseID}/tags",
    operation_id = "addCaseTags",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    request_body = TagsFields,
    responses(
        (status = 200, description = "Those tags", body = Many<CaseTag>),
        NotFound,
    ),
)]
pub(super) async fn add(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<Vec<CaseTag>>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = body::fields_of::<TagsFields>(body, body::SMALL).await?;
    let tags = tags::read(&mut fields);
    if tags.is_empty() && fields.is_sound() {
        fields.refuse("tags", "are required");
    }
    fields.finish()?;
    Ok(touched(id, case::add_tags(&ctx, id, tags).await?, false))
}
