//! What the calls of rules answer.

use super::super::model::PersonVo;
use crate::api::model::CustomerInfo;
use argus_domain::{
    Timestamp,
    alert_rule::{AlertRule, AlertRuleContent, Firing, RuleField, Threshold, condition_json, watched_json},
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A rule. What it was written with, and who wrote it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AlertRule)]
pub(super) struct RuleVo {
    id: i64,
    name: String,
    description: String,
    enabled: bool,
    /// Numbers; none stands for everybody.
    customer: Vec<i64>,
    /// Alerts or cases, and what they must be like. Left out of rules over events.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, value_type = Object)]
    watches: Option<Value>,
    /// Under the names that searches take.
    #[schema(value_type = Object)]
    criteria: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    signature_text: Option<String>,
    group_by: Vec<String>,
    threshold: ThresholdVo,
    /// In seconds.
    window: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    severity: Option<&'static str>,
    title: String,
    text: String,
    tags: Vec<String>,
    dedup: String,
    /// In seconds.
    cool_down: u32,
    /// Who saved it last.
    author: PersonVo,
    #[schema(value_type = i64)]
    last_updated_timestamp: Timestamp,
    /// Rises with every change.
    version: i64,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AlertRuleThresholdInfo)]
struct ThresholdVo {
    of: &'static str,
    at_least: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    field: Option<String>,
}

/// One time that a rule found enough.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AlertRuleFiring)]
pub(super) struct FiringVo {
    id: i64,
    rule: i64,
    rule_name: String,
    customer_info: CustomerInfo,
    /// Values of what the rule groups by.
    group: Vec<String>,
    /// When there was enough, by the times of the events.
    #[schema(value_type = i64)]
    timestamp: Timestamp,
    /// When that was seen.
    #[schema(value_type = i64)]
    judged_timestamp: Timestamp,
    /// `raised` an alert, `counted` one that was open, or `heldBack` as there were too many at once.
    outcome: &'static str,
    reason: String,
    /// How many events, occurrences or values there were.
    count: i64,
    /// Occurrences that came in the cool-down.
    in_cool_down: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    alert: Option<i64>,
    silenced: bool,
}

impl From<AlertRule> for RuleVo {
    fn from(rule: AlertRule) -> Self {
        let AlertRuleContent {
            name,
            description,
            enabled,
            watches,
            customers,
            criteria,
            group_by,
            threshold,
            window,
            severity,
            title,
            text,
            tags,
            dedup,
            cool_down,
        } = rule.content;
        Self {
            id: rule.id.0,
            name,
            description,
            enabled,
            customer: customers.iter().map(|customer| customer.0).collect(),
            watches: watched_json(&watches).map(Value::Object),
            criteria: Value::Object(condition_json(&criteria)),
            signature_text: criteria.text,
            group_by: group_by.iter().map(RuleField::to_string).collect(),
            threshold: threshold.into(),
            window,
            severity: severity.map(|severity| severity.name()),
            title,
            text,
            tags: tags.iter().map(ToString::to_string).collect(),
            dedup,
            cool_down,
            author: rule.author.into(),
            last_updated_timestamp: rule.saved,
            version: rule.version,
        }
    }
}

impl From<Threshold> for ThresholdVo {
    fn from(threshold: Threshold) -> Self {
        let at_least = threshold.at_least();
        let (of, field) = match threshold {
            Threshold::Events { .. } => ("events", None),
            Threshold::Occurrences { .. } => ("occurrences", None),
            Threshold::Values { field, .. } => ("values", Some(field.to_string())),
            Threshold::Absence => ("absence", None),
        };
        Self { of, at_least, field }
    }
}

impl From<Firing> for FiringVo {
    fn from(firing: Firing) -> Self {
        Self {
            id: firing.id.0,
            rule: firing.rule.0,
            rule_name: firing.rule_name,
            customer_info: firing.customer.into(),
            group: firing.group,
            timestamp: firing.at,
            judged_timestamp: firing.judged,
            outcome: firing.outcome.name(),
            reason: firing.reason,
            count: firing.count,
            in_cool_down: firing.more,
            alert: firing.alert.map(|alert| alert.0),
            silenced: firing.silenced,
        }
    }
}
