//! Whether policies tell of what was done, in its transaction: what is to be told is there with it, or neither is.

use super::{quiet::quiet_until, tell::tell};
use crate::{Actor, Ctx, Result, activity::Done, automation::authority};
use argus_domain::{
    alert::AlertSummary,
    policy::{Labels, NoticeState, NoticeSubject, Occasion, Policy},
};
use argus_store::{
    Scope, Tx, alert, case,
    policy::{self as store, InsertNotice},
    silence,
};
use serde::Deserialize;

/// An alert or case that something is to be told of.
struct Met {
    occasion: Occasion,
    subject: NoticeSubject,
    labels: Labels,
    /// What it is called, with the task where it is of one.
    title: String,
}

/// After the row of the log that tells a change: writers come one after the other by then.
pub(crate) async fn judge(tx: &mut Tx, ctx: &Ctx, done: &Done<'_>) -> Result<()> {
    let Some(occasion) = Occasion::of(done.action, &done.detail) else { return Ok(()) };
    let mut policies = store::active(tx).await?;
    policies.retain(|policy| policy.content.on.contains(&occasion));
    let silences = if occasion.is_of_alert() { silence::in_force(tx, ctx.now).await? } else { Vec::new() };
    if policies.is_empty() && silences.is_empty() {
        return Ok(());
    }
    let Some(met) = met(tx, done, occasion).await? else { return Ok(()) };
    let silence = silences.into_iter().find(|silence| silence.matcher.holds(&met.labels));
    if let (Some(silence), NoticeSubject::Alert(alert)) = (&silence, &met.subject) {
        silence::mark(tx, *alert, silence.id).await?;
    }
    for policy in policies {
        if !policy.content.matcher.holds(&met.labels) {
            continue;
        }
        let author = authority(tx, &policy.author).await?;
        // What its author does not see is nothing to the policy.
        if let Ok(author) = &author
            && !sees(tx, author, &met).await?
        {
            continue;
        }
        let not_told = match (author, &silence) {
            (Err(reason), _) => Some((NoticeState::Dropped, reason)),
            (Ok(_), Some(silence)) => Some((NoticeState::Silenced, silence.reason.clone())),
            (Ok(_), None) => None,
        };
        notice(tx, ctx, &policy, &met, not_told).await?;
        if !policy.content.go_on {
            break;
        }
    }
    Ok(())
}

async fn met(tx: &mut Tx, done: &Done<'_>, occasion: Occasion) -> Result<Option<Met>> {
    let everything = Scope::everything();
    let (subject, labels) = if let (true, Some(id)) = (occasion.is_of_alert(), done.alert) {
        let labels = match AlertSummary::deserialize(&done.detail["after"]) {
            Ok(summary) => Some(Labels::from(&summary)),
            Err(_) => alert::get(tx, &everything, id).await?.map(|alert| Labels::from(&alert.summary)),
        };
        (NoticeSubject::Alert(id), labels)
    } else if let Some(id) = done.case {
        let found = case::get(tx, &everything, id).await?;
        (NoticeSubject::Case(id), found.map(|found| Labels::from(&found.summary)))
    } else {
        return Ok(None);
    };
    Ok(labels.map(|labels| {
        let task = done.detail["title"].as_str().filter(|_| occasion.is_of_task());
        let title = match task {
            Some(task) => format!("{}, task “{task}”", labels.title),
            None => labels.title.clone(),
        };
        Met { occasion, subject, labels, title }
    }))
}

async fn sees(tx: &mut Tx, author: &Actor, met: &Met) -> Result<bool> {
    let scope = author.scope();
    Ok(match met.subject {
        NoticeSubject::Alert(_) => scope.includes(met.labels.customer.id),
        NoticeSubject::Case(id) => case::get(tx, &scope, id).await?.is_some(),
    })
}

/// Puts it where it is told from, and tells it at once if nothing is to be waited for.
async fn notice(
    tx: &mut Tx,
    ctx: &Ctx,
    policy: &Policy,
    met: &Met,
    not_told: Option<(NoticeState, String)>,
) -> Result<()> {
    let (content, labels) = (&policy.content, &met.labels);
    let new = InsertNotice {
        policy: policy.id,
        policy_name: &content.name,
        group: None,
        subject: &met.subject,
        customer: labels.customer.id,
        title: &met.title,
        severity: labels.severity,
        source: &labels.source,
        occasion: met.occasion,
        now: ctx.now,
        state: NoticeState::Waiting,
        reason: "",
    };
    if let Some((state, reason)) = not_told {
        return Ok(store::insert_notice(tx, InsertNotice { state, reason: &reason, ..new }).await?);
    }
    let grouping = &content.grouping;
    let (due, reason) = match quiet_until(content, labels.severity, ctx.now) {
        Some(until) => (store::join(tx, policy.id, store::LATER, until, 0).await?, "quiet hours"),
        None => {
            let due = ctx.now.plus_millis(i64::from(grouping.wait) * 1_000);
            let interval = i64::from(grouping.interval) * 1_000;
            (store::join(tx, policy.id, &grouping.key(labels), due, interval).await?, "")
        }
    };
    store::insert_notice(tx, InsertNotice { group: Some(due.id), reason, ..new }).await?;
    if due.at <= ctx.now {
        tell(tx, ctx, &due).await?;
    }
    Ok(())
}
