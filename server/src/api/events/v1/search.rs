//! `POST /events/v1/aggregated/search`: search by criteria.

use super::{
    model::V1,
    page::{self, Wanted},
};
use crate::api::{
    ApiError, body,
    caller::Caller,
    events::{answer::Format, criteria},
};
use argus_domain::EventType;
use axum::{body::Body, response::Response};

pub(super) async fn search(Caller(ctx): Caller, format: Format, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields(body, body::SMALL).await?;
    let criteria = criteria::full(&mut fields);
    criteria::required_start(&mut fields, &criteria);
    let sort = criteria::sort(&mut fields);
    let paging = page::paging(&mut fields);
    let show = V1::read(&mut fields);
    fields.finish()?;
    page::answer(&ctx, &criteria, paging, Wanted { kind: EventType::Aggregated, sort: &sort, format, show })
        .await
}
