//! `GET /cases/v2/case/{caseID}/comments`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{
        model::CaseComment,
        path::{case_id, numbered},
    },
    openapi::{InQuery, Many, NotFound, choice, takes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_domain::{CommentId, criteria::Page, numbered::Counted};
use argus_lenient::Fields;
use argus_service::comment::{self, CommentSpan};

takes! {
    /// Which comments of a case.
    struct CommentCriteria {
        /// Those that stand before this one in the order.
        #[schema(format = "uuid")]
        beforeComment: String,
        /// Those that stand after this one in the order.
        #[schema(format = "uuid")]
        afterComment: String,
        /// The oldest first unless said otherwise.
        sortBy: Vec<CommentSort>,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

choice! {
    /// By time, or with the newest first.
    CommentSort: ["addedTimestamp", "-addedTimestamp"];
}

/// Lists the comments on a case.
///
/// Internal comments are told to those who have the permission updateCase.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/comments",
    operation_id = "listCaseComments",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<CommentCriteria>,
    ),
    responses(
        (status = 200, description = "A page of comments", body = Many<CaseComment>),
        NotFound,
    ),
)]
pub(super) async fn list(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<Vec<CaseComment>>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = fields_of::<CommentCriteria>(pairs);
    let descending = match fields.texts("sortBy").first().map(String::as_str) {
        None | Some("addedTimestamp") => false,
        Some("-addedTimestamp") => true,
        Some(_) => {
            fields.refuse("sortBy", "must be addedTimestamp or -addedTimestamp");
            false
        }
    };
    let (before, after) = (bound(&mut fields, "beforeComment")?, bound(&mut fields, "afterComment")?);
    let paging = paging(&mut fields);
    fields.finish()?;
    let span = CommentSpan { descending, before, after, ..CommentSpan::default() };
    let found = comment::records(&ctx, id, span, paging.limit, paging.offset).await?;
    let rows = found.rows.into_iter().map(CaseComment::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: found.total }))
}

fn bound(fields: &mut Fields, field: &str) -> Result<Option<CommentId>, ApiError> {
    let text = fields.text(field);
    text.map(|text| numbered(Counted::Comment, field, &text).map(CommentId)).transpose()
}
