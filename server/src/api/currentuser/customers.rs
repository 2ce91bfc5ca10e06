//! `GET /currentuser/v1/customers`: whose data the caller sees.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    criteria::{KeywordFields, keywords},
    model::CustomerInfo,
    openapi::{InQuery, Many, takes},
    paging::{Paging, PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_domain::{
    Permission,
    criteria::{Page, Total},
    customer::CustomerFilter,
};
use argus_service::{customer, session};

takes! {
    /// Which of the caller's customers.
    struct OwnCustomers {
        #[serde(flatten)]
        keywords: KeywordFields,
        /// Names of functions: nothing is listed unless the caller has all of them, which hold for all of his
        /// customers.
        requiredFunction: Vec<String>,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

/// Lists the customers that the caller sees.
#[utoipa::path(
    get,
    path = "/currentuser/v1/customers",
    operation_id = "listCurrentUserCustomers",
    params(InQuery<OwnCustomers>),
    responses(
        (status = 200, description = "A page of customers", body = Many<CustomerInfo>),
    ),
)]
pub(super) async fn customers(
    Caller(ctx): Caller,
    pairs: Pairs,
) -> Result<Envelope<Vec<CustomerInfo>>, ApiError> {
    let mut fields = fields_of::<OwnCustomers>(pairs);
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
