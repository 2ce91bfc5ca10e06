//! Alert rules, and what came of them.

use super::Failure;
use argus_domain::{
    AlertRuleId,
    alert_rule::{AlertRule, AlertRuleContent, AlertRuleFilter, AlertTrial, Firing, FiringFilter, RuleDraft},
    criteria::Page,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// By name; at most 100 rows a page.
#[server(prefix = "/page", endpoint = "alert-rule/list", input = Json)]
pub async fn list_alert_rules(
    #[server(default)] filter: AlertRuleFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<AlertRule>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert_rule::list(&ctx, &filter, limit, offset).await?)
}

#[server(prefix = "/page", endpoint = "alert-rule/get", input = Json)]
pub async fn get_alert_rule(id: AlertRuleId) -> Result<AlertRule, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert_rule::get(&ctx, id).await?)
}

/// A new one without `id`.
#[server(prefix = "/page", endpoint = "alert-rule/save", input = Json)]
pub async fn save_alert_rule(
    id: Option<AlertRuleId>,
    version: i64,
    content: AlertRuleContent,
) -> Result<AlertRule, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert_rule::save(&ctx, id, version, content).await?)
}

/// What the rules in a text become: Sigma rules, or JSON as it is exported.
#[server(prefix = "/page", endpoint = "alert-rule/read", input = Json)]
pub async fn read_alert_rules(text: String) -> Result<Vec<RuleDraft>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert_rule::read(&ctx, &text).await?)
}

/// Adds all of them, or none.
#[server(prefix = "/page", endpoint = "alert-rule/import", input = Json)]
pub async fn import_alert_rules(rules: Vec<AlertRuleContent>) -> Result<Vec<AlertRule>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert_rule::import(&ctx, rules).await?)
}

#[server(prefix = "/page", endpoint = "alert-rule/activate", input = Json)]
pub async fn activate_alert_rule(id: AlertRuleId, enabled: bool) -> Result<AlertRule, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert_rule::activate(&ctx, id, enabled).await?)
}

#[server(prefix = "/page", endpoint = "alert-rule/remove", input = Json)]
pub async fn remove_alert_rule(id: AlertRuleId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    argus_service::alert_rule::remove(&ctx, id).await?;
    Ok(())
}

/// What it would have done in the last days.
#[server(prefix = "/page", endpoint = "alert-rule/try", input = Json)]
pub async fn try_alert_rule(content: AlertRuleContent, days: u32) -> Result<AlertTrial, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert_rule::try_out(&ctx, content, days).await?)
}

/// What came of rules, the newest first; at most 100 rows a page.
#[server(prefix = "/page", endpoint = "alert-rule/firings", input = Json)]
pub async fn list_firings(filter: FiringFilter, limit: u32, offset: u32) -> Result<Page<Firing>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert_rule::firings(&ctx, filter, limit, offset).await?)
}
