//! What a silence would have made silent.

use super::add::{check, of_own};
use crate::{Ctx, Result};
use argus_domain::{
    Invalid, Permission, Severity, TimeExpr, Timestamp,
    alert::{AlertFilter, AlertSort, AlertSummary},
    policy::{Labels, Matcher},
    silence::SilenceTrial,
    timestamp::MILLIS_PER_DAY,
};
use argus_store::alert;

/// Alerts that are read at once, and of which the answer is made.
const MOST: u32 = 10_000;

/// Of the last days, as the alerts are now.
pub async fn try_out(ctx: &Ctx, matcher: Matcher, days: u32) -> Result<SilenceTrial> {
    let actor = ctx.require(Permission::UpdateAlert)?;
    let scope = actor.scope();
    let mut matcher = of_own(actor.only_customer(), matcher);
    let mut invalid = Invalid::default();
    matcher.check(&mut invalid);
    if days == 0 || days > SilenceTrial::MAX_DAYS {
        invalid.add("days", format_args!("must be from 1 to {}", SilenceTrial::MAX_DAYS));
    }
    invalid.into_result()?;
    let from = ctx.now.plus_millis(-i64::from(days) * MILLIS_PER_DAY);
    let least = matcher.severity.unwrap_or_default();
    let severities = Severity::ALL.into_iter().filter(|severity| *severity >= least);
    let filter = AlertFilter {
        customers: matcher.customers.clone(),
        severities: if least == Severity::Low { Vec::new() } else { severities.collect() },
        sources: matcher.sources.clone(),
        tags: matcher.tags.clone(),
        from: Some(TimeExpr::At(from)),
        ..AlertFilter::default()
    };
    let mut conn = ctx.argus.store().snapshot().await?;
    check(&mut conn, &scope, &matcher).await?;
    let looked_at = alert::list(&mut conn, &scope, &filter, AlertSort::default(), MOST, 0).await?.rows;
    let is_cut = looked_at.len() >= MOST as usize;
    let searched_back_to = looked_at.last().filter(|_| is_cut).map(|alert| alert.created);
    let met: Vec<AlertSummary> =
        looked_at.into_iter().filter(|alert| matcher.holds(&Labels::from(alert))).collect();
    let by_day = by_day(&met, from, ctx.now);
    let total = met.len() as u64;
    let alerts = met.into_iter().take(SilenceTrial::SHOWN).collect();
    Ok(SilenceTrial { days, total, alerts, by_day, searched_back_to })
}

/// Days of 24 hours that end now.
fn by_day(alerts: &[AlertSummary], from: Timestamp, now: Timestamp) -> Vec<(Timestamp, u64)> {
    let mut days = Vec::new();
    let mut begin = from;
    while begin < now {
        let end = begin.plus_millis(MILLIS_PER_DAY);
        let count = alerts.iter().filter(|alert| alert.created >= begin && alert.created < end).count();
        days.push((begin, count as u64));
        begin = end;
    }
    days
}
