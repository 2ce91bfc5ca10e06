//! `POST /alerts/v1/rule/import`: rules that were written elsewhere.

use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    criteria::customers,
    openapi::{Many, takes},
    paging::Paging,
};
use argus_domain::{
    FieldError,
    alert_rule::RuleDraft,
    criteria::{Page, Total},
};
use argus_service::alert_rule;
use axum::body::Body;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

takes! {
    /// Rules as a text.
    #[schema(as = AlertRuleImport)]
    #[schema(example = json!({"text": "title: Telnet\nlogsource: {category: firewall}\ndetection: {s: {dst_port: 23}, condition: s}", "customer": ["acme"], "dryRun": true}))]
    struct ImportFields {
        /// Sigma rules in YAML, or rules in JSON as the other calls answer them: one, a list, or `{"rules": […]}`.
        #[schema(required)]
        text: String,
        /// Numbers or short names: whose events, of rules that do not say it.
        #[schema(max_items = 1000)]
        customer: Vec<String>,
        /// Tells only what would become of it.
        #[schema(default = false)]
        dryRun: bool,
    }
}

/// What became of one rule of the text.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AlertRuleImported)]
pub(super) struct ImportedVo {
    /// Where in the text it is.
    at: String,
    name: String,
    /// Its number, where it was saved.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    id: Option<i64>,
    /// The rule that it becomes, as it can be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, value_type = Object)]
    rule: Option<Value>,
    /// Why it becomes none.
    problems: Vec<ProblemVo>,
    /// What else is to be known of it.
    notes: Vec<String>,
}

/// What is wrong with one part of a rule.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlertRuleProblem)]
struct ProblemVo {
    /// The way to it.
    field: String,
    message: String,
}

/// Imports alert rules that were exported, or written as Sigma rules.
///
/// Those that can be mapped are saved all together, and the answer says why the others cannot. Sigma rules are switched
/// off.
///
/// Needs the permission manageAlertRules.
#[utoipa::path(
    post,
    path = "/alerts/v1/rule/import",
    operation_id = "importAlertRules",
    request_body = ImportFields,
    responses(
        (status = 200, description = "Every rule of the text, in its order", body = Many<ImportedVo>),
    ),
)]
pub(super) async fn import(Caller(ctx): Caller, body: Body) -> Result<Envelope<Vec<ImportedVo>>, ApiError> {
    let mut fields = body::fields_of::<ImportFields>(body, body::SMALL).await?;
    let customers = customers(&ctx, &mut fields, "customer").await?;
    let text = fields.text("text").unwrap_or_default();
    if text.trim().is_empty() {
        fields.refuse("text", "must be given");
    }
    let dry = fields.bool("dryRun").unwrap_or(false);
    fields.finish()?;
    let mut drafts = alert_rule::read(&ctx, &text).await?;
    let found = drafts.iter_mut().filter_map(|draft| draft.content.as_mut());
    for content in found.filter(|content| content.customers.is_empty()) {
        content.customers.clone_from(&customers);
    }
    let mut ids = Vec::new();
    if !dry {
        let rules = drafts.iter().filter_map(|draft| draft.content.clone()).collect();
        ids = alert_rule::import(&ctx, rules).await?.into_iter().map(|rule| rule.id.0).collect();
    }
    let mut ids = ids.into_iter();
    let imported = |draft: RuleDraft| {
        let id = draft.content.as_ref().and_then(|_| ids.next());
        ImportedVo {
            at: draft.at,
            name: draft.name,
            id,
            rule: draft.content.map(|content| Value::Object(content.to_json())),
            problems: draft.problems.into_iter().map(ProblemVo::from).collect(),
            notes: draft.notes,
        }
    };
    let rows: Vec<ImportedVo> = drafts.into_iter().map(imported).collect();
    let count = rows.len();
    let paging = Paging { limit: u32::try_from(count).unwrap_or(u32::MAX), offset: 0 };
    Ok(Envelope::page(paging, Page { rows, total: Total::Exactly(count as u64) }))
}

impl From<FieldError> for ProblemVo {
    fn from(error: FieldError) -> Self {
        Self { field: error.field, message: error.message }
    }
}
