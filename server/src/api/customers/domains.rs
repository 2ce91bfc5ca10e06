//! `GET /customers/v2/domain`: the only one.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    model::DomainInfo,
    openapi::{InQuery, Many},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_domain::criteria::{Page, Total};

/// Lists the domains of customers and users: there is one.
#[utoipa::path(
    get,
    path = "/customers/v2/domain",
    operation_id = "listDomains",
    params(InQuery<PagingFields>),
    responses(
        (status = 200, description = "The only domain", body = Many<DomainInfo>),
    ),
)]
pub(super) async fn domains(_: Caller, pairs: Pairs) -> Result<Envelope<Vec<DomainInfo>>, ApiError> {
    let mut fields = fields_of::<PagingFields>(pairs);
    let paging = paging(&mut fields);
    fields.finish()?;
    let rows = if paging.offset == 0 { vec![DomainInfo::ONLY] } else { Vec::new() };
    Ok(Envelope::page(paging, Page { rows, total: Total::Exactly(1) }))
}
