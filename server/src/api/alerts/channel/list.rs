//! `GET /alerts/v1/channel`: the channels.

use super::model::ChannelVo;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many, takes},
    paging::{Paging, PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_domain::criteria::Page;
use argus_service::channel;

takes! {
    /// Which channels.
    pub(super) struct ChannelCriteria {
        #[serde(flatten)]
        paging: PagingFields,
    }
}

/// Lists channels by name, without their secrets.
///
/// Needs the permission administer.
#[utoipa::path(
    get,
    path = "/alerts/v1/channel",
    operation_id = "listChannels",
    params(InQuery<ChannelCriteria>),
    responses(
        (status = 200, description = "A page of channels", body = Many<ChannelVo>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<ChannelVo>>, ApiError> {
    let mut fields = fields_of::<ChannelCriteria>(pairs);
    let paging = paging(&mut fields);
    fields.finish()?;
    let paging = Paging { limit: paging.limit.min(channel::MAX_LIMIT), ..paging };
    let page = channel::list(&ctx, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(ChannelVo::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
