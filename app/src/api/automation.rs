//! Automation rules.

use super::Failure;
use argus_domain::{
    AutomationRuleId,
    automation::{Rule, RuleChoices, RuleContent, Run, RunFilter, Trial},
    criteria::Page,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// In the order in which they run; at most 100 rows a page.
#[server(prefix = "/page", endpoint = "automation/list", input = Json)]
pub async fn list_rules(limit: u32, offset: u32) -> Result<Page<Rule>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::automation::list(&ctx, limit, offset).await?)
}

/// What a rule can be made of.
#[server(prefix = "/page", endpoint = "automation/choices", input = Json)]
pub async fn automation_choices() -> Result<RuleChoices, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::automation::choices(&ctx).await?)
}

/// A new one without `id`.
#[server(prefix = "/page", endpoint = "automation/save", input = Json)]
pub async fn save_rule(
    id: Option<AutomationRuleId>,
    version: i64,
    content: RuleContent,
) -> Result<Rule, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::automation::save(&ctx, id, version, content).await?)
}

#[server(prefix = "/page", endpoint = "automation/activate", input = Json)]
pub async fn activate_rule(id: AutomationRuleId, active: bool) -> Result<Rule, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::automation::activate(&ctx, id, active).await?)
}

#[server(prefix = "/page", endpoint = "automation/remove", input = Json)]
pub async fn remove_rule(id: AutomationRuleId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::automation::remove(&ctx, id).await?)
}

/// When it would have run in the last days.
#[server(prefix = "/page", endpoint = "automation/try", input = Json)]
pub async fn try_rule(content: RuleContent, days: u32) -> Result<Trial, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::automation::try_out(&ctx, content, days).await?)
}

/// What rules did, the newest first; at most 100 rows a page.
#[server(prefix = "/page", endpoint = "automation/runs", input = Json)]
pub async fn list_runs(filter: RunFilter, limit: u32, offset: u32) -> Result<Page<Run>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::automation::runs(&ctx, filter, limit, offset).await?)
}
