//! `GET /alerts/v1/rule`: rules by query parameters.

use super::model::RuleVo;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many, takes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_domain::{alert_rule::AlertRuleFilter, criteria::Page};
use argus_service::alert_rule;

takes! {
    /// Which rules.
    #[schema(as = AlertRuleCriteria)]
    pub(super) struct RuleCriteria {
        /// A part of the name.
        text: String,
        enabled: bool,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

/// Lists alert rules by name, at most 100 at once: those of which the caller sees all customers.
///
/// Needs the permission viewAlerts.
#[utoipa::path(
    get,
    path = "/alerts/v1/rule",
    operation_id = "listAlertRules",
    params(InQuery<RuleCriteria>),
    responses(
        (status = 200, description = "A page of rules", body = Many<RuleVo>),
    ),
)]
pub(super) async fn list(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<RuleVo>>, ApiError> {
    let mut fields = fields_of::<RuleCriteria>(pairs);
    let filter =
        AlertRuleFilter { text: fields.text("text").unwrap_or_default(), enabled: fields.bool("enabled") };
    let mut paging = paging(&mut fields);
    fields.finish()?;
    paging.limit = paging.limit.min(alert_rule::MAX_LIMIT);
    let page = alert_rule::list(&ctx, &filter, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(RuleVo::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}
