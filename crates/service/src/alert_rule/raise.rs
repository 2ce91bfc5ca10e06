//! An alert of a rule: a new one, or once more the one that is still open.

use super::{by_rule, judging::Group, set::Ready};
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{
    AlertFiringId, AlertId, EventKey, Severity, Timestamp,
    alert::NewAlert,
    alert_rule::{FiringOutcome, filled, filled_line, group_names},
};
use argus_store::{
    Scope, StoreError, Tx,
    alert::{self, InsertAlert},
    alert_rule::{self as store, Known, NewFiring},
    customer,
};
use serde_json::json;

/// What was enough.
#[derive(Debug)]
pub(super) struct Found<'a> {
    pub(super) ready: &'a Ready,
    pub(super) group: &'a Group,
    /// In the order of time; one at least.
    pub(super) episodes: Vec<Told>,
    pub(super) events: Vec<EventKey>,
    /// Whether the rule has not raised too many already.
    pub(super) may_raise: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub(super) at: Timestamp,
    pub(super) count: i64,
    pub(super) severity: Severity,
    /// What came in its cool-down already, and the last of it.
    pub(super) more: i64,
    pub(super) more_until: Option<Timestamp>,
}

#[derive(Debug)]
pub(super) struct Raised {
    pub(super) firings: Vec<Known>,
    pub(super) is_new: bool,
}

/// One alert for all of it.
pub(super) async fn raise(tx: &mut Tx, ctx: &Ctx, found: &Found<'_>) -> Result<Raised> {
    let Found { ready, group, episodes, events, may_raise } = found;
    let rule = &ready.rule;
    let open = store::open_alert(tx, rule.id, group.dedup).await?;
    let (alert, outcome) = match open {
        Some(alert) => (Some(alert), FiringOutcome::Counted),
        None if *may_raise => (Some(insert(tx, ctx, found).await?), FiringOutcome::Raised),
        None => (None, FiringOutcome::HeldBack),
    };
    let mut firings = Vec::with_capacity(episodes.len());
    for (number, episode) in episodes.iter().enumerate() {
        let outcome =
            if number > 0 && outcome == FiringOutcome::Raised { FiringOutcome::Counted } else { outcome };
        let new = NewFiring {
            rule: rule.id,
            rule_name: &rule.content.name,
            customer: group.customer,
            dedup: group.dedup,
            labels: &group.labels,
            at: episode.at,
            now: ctx.now,
            outcome,
            reason: &reason(ready, outcome),
            count: episode.count,
            more: episode.more,
            more_until: episode.more_until,
            alert,
        };
        let id: AlertFiringId = store::insert_firing(tx, new).await?;
        firings.push(Known { id, rule: rule.id, dedup: group.dedup, at: episode.at, alert });
    }
    if let Some(id) = alert {
        if open.is_some() {
            alert::lock(tx, id).await?;
            let last = episodes.last().map_or(ctx.now, |episode| episode.at);
            alert::count_again(tx, id, episodes.len() as i64, last, ctx.now).await?;
        }
        let room = alert::room_for_events(tx, id).await?;
        alert::add_events(tx, id, &events[..events.len().min(room)]).await?;
        tell(tx, ctx, ready, id, outcome).await?;
    }
    Ok(Raised { firings, is_new: outcome == FiringOutcome::Raised })
}

fn reason(ready: &Ready, outcome: FiringOutcome) -> String {
    let told = ready.rule.content.told();
    match outcome {
        FiringOutcome::Raised | FiringOutcome::Counted => told,
        FiringOutcome::HeldBack => {
            format!("{told}; for too many at once: narrow the condition, or group by less")
        }
    }
}

async fn insert(tx: &mut Tx, ctx: &Ctx, found: &Found<'_>) -> Result<AlertId> {
    let Found { ready, group, episodes, .. } = found;
    let content = &ready.rule.content;
    let first = episodes[0];
    let of = customer::get(tx, &Scope::everything(), group.customer).await?;
    let of = of.map_or_else(String::new, |customer| customer.name);
    let given = |place: &str| match place {
        "customer" => of.clone(),
        "count" => first.count.to_string(),
        _ => String::new(),
    };
    // What events say is text: nothing in it is to be Markdown.
    let plain: Vec<String> = group.labels.iter().map(|label| argus_markdown::from_plain(label)).collect();
    let fields: serde_json::Map<_, _> = group_names(content)
        .into_iter()
        .zip(&group.labels)
        .map(|(name, label)| (name, json!(label)))
        .collect();
    let new = NewAlert {
        customer: Some(group.customer),
        title: filled_line(content, &content.title, &group.labels, &given),
        description: filled(content, &content.text, &plain, &given),
        source: content.name.clone(),
        reference: Some(format!("rule-{}:{}:{}", ready.rule.id, group.dedup.simple(), first.at.millis())),
        severity: content.severity.unwrap_or(first.severity),
        context: Some(json!({
            "rule": {"id": ready.rule.id, "name": content.name, "condition": content.told()},
            "watches": content.watches.name(),
            "group": fields,
            "count": first.count,
        })),
        ..NewAlert::default()
    };
    let row = InsertAlert {
        customer: group.customer,
        new: &new,
        happened: Some(first.at),
        rule: Some(ready.rule.id),
        by: None,
        now: ctx.now,
    };
    let id = match alert::insert(tx, row).await? {
        Some(id) => id,
        // A firing is kept for as long as its alert is told by it, so this is one of which the firing is gone.
        None => {
            alert::by_reference(tx, group.customer, &new.source, new.reference.as_deref().unwrap_or_default())
                .await?
                .ok_or_else(|| StoreError::Exists("alert_reference".to_owned()))?
        }
    };
    alert::set_tags(tx, id, &content.tags).await?;
    if !content.watches.is_events() {
        store::mark_of_thing(tx, id).await?;
    }
    Ok(id)
}

async fn tell(tx: &mut Tx, ctx: &Ctx, ready: &Ready, id: AlertId, outcome: FiringOutcome) -> Result<()> {
    let Some(found) = alert::get(tx, &Scope::everything(), id).await? else { return Ok(()) };
    let summary = &found.summary;
    let name = &ready.rule.content.name;
    let (action, text) = match outcome {
        FiringOutcome::Raised => {
            ("alert.create", format!("The rule “{name}” raised the alert #{id} “{}”", summary.title))
        }
        _ => ("alert.again", format!("The rule “{name}” counted the alert #{id} “{}” again", summary.title)),
    };
    let done = Done {
        customer: Some(summary.customer.id),
        alert: Some(id),
        detail: json!({"alert": id, "rule": ready.rule.id, "after": summary, "count": summary.count}),
        ..Done::new(action, text)
    };
    record(tx, &by_rule(ctx), done).await
}
