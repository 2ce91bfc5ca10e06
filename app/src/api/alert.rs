//! Alerts: the queue, one, raising, changing, escalating.

use super::Failure;
use argus_domain::{
    AlertId, CaseId, TimeExpr,
    activity::Activity,
    alert::{
        Alert, AlertChange, AlertChoices, AlertColumn, AlertFilter, AlertGrouping, AlertGroups, AlertMeasure,
        AlertPartChange, AlertSort, AlertStatistics, AlertStatus, AlertSummary, AlertsDone, Escalation,
        Merging, NewAlert, SimilarAlerts,
    },
    case::CaseSummary,
    criteria::Page,
    event::EventSummary,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// At most 100 rows a page.
#[server(prefix = "/page", endpoint = "alert/list", input = Json)]
pub async fn list_alerts(
    #[server(default)] filter: AlertFilter,
    #[server(default)] sort: AlertSort,
    limit: u32,
    offset: u32,
) -> Result<Page<AlertSummary>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::list(&ctx, &filter, sort, limit, offset).await?)
}

/// What the alerts have in common, of the newest 10,000; at most 100 groups a page.
#[server(prefix = "/page", endpoint = "alert/groups", input = Json)]
pub async fn group_alerts(
    #[server(default)] filter: AlertFilter,
    by: AlertGrouping,
    #[server(default)] sort: AlertSort,
    limit: u32,
    offset: u32,
) -> Result<AlertGroups, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::groups(&ctx, &filter, by, sort, limit, offset).await?)
}

/// So many of the first alerts of each status, at most 100.
#[server(prefix = "/page", endpoint = "alert/board", input = Json)]
pub async fn board_of_alerts(
    #[server(default)] filter: AlertFilter,
    #[server(default)] sort: AlertSort,
    columns: Vec<(AlertStatus, u32)>,
) -> Result<Vec<AlertColumn>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::board(&ctx, &filter, sort, &columns).await?)
}

/// How many there are, and how long they wait.
#[server(prefix = "/page", endpoint = "alert/statistics", input = Json)]
pub async fn measure_alerts(wanted: AlertMeasure) -> Result<AlertStatistics, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::statistics(&ctx, &wanted).await?)
}

/// What the queue can be narrowed to, and what alerts can be given.
#[server(prefix = "/page", endpoint = "alert/choices", input = Json)]
pub async fn choices_of_alerts() -> Result<AlertChoices, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::choices(&ctx).await?)
}

#[server(prefix = "/page", endpoint = "alert/get", input = Json)]
pub async fn get_alert(id: AlertId) -> Result<Alert, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::get(&ctx, id).await?)
}

#[server(prefix = "/page", endpoint = "alert/create", input = Json)]
pub async fn create_alert(new: NewAlert) -> Result<Alert, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::create(&ctx, new).await?.alert)
}

#[server(prefix = "/page", endpoint = "alert/update", input = Json)]
pub async fn update_alert(id: AlertId, change: AlertChange) -> Result<Alert, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::update(&ctx, id, change).await?)
}

/// Adds, changes or removes an indicator or asset.
#[server(prefix = "/page", endpoint = "alert/part", input = Json)]
pub async fn change_part_of_alert(id: AlertId, change: AlertPartChange) -> Result<Alert, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::change_part(&ctx, id, change).await?)
}

/// Changes several alerts, at most 100, each on its own: those that could not be changed are named.
#[server(prefix = "/page", endpoint = "alert/many", input = Json)]
pub async fn change_alerts(orders: Vec<(AlertId, AlertChange)>) -> Result<AlertsDone, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::many(&ctx, orders).await?)
}

/// Puts it off; without a time it is back at once.
#[server(prefix = "/page", endpoint = "alert/snooze", input = Json)]
pub async fn snooze_alert(id: AlertId, until: Option<TimeExpr>) -> Result<Alert, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::snooze(&ctx, id, until).await?)
}

/// It is kept in the log only.
#[server(prefix = "/page", endpoint = "alert/delete", input = Json)]
pub async fn delete_alert(id: AlertId) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    argus_service::alert::delete(&ctx, id).await?;
    Ok(())
}

/// The events that it was raised for, the oldest first.
#[server(prefix = "/page", endpoint = "alert/events", input = Json)]
pub async fn alert_events(id: AlertId) -> Result<Vec<EventSummary>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::events(&ctx, id).await?)
}

/// What has something in common with it, of the same customer.
#[server(prefix = "/page", endpoint = "alert/similar", input = Json)]
pub async fn similar_to_alert(id: AlertId) -> Result<SimilarAlerts, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::similar(&ctx, id).await?)
}

/// What was done with it, the newest first, at most 100 rows a page.
#[server(prefix = "/page", endpoint = "alert/activities", input = Json)]
pub async fn alert_activities(id: AlertId, limit: u32, offset: u32) -> Result<Page<Activity>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::activities(&ctx, id, limit, offset).await?)
}

/// Opens a case from it.
#[server(prefix = "/page", endpoint = "alert/escalate", input = Json)]
pub async fn escalate_alert(id: AlertId, wanted: Escalation) -> Result<CaseSummary, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::escalate(&ctx, id, wanted).await?)
}

/// Makes it a part of a case.
#[server(prefix = "/page", endpoint = "alert/merge", input = Json)]
pub async fn merge_alert(id: AlertId, wanted: Merging) -> Result<Alert, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::merge(&ctx, id, wanted).await?)
}

/// Takes it out of a case again.
#[server(prefix = "/page", endpoint = "alert/separate", input = Json)]
pub async fn separate_alert(id: AlertId, case: CaseId) -> Result<Alert, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::separate(&ctx, id, case).await?)
}

/// Those that went to a case, the newest first.
#[server(prefix = "/page", endpoint = "alert/of-case", input = Json)]
pub async fn alerts_of_case(case: CaseId) -> Result<Vec<AlertSummary>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::alert::of_case(&ctx, case).await?)
}
