//! `PUT /cases/v2/case/{caseID}/access`

use super::told;
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        criteria::{AccessModeName, access_mode},
        model::CaseVo,
        path::case_id,
    },
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_service::case;
use axum::{body::Body, http::StatusCode};

takes! {
    /// Who is to see a case.
    #[schema(as = CaseAccessSettings)]
    #[schema(example = json!({"accessMode": "readRestricted"}))]
    struct AccessFields {
        #[schema(required)]
        accessMode: AccessModeName,
    }
}

/// Changes what holds for those whom a case's access list does not name: its reporter and administrators do.
///
/// Needs the permission updateCase.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{caseID}/access",
    operation_id = "changeCaseAccess",
    params(("caseID" = i64, Path, minimum = 1, description = "The case's number")),
    request_body = AccessFields,
    responses(
        (status = 200, description = "The case as it is now", body = One<CaseVo>),
        NotFound,
    ),
)]
pub(super) async fn change(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CaseVo>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = body::fields_of::<AccessFields>(body, body::SMALL).await?;
    let mode = access_mode(&mut fields);
    if mode.is_none() && fields.is_sound() {
        fields.refuse("accessMode", "is required");
    }
    fields.finish()?;
    let changed = case::change_access(&ctx, id, mode.unwrap_or_default()).await;
    Ok(Envelope::of(StatusCode::OK, CaseVo::whole(changed.map_err(|error| told(error, "accessMode"))?)))
}
