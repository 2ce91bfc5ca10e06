//! Services.

use super::{
    listed::{Listed, SORTS, told},
    model::{Category, Service},
};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        criteria::{SERVICE_FLAGS, ServiceFlag},
        path::case_id,
    },
    criteria::sort_names,
    openapi::{InQuery, Many, NotFound, One, choice, takes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_domain::case_service::ManagedService;
use argus_service::{Ctx, case, case_service};
use axum::{body::Body, http::StatusCode};

takes! {
    /// Which services.
    struct ServiceFields {
        id: Vec<i64>,
        /// Or numbers.
        shortName: Vec<String>,
        /// Parts of names, in any case, all of which have to be found.
        keywords: Vec<String>,
        sortBy: Vec<TaxonomySort>,
        #[serde(flatten)]
        paging: PagingFields,
    }

    /// The same as a body.
    #[schema(example = json!({"keywords": ["detection"]}))]
    struct ServiceCriteria {
        #[serde(flatten)]
        fields: ServiceFields,
        /// Those that were retired are DEPRECATED; no service has another flag.
        includeFlags: Vec<ServiceFlag>,
        excludeFlags: Vec<ServiceFlag>,
        /// Nothing is ever deleted.
        includeDeleted: bool,
        required: bool,
        exclude: bool,
    }
}

choice! {
    /// A field; `-` before it turns the order round.
    TaxonomySort: sort_names(&SORTS);
}

/// Lists services by query parameters.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/service",
    operation_id = "listServices",
    params(InQuery<ServiceFields>),
    responses(
        (status = 200, description = "A page of services", body = Many<Service>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<Service>>, ApiError> {
    let mut fields = fields_of::<ServiceFields>(pairs);
    let listed = Listed::read(&mut fields).with_keywords(&mut fields);
    fields.finish()?;
    Ok(Envelope::page(listed.paging, told(listed.page(case_service::all(&ctx).await?))))
}

/// Lists services by criteria.
///
/// Needs the permission viewCases.
#[utoipa::path(
    post,
    path = "/cases/v2/service/search",
    operation_id = "searchServices",
    request_body = ServiceCriteria,
    responses(
        (status = 200, description = "A page of services", body = Many<Service>),
    ),
)]
pub(super) async fn search(Caller(ctx): Caller, body: Body) -> Result<Envelope<Vec<Service>>, ApiError> {
    let mut fields = body::fields_of::<ServiceCriteria>(body, body::SMALL).await?;
    let listed = Listed::read(&mut fields).with_keywords(&mut fields).with_flags(&mut fields, &SERVICE_FLAGS);
    fields.refuse_if_given("fieldPolicy", "cannot be asked for: there are no policies of fields");
    fields.finish()?;
    Ok(Envelope::page(listed.paging, told(listed.page(case_service::all(&ctx).await?))))
}

/// Gives one service.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/service/{id}",
    operation_id = "getService",
    params(("id" = String, Path, description = "Number or short name")),
    responses(
        (status = 200, description = "The service", body = One<Service>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<Service>, ApiError> {
    Ok(Envelope::of(StatusCode::OK, one(&ctx, &name).await?.into()))
}

/// Lists the categories that cases of a service can have: its own, or all there are where it has none of its own.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/service/{id}/categories",
    operation_id = "listServiceCategories",
    params(
        ("id" = String, Path, description = "Number or short name"),
        InQuery<PagingFields>,
    ),
    responses(
        (status = 200, description = "A page of categories", body = Many<Category>),
        NotFound,
    ),
)]
pub(super) async fn categories(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<Vec<Category>>, ApiError> {
    let mut fields = fields_of::<PagingFields>(pairs);
    let paging = paging(&mut fields);
    fields.finish()?;
    let service = one(&ctx, &name).await?;
    let mut categories = case::categories(&ctx).await?;
    categories.retain(|(category, _)| service.takes(&category.short_name, &[]));
    Ok(Envelope::page(paging, told(paging.cut(categories))))
}

/// Gives the service that a case belongs to.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{id}/service",
    operation_id = "getCaseService",
    params(("id" = i64, Path, minimum = 1, description = "The case's number")),
    responses(
        (status = 200, description = "The service", body = One<Service>),
        NotFound,
    ),
)]
pub(super) async fn of_case(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
) -> Result<Envelope<Service>, ApiError> {
    let found = case::record(&ctx, case_id("id", &id)?).await?;
    Ok(Envelope::of(StatusCode::OK, one(&ctx, &found.service.short_name).await?.into()))
}

async fn one(ctx: &Ctx, name: &str) -> Result<ManagedService, ApiError> {
    let mut services = case_service::all(ctx).await?.into_iter();
    let missing = || ApiError::NotFound(format!("There is no service “{name}”."));
    services.find(|service| service.is_named(name)).ok_or_else(missing)
}
