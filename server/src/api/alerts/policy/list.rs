//! `GET /alerts/v1/policy`: all policies.

use super::model::PolicyVo;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many},
    paging::{Paging, PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_domain::criteria::Page;
use argus_service::policy;

/// Lists notification policies, in the order in which they are looked at.
///
/// Needs the permission administer.
#[utoipa::path(
    get,
    path = "/alerts/v1/policy",
    operation_id = "listPolicies",
    params(InQuery<PagingFields>),
    responses(
        (status = 200, description = "A page of policies", body = Many<PolicyVo>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<PolicyVo>>, ApiError> {
    let mut fields = fields_of::<PagingFields>(pairs);
    let paging = paging(&mut fields);
    fields.finish()?;
    let paging = Paging { limit: paging.limit.min(policy::MAX_LIMIT), ..paging };
    let page = policy::list(&ctx, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(PolicyVo::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
