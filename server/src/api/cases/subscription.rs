//! `GET /cases/v2/servicesubscription`: which customers' cases can be of which services.

use super::model::ServiceInfo;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    criteria::customers,
    model::CustomerInfo,
    openapi::{InQuery, Many, Routes, takes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_domain::{case::CaseService, customer::Customer, numbered::Counted};
use argus_service::case;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

takes! {
    /// Which subscriptions.
    struct SubscriptionCriteria {
        /// Numbers of customers.
        customerID: Vec<i64>,
        /// Numbers or short names of customers.
        customer: Vec<String>,
        /// Numbers or short names of services.
        service: Vec<String>,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

#[derive(Debug, Serialize, ToSchema)]
struct CaseServiceSubscription {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    customer: CustomerInfo,
    service: ServiceInfo,
    flags: Vec<&'static str>,
}

impl CaseServiceSubscription {
    fn new((customer, service): (Customer, CaseService)) -> Self {
        // There are fewer services than this.
        const MOST: i64 = 1_000_000;
        let number = customer.id.0.saturating_mul(MOST).saturating_add(service.id);
        let id = Counted::Subscription.uuid(number);
        Self { id, customer: customer.into(), service: service.into(), flags: Vec::new() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::default().some_calls(routes!(list))
}

/// Lists which customers' cases can be of which services: each of each.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/servicesubscription",
    operation_id = "listServiceSubscriptions",
    params(InQuery<SubscriptionCriteria>),
    responses(
        (status = 200, description = "A page of subscriptions", body = Many<CaseServiceSubscription>),
    ),
)]
async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<CaseServiceSubscription>>, ApiError> {
    let mut fields = fields_of::<SubscriptionCriteria>(pairs);
    let mut wanted = customers(&ctx, &mut fields, "customer").await?;
    wanted.extend(customers(&ctx, &mut fields, "customerID").await?);
    let services = fields.texts("service");
    let paging = paging(&mut fields);
    fields.finish()?;
    let found = case::subscriptions(&ctx, &wanted, &services).await?;
    let found = found.into_iter().map(CaseServiceSubscription::new).collect();
    Ok(Envelope::page(paging, paging.cut(found)))
}
