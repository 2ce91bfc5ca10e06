//! `GET /alerts/v1/delivery`: the deliveries.

use super::model::DeliveryVo;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    criteria::one_of,
    openapi::{InQuery, Many, choice, takes},
    paging::{Paging, PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_domain::{
    AutomationRuleId, CaseId, ChannelId, PolicyId, Timestamp,
    criteria::Page,
    delivery::{DeliveryFilter, DeliveryState},
};
use argus_service::delivery;

takes! {
    /// Which deliveries.
    pub(super) struct DeliveryCriteria {
        /// The number of a channel.
        channel: i64,
        /// The number of the notification policy that it was sent for.
        policy: i64,
        /// The number of the automation rule that sent it.
        rule: i64,
        /// The number of a case.
        case: i64,
        /// The whole of it.
        recipient: String,
        state: DeliveryStateName,
        /// Milliseconds; from this time on.
        startTimestamp: i64,
        /// Up to this time.
        endTimestamp: i64,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

choice! {
    /// How far it is.
    DeliveryStateName: DeliveryState::ALL.iter().map(|state| state.name());
}

/// Lists deliveries of cases and customers that the caller sees, the newest first.
///
/// Needs the permission administer.
#[utoipa::path(
    get,
    path = "/alerts/v1/delivery",
    operation_id = "listDeliveries",
    params(InQuery<DeliveryCriteria>),
    responses(
        (status = 200, description = "A page of deliveries", body = Many<DeliveryVo>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<DeliveryVo>>, ApiError> {
    let mut fields = fields_of::<DeliveryCriteria>(pairs);
    let states: Vec<&str> = DeliveryState::ALL.iter().map(|state| state.name()).collect();
    let filter = DeliveryFilter {
        channel: fields.int("channel").map(ChannelId),
        policy: fields.int("policy").map(PolicyId),
        rule: fields.int("rule").map(AutomationRuleId),
        state: one_of(&mut fields, "state", &states).and_then(DeliveryState::named),
        case: fields.int("case").map(CaseId),
        recipient: fields.text("recipient").unwrap_or_default(),
        from: fields.int("startTimestamp").map(Timestamp::clamped),
        to: fields.int("endTimestamp").map(Timestamp::clamped),
    };
    let paging = paging(&mut fields);
    fields.finish()?;
    let paging = Paging { limit: paging.limit.min(delivery::MAX_LIMIT), ..paging };
    let page = delivery::list(&ctx, &filter, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(DeliveryVo::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
