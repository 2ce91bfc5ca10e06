//! `POST /events/v1/aggregated/search`: search by criteria.

use super::{criteria, page};
use crate::api::{ApiError, body, caller::Caller};
use axum::{body::Body, response::Response};

pub(super) async fn search(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields(body, body::SMALL).await?;
    let criteria = criteria::full(&mut fields);
    criteria::required_start(&mut fields, &criteria);
    let sort = criteria::sort(&mut fields);
    let paging = page::paging(&mut fields);
    fields.finish()?;
    page::answer(&ctx, &criteria, &sort, paging).await
}
