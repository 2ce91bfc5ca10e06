//! `GET /alerts/v1/firing`: what came of rules.

use super::model::FiringVo;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    criteria::one_of,
    openapi::{InQuery, Many, choice, takes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_domain::{
    Timestamp,
    alert_rule::{FiringFilter, FiringOutcome},
    criteria::Page,
};
use argus_service::alert_rule;

takes! {
    /// Which of them.
    #[schema(as = FiringCriteria)]
    pub(super) struct FiringCriteria {
        /// The number of a rule, which may be gone.
        #[schema(minimum = 1)]
        rule: i64,
        /// The number of an alert.
        #[schema(minimum = 1)]
        alert: i64,
        outcome: FiringOutcomeName,
        /// Milliseconds; judged from this time on.
        startTimestamp: i64,
        /// Up to this time.
        endTimestamp: i64,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

choice! {
    /// What came of it.
    FiringOutcomeName: FiringOutcome::ALL.map(FiringOutcome::name);
}

/// Lists every time that rules found enough, the newest first, at most 100 at once.
///
/// Needs the permission viewAlerts.
#[utoipa::path(
    get,
    path = "/alerts/v1/firing",
    operation_id = "listAlertRuleFirings",
    params(InQuery<FiringCriteria>),
    responses(
        (status = 200, description = "A page of it", body = Many<FiringVo>),
    ),
)]
pub(super) async fn firings(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<FiringVo>>, ApiError> {
    let mut fields = fields_of::<FiringCriteria>(pairs);
    let filter = FiringFilter {
        rule: fields.parsed("rule"),
        alert: fields.parsed("alert"),
        outcome: one_of(&mut fields, "outcome", &FiringOutcome::ALL.map(FiringOutcome::name))
            .and_then(FiringOutcome::named),
        from: fields.int("startTimestamp").map(Timestamp::clamped),
        to: fields.int("endTimestamp").map(Timestamp::clamped),
    };
    let mut paging = paging(&mut fields);
    fields.finish()?;
    paging.limit = paging.limit.min(alert_rule::MAX_LIMIT);
    let page = alert_rule::firings(&ctx, filter, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(FiringVo::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
