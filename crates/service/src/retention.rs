//! How long events are kept.

use crate::{
    Argus, Ctx, Error, Result,
    activity::{Done, record},
    customer,
};
use argus_domain::{
    CustomerId, EventKey, Invalid, Permission, event::CustomerName, setting::RetentionRule,
    timestamp::MILLIS_PER_DAY,
};
use argus_store::{Scope, customer as customers, retention as store};
use serde_json::json;
use std::{collections::HashMap, time::Duration};

/// A rule as people see it: short name of a customer, or none for all others, and days.
pub type Rule = (Option<String>, u32);

pub const MAX_DAYS: u32 = 36_500;

pub async fn rules(ctx: &Ctx) -> Result<Vec<Rule>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    let rules = store::rules(&mut conn).await?;
    let ids: Vec<CustomerId> = rules.iter().filter_map(|(customer, _)| *customer).collect();
    let names: HashMap<CustomerId, String> = customers::names(&mut conn, &ids)
        .await?
        .into_iter()
        .map(|customer| (customer.id, customer.short_name))
        .collect();
    let name = |id: CustomerId| names.get(&id).cloned().unwrap_or_else(|| id.to_string());
    Ok(rules.into_iter().map(|(customer, days)| (customer.map(name), days)).collect())
}

/// The rules with their customers: the one for all others first.
pub async fn named_rules(ctx: &Ctx) -> Result<Vec<RetentionRule>> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    let rules = store::rules(&mut conn).await?;
    let ids: Vec<CustomerId> = rules.iter().filter_map(|(customer, _)| *customer).collect();
    let mut names: HashMap<CustomerId, CustomerName> = customers::names(&mut conn, &ids)
        .await?
        .into_iter()
        .map(|found| (found.id, customer::named(found)))
        .collect();
    let rule = |(id, days): (Option<CustomerId>, u32)| match id {
        None => Some(RetentionRule { customer: None, days }),
        Some(id) => names.remove(&id).map(|name| RetentionRule { customer: Some(name), days }),
    };
    Ok(rules.into_iter().filter_map(rule).collect())
}

/// Events are kept for so many days; without a customer, those of all who have no rule of their own.
pub async fn set(ctx: &Ctx, customer: Option<&str>, days: u32) -> Result<()> {
    ctx.require(Permission::Administer)?;
    if !(1..=MAX_DAYS).contains(&days) {
        return Err(Invalid::one("days", format_args!("must be from 1 to {MAX_DAYS}")).into());
    }
    let id = named(ctx, customer).await?;
    let mut tx = ctx.argus.store().begin().await?;
    store::set(&mut tx, id, days).await?;
    let whose = customer.map_or_else(|| "all other customers".to_owned(), |name| format!("“{name}”"));
    let done = Done {
        customer: id,
        detail: json!({"after": {"days": days}}),
        ..Done::new("retention.set", format!("Events of {whose} are kept for {days} days"))
    };
    record(&mut tx, ctx, done).await?;
    Ok(tx.commit().await?)
}

/// Events are kept for as long as the rule for all says, or for ever.
pub async fn clear(ctx: &Ctx, customer: Option<&str>) -> Result<()> {
    ctx.require(Permission::Administer)?;
    let id = named(ctx, customer).await?;
    let mut tx = ctx.argus.store().begin().await?;
    if !store::clear(&mut tx, id).await? {
        return Err(Error::NotFound("There is no such rule.".to_owned()));
    }
    let whose = customer.map_or_else(|| "all other customers".to_owned(), |name| format!("“{name}”"));
    let done = Done {
        customer: id,
        ..Done::new(
            "retention.clear",
            format!("Events of {whose} are no longer removed by a rule of their own"),
        )
    };
    record(&mut tx, ctx, done).await?;
    Ok(tx.commit().await?)
}

async fn named(ctx: &Ctx, customer: Option<&str>) -> Result<Option<CustomerId>> {
    match customer {
        None => Ok(None),
        Some(name) => Ok(Some(customer::get(ctx, name).await?.id)),
    }
}

/// Events that are removed in one transaction: few, so that others hardly wait.
const BATCH: u32 = 500;
/// Others go first.
const PAUSE: Duration = Duration::from_millis(20);

/// Removes the events that are older than their rule says, a few at a time, with all that belongs to them.
/// Those that are linked to a case stay: they are evidence. Returns how many aggregated and raw events are gone.
pub async fn apply(argus: &Argus) -> Result<(u64, u64)> {
    let ctx = Ctx::system(argus);
    let mut conn = argus.store().read().await?;
    let rules = store::rules(&mut conn).await?;
    let general = rules.iter().find(|(customer, _)| customer.is_none()).map(|(_, days)| *days);
    let own: HashMap<CustomerId, u32> =
        rules.into_iter().filter_map(|(customer, days)| Some((customer?, days))).collect();
    if general.is_none() && own.is_empty() {
        return Ok((0, 0));
    }
    let mut all = Vec::new();
    loop {
        let page = customers::list(&mut conn, &Scope::everything(), "", PAGE, all.len() as u32).await?;
        let last = page.len() < PAGE as usize;
        all.extend(page.into_iter().map(|customer| customer.id));
        if last {
            break;
        }
    }
    drop(conn);
    let mut removed = (0, 0);
    for customer in all {
        let Some(days) = own.get(&customer).copied().or(general) else { continue };
        let before = ctx.now.plus_millis(-i64::from(days) * MILLIS_PER_DAY);
        let (events, raw) = remove(&ctx, customer, EventKey::first_at(before), days).await?;
        removed = (removed.0 + events, removed.1 + raw);
    }
    Ok(removed)
}

const PAGE: u32 = 1_000;

async fn remove(ctx: &Ctx, customer: CustomerId, before: EventKey, days: u32) -> Result<(u64, u64)> {
    let store = ctx.argus.store();
    let mut removed = (0, 0);
    let mut from = EventKey(i64::MIN);
    loop {
        let mut conn = store.read().await?;
        let keys = store::expired(&mut conn, customer, from, before, BATCH).await?;
        drop(conn);
        let Some(last) = keys.last() else { break };
        from = EventKey(last.0 + 1);
        let mut tx = store.begin().await?;
        let (events, raw) = store::remove(&mut tx, &keys).await?;
        tx.commit().await?;
        removed = (removed.0 + events, removed.1 + raw);
        tokio::time::sleep(PAUSE).await;
    }
    if removed.0 > 0 {
        let mut tx = store.begin().await?;
        store::note_gone(&mut tx, customer, before, ctx.now).await?;
        let done = Done {
            customer: Some(customer),
            detail: json!({"events": removed.0, "rawEvents": removed.1, "days": days}),
            ..Done::new(
                "retention.remove",
                format!("Removed {} events that were older than {days} days", removed.0),
            )
        };
        record(&mut tx, ctx, done).await?;
        tx.commit().await?;
    }
    Ok(removed)
}
