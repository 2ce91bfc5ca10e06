//! `GET /authentication/v1/session/customer`: whose data the caller sees.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    model::CustomerInfo,
    openapi::Many,
    paging::{MAX_LIMIT, Paging},
};
use argus_domain::{criteria::Page, customer::CustomerFilter};
use argus_service::customer;

/// Lists the customers whose data the caller sees: all of them, up to 10,000.
#[utoipa::path(
    get,
    path = "/authentication/v1/session/customer",
    operation_id = "listSessionCustomers",
    responses(
        (status = 200, description = "The customers", body = Many<CustomerInfo>),
    ),
)]
pub(super) async fn customers(Caller(ctx): Caller) -> Result<Envelope<Vec<CustomerInfo>>, ApiError> {
    let paging = Paging { limit: MAX_LIMIT, offset: 0 };
    let page = customer::search(&ctx, &CustomerFilter::default(), paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(CustomerInfo::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
