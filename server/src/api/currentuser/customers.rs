//! `GET /currentuser/v1/customers`: whose data the caller sees.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    criteria::keywords,
    model::CustomerInfo,
    paging::{Paging, paging},
};
use argus_domain::{
    Permission,
    criteria::{Page, Total},
    customer::CustomerFilter,
};
use argus_lenient::Fields;
use argus_service::{customer, session};
use axum::extract::Query;

/// With `requiredFunction` only if he has those functions: they hold for all of his customers.
pub(super) async fn customers(
    Caller(ctx): Caller,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Envelope<Vec<CustomerInfo>>, ApiError> {
    let mut fields = Fields::from_query(pairs);
    let filter = CustomerFilter { keywords: keywords(&mut fields, false), ..CustomerFilter::default() };
    let required = fields.texts("requiredFunction");
    let paging: Paging = paging(&mut fields);
    fields.finish()?;
    let permissions = session::permissions(&ctx)?;
    let has = |name: &String| permissions.iter().any(|permission: &Permission| permission.name() == name);
    let page = if required.iter().all(has) {
        customer::search(&ctx, &filter, paging.limit, paging.offset).await?
    } else {
        Page { rows: Vec::new(), total: Total::Exactly(0) }
    };
    let rows = page.rows.into_iter().map(CustomerInfo::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
