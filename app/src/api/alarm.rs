//! Alarms and attack categories, to choose from.

use super::Failure;
use argus_domain::{
    AlarmId,
    alarm::{Alarm, AttackCategory},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// These; or where none are named, those whose description holds all words of `text`. By description, at most 100,
/// of events that the caller sees.
#[server(prefix = "/page", endpoint = "alarm/list", input = Json)]
pub async fn list_alarms(ids: Vec<AlarmId>, text: String) -> Result<Vec<Alarm>, Failure> {
    use argus_domain::alarm::AlarmFilter;
    let ctx = super::caller().await?;
    let filter = AlarmFilter { alarms: ids, ..AlarmFilter::by_name(&text) };
    Ok(argus_service::alarm::alarms(&ctx, &filter, 100, 0).await?.rows)
}

/// By name, at most 1,000, of events that the caller sees.
#[server(prefix = "/page", endpoint = "alarm/categories", input = Json)]
pub async fn list_categories() -> Result<Vec<AttackCategory>, Failure> {
    use argus_domain::alarm::AlarmFilter;
    let ctx = super::caller().await?;
    Ok(argus_service::alarm::categories(&ctx, &AlarmFilter::by_name(""), 1_000, 0).await?.rows)
}
