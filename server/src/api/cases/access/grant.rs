//! `POST /cases/v2/case/{caseID}/access`

use super::{AccessLevelName, level, subject, told};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{model::CaseAccess, path::case_id},
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_service::case;
use axum::{body::Body, http::StatusCode};

takes! {
    /// Whom an access list is to name.
    #[schema(as = CaseAccessGrant)]
    #[schema(example = json!({"userOrGroup": "alice", "level": "write"}))]
    struct GrantFields {
        /// Number or short name of a user, number or name of a group.
        #[schema(required)]
        userOrGroup: String,
        /// The same by number.
        subjectID: i64,
        #[schema(default = "read")]
        level: AccessLevelName,
        /// Whether the user, or who is in the group, watches the case, too, if he sees it and did not say otherwise.
        #[schema(default = true)]
        addWatcher: bool,
    }
}

/// Names somebody in the access list of a case, or gives him another level: its reporter and administrators do.
///
/// Needs the permission updateCase.
#[utoipa::path(
    post,
    path = "/cases/v2/case/{caseID}/access",
    operation_id = "grantCaseAccess",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    request_body = GrantFields,
    responses(
        (status = 200, description = "The entry", body = One<CaseAccess>),
        NotFound,
    ),
)]
pub(super) async fn grant(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<Option<CaseAccess>>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = body::fields_of::<GrantFields>(body, body::SMALL).await?;
    let watches = fields.bool("addWatcher").unwrap_or(true);
    let number = fields.int("subjectID");
    let name = fields.text("userOrGroup").or(number.map(|number| number.to_string())).unwrap_or_default();
    if name.is_empty() && fields.is_sound() {
        fields.refuse("userOrGroup", "is required");
    }
    let level = level(&mut fields);
    fields.finish()?;
    // Whether the caller may at all comes before whom he names.
    case::may_change_access(&ctx, id).await?;
    let subject = subject(&ctx, &name, "userOrGroup").await?;
    let granted =
        case::grant(&ctx, id, subject, level, watches).await.map_err(|error| told(error, "level"))?;
    Ok(Envelope::of(StatusCode::OK, CaseAccess::new(id, granted, false)))
}
