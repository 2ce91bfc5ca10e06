//! `PUT /cases/v2/case/{caseID}/fields/{field}`

use super::{number, told};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        model::{CaseField, value_text},
        path::case_id,
    },
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::{CaseId, case::FieldChange};
use argus_lenient::Fields;
use argus_service::{Ctx, case};
use axum::{body::Body, http::StatusCode};

takes! {
    /// What a case is to have in a field.
    #[schema(as = CaseFieldChange)]
    #[schema(example = json!({"valuesToSet": ["C2 traffic"]}))]
    struct FieldFields {
        /// Instead of what there is.
        value: String,
        /// The same, several.
        valuesToSet: Vec<String>,
        /// Besides what there is.
        valuesToAdd: Vec<String>,
        /// Values, or their ids.
        valuesToRemove: Vec<String>,
    }
}

/// Sets a field of a case. Fields that take one value take it from either of `value` and `valuesToSet`.
///
/// Times are milliseconds since 1970, and what is either so or not is `true` or `false`.
///
/// Needs the permission updateCase.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{caseID}/fields/{field}",
    operation_id = "setCaseField",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        ("field" = String, Path, description = "The field's name or id"),
    ),
    request_body = FieldFields,
    responses(
        (status = 200, description = "The field as it is now", body = One<CaseField>),
        NotFound,
    ),
)]
pub(super) async fn set(
    Caller(ctx): Caller,
    PathTexts((id, field)): PathTexts<(String, String)>,
    body: Body,
) -> Result<Envelope<CaseField>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = body::fields_of::<FieldFields>(body, body::SMALL).await?;
    let mut change = read(&mut fields);
    fields.finish()?;
    by_text(&ctx, id, &field, &mut change).await?;
    let set = case::set_field(&ctx, id, &field, number(&field), &change).await.map_err(told)?;
    Ok(Envelope::of(StatusCode::OK, CaseField::new(id, set)))
}

fn read(fields: &mut Fields) -> FieldChange {
    fields.refuse_if_given("source", "cannot be given: where a value comes from is told by who set it");
    let value = fields.text("value").map(|text| vec![text]);
    let several = fields.texts("valuesToSet");
    let set = value.or((!several.is_empty()).then_some(several));
    let (add, remove) = (fields.texts("valuesToAdd"), fields.texts("valuesToRemove"));
    if set.is_none() && add.is_empty() && remove.is_empty() && fields.is_sound() {
        fields.refuse("value", "is required, or valuesToSet, valuesToAdd or valuesToRemove");
    }
    let set = set.map(|texts| texts.into_iter().filter(|text| !text.is_empty()).collect());
    FieldChange { set, add, remove }
}

/// Values that are to be removed may be called by their ids.
async fn by_text(ctx: &Ctx, id: CaseId, field: &str, change: &mut FieldChange) -> Result<(), ApiError> {
    if change.remove.iter().any(|text| text.parse::<uuid::Uuid>().is_ok()) {
        let found = case::field(ctx, id, field, number(field)).await?;
        for text in &mut change.remove {
            if let Some(value) = value_text(id, &found, text) {
                *text = value;
            }
        }
    }
    Ok(())
}
