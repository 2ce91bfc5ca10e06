//! `GET /alerts/v1/silence`: the silences.

use super::model::SilenceVo;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many, takes},
    paging::{Paging, PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_domain::criteria::Page;
use argus_service::silence;

takes! {
    /// Which silences.
    pub(super) struct SilenceCriteria {
        /// Those that are over, the one that ended last first, instead of those that are not.
        over: bool,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

/// Lists silences of customers that the caller sees.
///
/// Needs the permission viewAlerts.
#[utoipa::path(
    get,
    path = "/alerts/v1/silence",
    operation_id = "listSilences",
    params(InQuery<SilenceCriteria>),
    responses(
        (status = 200, description = "A page of silences", body = Many<SilenceVo>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<SilenceVo>>, ApiError> {
    let mut fields = fields_of::<SilenceCriteria>(pairs);
    let over = fields.bool("over").unwrap_or_default();
    let paging = paging(&mut fields);
    fields.finish()?;
    let paging = Paging { limit: paging.limit.min(silence::MAX_LIMIT), ..paging };
    let page = silence::list(&ctx, over, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(SilenceVo::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
