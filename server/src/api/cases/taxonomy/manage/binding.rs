//! What cases of a service can be classified as.

use super::{super::model::Binding, words::required};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::criteria::CaseTypeName,
    openapi::{InQuery, NotFound, One, takes},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_domain::{
    case::CaseKind,
    case_service::{ManagedService, ServiceCategory},
};
use argus_service::{Ctx, case, case_service};
use axum::{body::Body, http::StatusCode};

takes! {
    /// What cases of a service, of some types, can be classified as.
    #[schema(as = CaseCategoryBindingNew)]
    #[schema(example = json!({"category": "fraud:phishing", "caseTypes": ["securityIncident"]}))]
    pub(in super::super) struct BindFields {
        /// Number or short name.
        #[schema(required)]
        category: String,
        #[schema(required)]
        caseTypes: Vec<CaseTypeName>,
    }

    /// For which types.
    pub(in super::super) struct UnbindFields {
        /// All where none is named.
        caseType: Vec<CaseTypeName>,
    }
}

/// Binds a category to a service, for some types of cases besides those that it is bound for.
///
/// A service that has categories of its own takes no others.
///
/// Needs the permission administer.
#[utoipa::path(
    post,
    path = "/cases/v2/service/{id}/categories",
    operation_id = "bindCaseCategory",
    params(("id" = String, Path, description = "Number or short name of the service")),
    request_body = BindFields,
    responses(
        (status = 200, description = "For which types it is bound now", body = One<Binding>),
        NotFound,
    ),
)]
pub(in super::super) async fn bind(
    Caller(ctx): Caller,
    PathTexts(service): PathTexts<String>,
    body: Body,
) -> Result<Envelope<Binding>, ApiError> {
    let mut fields = body::fields_of::<BindFields>(body, body::SMALL).await?;
    let category = required(&mut fields, "category");
    let kinds = fields.parsed_list::<CaseKind>("caseTypes");
    fields.finish()?;
    told(&ctx, case_service::bind(&ctx, &service, &category, &kinds).await?).await
}

/// Takes a category from a service, for some types of cases or for all.
///
/// Needs the permission administer.
#[utoipa::path(
    delete,
    path = "/cases/v2/service/{id}/categories/{categoryID}",
    operation_id = "unbindCaseCategory",
    params(
        ("id" = String, Path, description = "Number or short name of the service"),
        ("categoryID" = String, Path, description = "Number or short name of the category"),
        InQuery<UnbindFields>,
    ),
    responses(
        (status = 200, description = "For which types it was bound", body = One<Binding>),
        NotFound,
    ),
)]
pub(in super::super) async fn unbind(
    Caller(ctx): Caller,
    PathTexts((service, category)): PathTexts<(String, String)>,
    pairs: Pairs,
) -> Result<Envelope<Binding>, ApiError> {
    let mut fields = fields_of::<UnbindFields>(pairs);
    let kinds = fields.parsed_list::<CaseKind>("caseType");
    fields.finish()?;
    told(&ctx, case_service::unbind(&ctx, &service, &category, &kinds).await?).await
}

async fn told(
    ctx: &Ctx,
    (service, bound): (ManagedService, ServiceCategory),
) -> Result<Envelope<Binding>, ApiError> {
    let mut categories = case::categories(ctx).await?.into_iter().map(|(category, _)| category);
    let category = categories.find(|category| category.short_name == bound.classification);
    let missing = || ApiError::NotFound(format!("There is no category “{}”.", bound.classification));
    let category = category.ok_or_else(missing)?;
    Ok(Envelope::of(StatusCode::OK, Binding::new(service, category, &bound)))
}
