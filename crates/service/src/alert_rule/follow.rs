//! Rules over alerts and cases: since when each thing is as its rule wants it. Whatever changes one writes a row of the log,
//! so the log is followed, once for all servers.

use super::{
    set::{Ready, RuleSet},
    thing::{self, Thing, group_of},
};
use crate::{Argus, Ctx, Result};
use argus_domain::{
    ActivityId, AlertId, AlertRuleId, CaseId, Timestamp,
    alert_rule::{AlertRuleContent, Watched},
};
use argus_store::{
    Scope, Tx,
    alert_rule::{self as store, Seen},
};
use std::collections::HashMap;
use uuid::Uuid;

/// Rows of the log that are followed at once; the rest comes next time.
const BATCH: i64 = 1_000;

/// Looks at every alert and case that something was done with since the last look, by whichever server. Returns how many
/// rows of the log that were.
pub async fn follow(argus: &Argus) -> Result<u64> {
    let ctx = Ctx::system(argus);
    let mut conn = argus.store().read().await?;
    let (from, last) = store::followed(&mut conn).await?;
    drop(conn);
    if from >= last {
        return Ok(0);
    }
    let mut tx = argus.store().begin().await?;
    let set = RuleSet::current(&mut tx, &ctx).await?;
    let to = if set.things.is_empty() { last } else { last.min(ActivityId(from.0 + BATCH)) };
    if !store::follow(&mut tx, from, to).await? {
        return Ok(0);
    }
    if !set.things.is_empty() {
        look(&mut tx, &set.things, from, to).await?;
    }
    tx.commit().await?;
    Ok((to.0 - from.0).unsigned_abs())
}

async fn look(tx: &mut Tx, rules: &[Ready], from: ActivityId, to: ActivityId) -> Result<()> {
    let touched = store::touched(tx, from, to).await?;
    let of_alerts = |ready: &&Ready| matches!(ready.rule.content.watches, Watched::Alerts(_));
    let (for_alerts, for_cases): (Vec<&Ready>, Vec<&Ready>) = rules.iter().partition(of_alerts);
    if !for_alerts.is_empty() && !touched.alerts.is_empty() {
        let ids: Vec<AlertId> = touched.alerts.iter().map(|(id, _)| *id).collect();
        let times = touched.alerts.iter().map(|(id, at)| (id.0, *at)).collect();
        let found = thing::alerts(tx, &ids).await?;
        note(tx, &for_alerts, &found, &times).await?;
    }
    if !for_cases.is_empty() && !touched.cases.is_empty() {
        let ids: Vec<CaseId> = touched.cases.iter().map(|(id, _)| *id).collect();
        let times = touched.cases.iter().map(|(id, at)| (id.0, *at)).collect();
        let found = thing::cases(tx, &ids).await?;
        note(tx, &for_cases, &found, &times).await?;
    }
    Ok(())
}

/// What holds begins to be waited for, and what does not, or is no longer there, is waited for no longer.
async fn note(
    tx: &mut Tx,
    rules: &[&Ready],
    found: &[Thing],
    touched: &HashMap<i64, Timestamp>,
) -> Result<()> {
    for ready in rules {
        let rule = &ready.rule;
        let holding: HashMap<i64, &Thing> = found
            .iter()
            .filter(|thing| thing.holds(&rule.content))
            .map(|thing| (thing.number(), thing))
            .collect();
        let mut held = Vec::new();
        let mut over: Vec<Uuid> = Vec::new();
        let mut numbers: Vec<(&i64, &Timestamp)> = touched.iter().collect();
        numbers.sort_unstable();
        for (number, at) in numbers {
            match holding.get(number) {
                Some(thing) => held.push(seen(rule.id, ready.generation, &rule.content, thing, *at)),
                None => over.push(group_of(*number)),
            }
        }
        store::begin_held(tx, &held).await?;
        store::end_held(tx, ready.generation, &over).await?;
    }
    Ok(())
}

fn seen(
    rule: AlertRuleId,
    generation: i64,
    content: &AlertRuleContent,
    thing: &Thing,
    at: Timestamp,
) -> Seen {
    Seen {
        generation,
        group: group_of(thing.number()),
        rule,
        customer: thing.customer().id,
        labels: vec![thing.number().to_string()],
        severity: thing.severity(),
        at,
        due: at.plus_millis(i64::from(content.watches.held().0) * 1_000),
    }
}

/// A rule that begins waits from now on for the open things that are so already. Call it after the row of the log:
/// whatever is changed later then has a later one.
pub(super) async fn begin(
    ctx: &Ctx,
    tx: &mut Tx,
    id: AlertRuleId,
    generation: i64,
    content: &AlertRuleContent,
) -> Result<()> {
    if !content.enabled || content.watches.is_events() {
        return Ok(());
    }
    let (standing, _) = thing::standing(tx, &Scope::everything(), content).await?;
    let held: Vec<Seen> =
        standing.iter().map(|thing| seen(id, generation, content, thing, ctx.now)).collect();
    Ok(store::begin_held(tx, &held).await?)
}
