//! Adding, changing and retiring a category.

use super::{
    super::model::Category,
    words::{Change, ChangeFields, New, NewFields},
};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::classification::{ClassificationChange, NewClassification};
use argus_service::classification;
use axum::{body::Body, http::StatusCode};

/// Adds a category, the last in the order.
///
/// Needs the permission administer.
#[utoipa::path(
    post,
    path = "/cases/v2/category",
    operation_id = "addCaseCategory",
    request_body = NewFields,
    responses(
        (status = 200, description = "The category", body = One<Category>),
    ),
)]
pub(in super::super) async fn add(Caller(ctx): Caller, body: Body) -> Result<Envelope<Category>, ApiError> {
    let New { name, label, description } = New::read(body).await?;
    let new = NewClassification { name, label, description, ..NewClassification::default() };
    Ok(Envelope::of(StatusCode::OK, classification::add_last(&ctx, new).await?.into()))
}

/// Changes a category.
///
/// Needs the permission administer.
#[utoipa::path(
    put,
    path = "/cases/v2/category/{id}",
    operation_id = "updateCaseCategory",
    params(("id" = String, Path, description = "Number or short name")),
    request_body = ChangeFields,
    responses(
        (status = 200, description = "The category as it is now", body = One<Category>),
        NotFound,
    ),
)]
pub(in super::super) async fn update(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
    body: Body,
) -> Result<Envelope<Category>, ApiError> {
    let Change { label, description, retired } = Change::read(body).await?;
    let change = ClassificationChange { label, description, retired, ..ClassificationChange::default() };
    Ok(Envelope::of(StatusCode::OK, classification::change_named(&ctx, &name, change).await?.into()))
}

/// Retires a category: cases keep it.
///
/// Needs the permission administer.
#[utoipa::path(
    delete,
    path = "/cases/v2/category/{id}",
    operation_id = "deleteCaseCategory",
    params(("id" = String, Path, description = "Number or short name")),
    responses(
        (status = 200, description = "The category as it is now", body = One<Category>),
        NotFound,
    ),
)]
pub(in super::super) async fn delete(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<Category>, ApiError> {
    let change = ClassificationChange { retired: Some(true), ..ClassificationChange::default() };
    Ok(Envelope::of(StatusCode::OK, classification::change_named(&ctx, &name, change).await?.into()))
}
