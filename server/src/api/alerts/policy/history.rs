//! `GET /alerts/v1/policy/history`: what policies met.

use super::model::NoticeVo;
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
    AlertId, ChannelId, PolicyId, Timestamp, UserId,
    criteria::Page,
    policy::{NoticeFilter, NoticeState},
};
use argus_service::policy;

takes! {
    /// Which of it.
    pub(super) struct NoticeCriteria {
        /// The number of a policy.
        policy: i64,
        /// The number of an alert.
        alert: i64,
        state: NoticeStateName,
        /// The number of a channel that it was told through.
        channel: i64,
        /// The number of a user who was told in Argus.
        user: i64,
        /// Milliseconds; from this time on.
        startTimestamp: i64,
        /// Up to this time.
        endTimestamp: i64,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

choice! {
    /// What became of it.
    NoticeStateName: NoticeState::ALL.iter().map(|state| state.name());
}

/// Lists the alerts and cases that policies met, and whether they were told of them, or why not. The newest first.
///
/// Needs the permission administer.
#[utoipa::path(
    get,
    path = "/alerts/v1/policy/history",
    operation_id = "listPolicyNotices",
    params(InQuery<NoticeCriteria>),
    responses(
        (status = 200, description = "A page of it", body = Many<NoticeVo>),
    ),
)]
pub(super) async fn history(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<NoticeVo>>, ApiError> {
    let mut fields = fields_of::<NoticeCriteria>(pairs);
    let states: Vec<&str> = NoticeState::ALL.iter().map(|state| state.name()).collect();
    let filter = NoticeFilter {
        policy: fields.int("policy").map(PolicyId),
        alert: fields.int("alert").map(AlertId),
        state: one_of(&mut fields, "state", &states).and_then(NoticeState::named),
        channel: fields.int("channel").map(ChannelId),
        person: fields.int("user").map(UserId),
        from: fields.int("startTimestamp").map(Timestamp::clamped),
        to: fields.int("endTimestamp").map(Timestamp::clamped),
    };
    let paging = paging(&mut fields);
    fields.finish()?;
    let paging = Paging { limit: paging.limit.min(policy::MAX_LIMIT), ..paging };
    let page = policy::history(&ctx, &filter, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(NoticeVo::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
