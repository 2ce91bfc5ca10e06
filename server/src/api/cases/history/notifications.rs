//! `GET /cases/v2/case/{caseID}/history/{transactionID}/notifications`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{
        model::CaseNotificationRecord,
        path::{case_id, numbered},
    },
    openapi::{Many, NotFound},
    paging::{MAX_LIMIT, Paging},
    text::PathTexts,
};
use argus_domain::{ActivityId, numbered::Counted};
use argus_service::notification;

/// Lists who was notified of something that was done: users on the page, contacts by mail. It is known for 90 days.
///
/// Who no longer sees the case is left out, and contacts are for those who see the customer.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/history/{transactionID}/notifications",
    operation_id = "listTransactionNotifications",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("transactionID" = String, Path, format = "uuid", description = "The transaction's id"),
    ),
    responses(
        (status = 200, description = "Who was notified", body = Many<CaseNotificationRecord>),
        NotFound,
    ),
)]
pub(super) async fn notifications(
    Caller(ctx): Caller,
    PathTexts((case, id)): PathTexts<(String, String)>,
) -> Result<Envelope<Vec<CaseNotificationRecord>>, ApiError> {
    let case = case_id("caseID", &case)?;
    let id = ActivityId(numbered(Counted::Transaction, "transactionID", &id)?);
    let told = notification::told_of(&ctx, case, id).await?;
    let paging = Paging { limit: MAX_LIMIT, offset: 0 };
    Ok(Envelope::page(paging, paging.cut(told.into_iter().map(CaseNotificationRecord::from).collect())))
}
