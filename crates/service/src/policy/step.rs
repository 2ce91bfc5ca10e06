//! Telling others of what nobody has acknowledged, one step after the other.

use super::{
    message::{NAMED, Told},
    quiet::quiet_until,
    send::send,
};
use crate::{Ctx, Result, automation::in_words};
use argus_domain::{
    CustomerId, PolicyNoticeId,
    policy::{Labels, NoticeState, Policy, Step},
    silence::Silence,
};
use argus_store::{
    Scope, Tx, alert,
    policy::{self as store, DueStep, NewMessage, StepDone, Waiting, WaitingOf},
    silence,
};
use std::collections::{BTreeMap, HashMap};

/// Alerts and cases of one message that a step looks at: the worst.
const MOST: u32 = 1_000;

/// Nothing is done where somebody else was faster. Once nobody has to be told any more, or nobody is left to be told, the
/// steps of the message are over.
pub(super) async fn take(tx: &mut Tx, ctx: &Ctx, due: &DueStep) -> Result<()> {
    if !store::claim_step(tx, due).await? {
        return Ok(());
    }
    let found = store::get(tx, due.policy).await?;
    let policy = found.filter(|policy| policy.content.active);
    let step =
        policy.as_ref().and_then(|policy| policy.content.steps.get(due.step.saturating_sub(1) as usize));
    let late = unacknowledged(tx, due.message).await?;
    let (Some(policy), Some(step), Some(worst)) = (&policy, step, late.first().map(|one| one.severity))
    else {
        return Ok(store::end_steps(tx, due.message).await?);
    };
    if let Some(until) = quiet_until(&policy.content, worst, ctx.now) {
        return Ok(store::wait_for_step(tx, due.message, due.step, until).await?);
    }
    tell(tx, ctx, policy, step, due.step, late).await?;
    match policy.content.steps.get(due.step as usize) {
        Some(next) => {
            let at = next.due(due.told, Some((step, ctx.now)));
            Ok(store::wait_for_step(tx, due.message, due.step + 1, at).await?)
        }
        None => Ok(store::end_steps(tx, due.message).await?),
    }
}

/// Each alert and case once, however often it was told of; the worst first.
async fn unacknowledged(tx: &mut Tx, message: i64) -> Result<Vec<Waiting>> {
    let mut late: Vec<Waiting> = Vec::new();
    for one in store::unacknowledged(tx, message, MOST).await? {
        if !late.iter().any(|known| known.subject == one.subject) {
            late.push(one);
        }
    }
    Ok(late)
}

async fn tell(
    tx: &mut Tx,
    ctx: &Ctx,
    policy: &Policy,
    step: &Step,
    number: u32,
    late: Vec<Waiting>,
) -> Result<()> {
    let done = |state| StepDone { step: number, state, reason: "", message: None, now: ctx.now };
    let (silenced, late) = apart(tx, ctx, late).await?;
    for (silence, notices) in &silenced {
        let done = StepDone { reason: &silence.reason, ..done(NoticeState::Silenced) };
        store::note_step(tx, notices, done).await?;
    }
    if late.is_empty() {
        return Ok(());
    }
    let count = late.len() as u64;
    let why = format!("Nobody has acknowledged it for {}", in_words(step.after));
    let named = &late[..late.len().min(NAMED as usize)];
    let told = Told::of(ctx, policy, count, named, Some(&why));
    let sent = send(tx, ctx, policy, &step.whom, &told, &of_customers(&late)).await?;
    let notices: Vec<PolicyNoticeId> = late.iter().map(|one| one.id).collect();
    if sent.is_nothing() {
        let done = StepDone { reason: &sent.reason(), ..done(NoticeState::Dropped) };
        return Ok(store::note_step(tx, &notices, done).await?);
    }
    let new = NewMessage { policy: policy.id, notices: count, now: ctx.now };
    let message = Some(sent.note(tx, new).await?);
    let reason = sent.problem.unwrap_or_default();
    let done = StepDone { reason: &reason, message, ..done(NoticeState::Told) };
    Ok(store::note_step(tx, &notices, done).await?)
}

type Silenced = Vec<(Silence, Vec<PolicyNoticeId>)>;

/// What silences that are in force now keep from being told, and the rest.
async fn apart(tx: &mut Tx, ctx: &Ctx, late: Vec<Waiting>) -> Result<(Silenced, Vec<Waiting>)> {
    let silences = silence::in_force(tx, ctx.now).await?;
    if silences.is_empty() {
        return Ok((Vec::new(), late));
    }
    let ids: Vec<_> = late.iter().filter_map(|one| one.subject.alert()).collect();
    let alerts = alert::by_ids(tx, &Scope::everything(), &ids).await?;
    let labels: HashMap<_, Labels> = alerts.iter().map(|alert| (alert.id, Labels::from(alert))).collect();
    let mut silenced: Silenced = silences.into_iter().map(|silence| (silence, Vec::new())).collect();
    let mut rest = Vec::new();
    for one in late {
        let labels = one.subject.alert().and_then(|id| labels.get(&id));
        let by = silenced
            .iter_mut()
            .find(|(silence, _)| labels.is_some_and(|labels| silence.matcher.holds(labels)));
        match by {
            Some((_, notices)) => notices.push(one.id),
            None => rest.push(one),
        }
    }
    silenced.retain(|(_, notices)| !notices.is_empty());
    Ok((silenced, rest))
}

/// How many there are of each customer, and the worst of them: an alert, if there is one.
fn of_customers(late: &[Waiting]) -> Vec<WaitingOf> {
    let mut of: BTreeMap<CustomerId, WaitingOf> = BTreeMap::new();
    for one in late {
        let (customer, newest) = (one.customer, one.subject.clone());
        let found = of.entry(customer).or_insert(WaitingOf { customer, count: 0, newest });
        found.count += 1;
        if found.newest.alert().is_none() {
            found.newest = one.subject.clone();
        }
    }
    of.into_values().collect()
}
