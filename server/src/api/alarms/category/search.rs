//! `POST /alarms/v1/category/search`: a list by criteria.

use super::page;
use crate::api::{
    ApiError,
    alarms::{criteria::CategoryCriteria, model::AttackCategory},
    answer::Envelope,
    body,
    caller::Caller,
    openapi::Many,
};
use axum::body::Body;

/// Lists attack categories by criteria.
#[utoipa::path(
    post,
    path = "/alarms/v1/category/search",
    operation_id = "searchCategories",
    request_body = CategoryCriteria,
    responses(
        (status = 200, description = "A page of attack categories", body = Many<AttackCategory>),
    ),
)]
pub(super) async fn search(
    Caller(ctx): Caller,
    body: Body,
) -> Result<Envelope<Vec<AttackCategory>>, ApiError> {
    page(&ctx, body::fields_of::<CategoryCriteria>(body, body::SMALL).await?).await
}
