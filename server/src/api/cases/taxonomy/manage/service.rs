//! Adding, changing and retiring a service.

use super::{
    super::model::Service,
    words::{Change, ChangeFields, New, NewFields},
};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_domain::case_service::{NewService, ServiceChange};
use argus_service::case_service;
use axum::{body::Body, http::StatusCode};

/// Adds a service, which takes every category until some are bound to it.
///
/// Needs the permission administer.
#[utoipa::path(
    post,
    path = "/cases/v2/service",
    operation_id = "addService",
    request_body = NewFields,
    responses(
        (status = 200, description = "The service", body = One<Service>),
    ),
)]
pub(in super::super) async fn add(Caller(ctx): Caller, body: Body) -> Result<Envelope<Service>, ApiError> {
    let New { name, label, description } = New::read(body).await?;
    let new = NewService { name, label, description, ..NewService::default() };
    Ok(Envelope::of(StatusCode::OK, case_service::add(&ctx, new).await?.into()))
}

/// Changes a service.
///
/// Needs the permission administer.
#[utoipa::path(
    put,
    path = "/cases/v2/service/{id}",
    operation_id = "updateService",
    params(("id" = String, Path, description = "Number or short name")),
    request_body = ChangeFields,
    responses(
        (status = 200, description = "The service as it is now", body = One<Service>),
        NotFound,
    ),
)]
pub(in super::super) async fn update(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
    body: Body,
) -> Result<Envelope<Service>, ApiError> {
    let Change { label, description, retired } = Change::read(body).await?;
    let change = ServiceChange { label, description, retired, ..ServiceChange::default() };
    Ok(Envelope::of(StatusCode::OK, case_service::change_named(&ctx, &name, change).await?.into()))
}

/// Retires a service: cases keep it.
///
/// Needs the permission administer.
#[utoipa::path(
    delete,
    path = "/cases/v2/service/{id}",
    operation_id = "deleteService",
    params(("id" = String, Path, description = "Number or short name")),
    responses(
        (status = 200, description = "The service as it is now", body = One<Service>),
        NotFound,
    ),
)]
pub(in super::super) async fn delete(
    Caller(ctx): Caller,
    PathTexts(name): PathTexts<String>,
) -> Result<Envelope<Service>, ApiError> {
    let change = ServiceChange { retired: Some(true), ..ServiceChange::default() };
    Ok(Envelope::of(StatusCode::OK, case_service::change_named(&ctx, &name, change).await?.into()))
}
