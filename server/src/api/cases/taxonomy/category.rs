//! Categories, which are the classifications of cases.

use super::{
    listed::{Entry, Listed, told},
    model::Category,
    service::TaxonomySort,
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::criteria::CaseTypeName,
    openapi::{InQuery, Many, NotFound, One, choice, takes},
    paging::PagingFields,
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_domain::case::CaseKind;
use argus_service::{case, case_service};
use axum::{body::Body, http::StatusCode};

takes! {
    /// Which categories.
    struct CategoryFields {
        id: Vec<i64>,
        /// Or numbers.
        shortName: Vec<String>,
        sortBy: Vec<TaxonomySort>,
        #[serde(flatten)]
        paging: PagingFields,
    }

    /// The same as a body.
    #[schema(as = CaseCategoryCriteria)]
    #[schema(example = json!({"shortName": ["fraud:phishing"]}))]
    struct CategoryCriteria {
        #[serde(flatten)]
        fields: CategoryFields,
        /// Numbers or short names of services whose cases can have it.
        service: Vec<String>,
        /// Types of cases that can have it.
        caseType: Vec<CaseTypeName>,
        /// Those that were retired are DEPRECATED, and none is DELETED.
        includeFlags: Vec<CategoryFlag>,
        excludeFlags: Vec<CategoryFlag>,
        /// Nothing is ever deleted.
        includeDeleted: bool,
        required: bool,
        exclude: bool,
    }
}

choice! {
    /// What categories can be.
    CategoryFlag: FLAGS;
}

const FLAGS: [&str; 2] = ["DELETED", "DEPRECATED"];

/// Lists categories by query parameters.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/category",
    operation_id = "listCaseCategories",
    params(InQuery<CategoryFields>),
    responses(
        (status = 200, description = "A page of categories", body = Many<Category>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<Category>>, ApiError> {
    let mut fields = fields_of::<CategoryFields>(pairs);
    let listed = Listed::read(&mut fields);
    fields.finish()?;
    Ok(Envelope::page(listed.paging, told(listed.page(case::categories(&ctx).await?))))
}

/// Lists categories by criteria.
///
/// Needs the permission viewCases.
#[utoipa::path(
    post,
    path = "/cases/v2/category/search",
    operation_id = "searchCaseCategories",
    request_body = CategoryCriteria,
    responses(
        (status = 200, description = "A page of categories", body = Many<Category>),
    ),
)]
pub(super) async fn search(Caller(ctx): Caller, body: Body) -> Result<Envelope<Vec<Category>>, ApiError> {
    let mut fields = body::fields_of::<CategoryCriteria>(body, body::SMALL).await?;
    let listed = Listed::read(&mut fields).with_flags(&mut fields, &FLAGS);
    let services = fields.texts("service");
    let kinds = fields.parsed_list::<CaseKind>("caseType");
    fields.finish()?;
    let mut known = case_service::all(&ctx).await?;
    known.retain(|known| services.is_empty() || services.iter().any(|name| known.is_named(name)));
    let mut categories = case::categories(&ctx).await?;
    if !services.is_empty() || !kinds.is_empty() {
        categories
            .retain(|(category, _)| known.iter().any(|known| known.takes(&category.short_name, &kinds)));
    }
    Ok(Envelope::page(listed.paging, told(listed.page(categories))))
}

/// Gives one category.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/category/{id}",
    operation_id = "getCaseCategory",
    params(("id" = String, Path, description = "Number or short name")),
    responses(
        (status = 200, description = "The category", body = One<Category>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<Category>, ApiError> {
    let mut categories = case::categories(&ctx).await?.into_iter();
    let missing = || ApiError::NotFound(format!("There is no category “{name}”."));
    let found = categories.find(|category| category.is_named(&name)).ok_or_else(missing)?;
    Ok(Envelope::of(StatusCode::OK, found.into()))
}
