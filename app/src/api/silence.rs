//! Silences.

use super::Failure;
use argus_domain::{
    AlertId, SilenceId, TimeExpr,
    alert::AlertSummary,
    criteria::Page,
    policy::Matcher,
    silence::{NewSilence, Silence, SilenceTrial, SilencedBy},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Those that are not over, or those that are; at most 200 rows a page.
#[server(prefix = "/page", endpoint = "silence/list", input = Json)]
pub async fn list_silences(over: bool, limit: u32, offset: u32) -> Result<Page<Silence>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::silence::list(&ctx, over, limit, offset).await?)
}

/// The newest alerts that it made silent.
#[server(prefix = "/page", endpoint = "silence/alerts", input = Json)]
pub async fn alerts_of_silence(id: SilenceId) -> Result<Vec<AlertSummary>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::silence::alerts(&ctx, id).await?)
}

/// Why nobody was told of an alert, if so.
#[server(prefix = "/page", endpoint = "silence/of-alert", input = Json)]
pub async fn silence_of_alert(alert: AlertId) -> Result<Option<SilencedBy>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::silence::of_alert(&ctx, alert).await?)
}

#[server(prefix = "/page", endpoint = "silence/add", input = Json)]
pub async fn add_silence(new: NewSilence) -> Result<Silence, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::silence::add(&ctx, new).await?)
}

/// Ends now without a time.
#[server(prefix = "/page", endpoint = "silence/set-until", input = Json)]
pub async fn set_silence_until(
    id: SilenceId,
    version: i64,
    until: Option<TimeExpr>,
) -> Result<Silence, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::silence::set_until(&ctx, id, version, until).await?)
}

/// What it would have made silent in the last days.
#[server(prefix = "/page", endpoint = "silence/try", input = Json)]
pub async fn try_silence(matcher: Matcher, days: u32) -> Result<SilenceTrial, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::silence::try_out(&ctx, matcher, days).await?)
}
