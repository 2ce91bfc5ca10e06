//! Writing a rule.

use super::{MOST, follow, group::group_id, listen::due, missing};
use crate::{
    Actor, Ctx, Error, Result,
    activity::{Done, record},
    event::of_rule,
    merge::Merge,
};
use argus_domain::{
    AlertRuleId, CustomerId, Invalid, Permission, UserId,
    alert_rule::{AlertRule, AlertRuleContent, Threshold, Watched},
    criteria::EventCriteria,
    version::FieldVersions,
};
use argus_store::{
    Conn, Scope, Tx,
    alert_rule::{self as store, SaveAlertRule, Seen},
    customer,
};
use serde_json::json;

/// Somebody who may write rules, and what he sees.
pub(super) fn author(ctx: &Ctx) -> Result<(UserId, Scope)> {
    let actor: &Actor = ctx.require(Permission::ManageAlertRules)?;
    ctx.require(Permission::ViewAlerts)?;
    Ok((actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id, actor.scope()))
}

/// A new one without `id`. Of one that others changed since `version`, name, description, being on, what it looks for,
/// and what it raises are merged as five fields.
pub async fn save(
    ctx: &Ctx,
    id: Option<AlertRuleId>,
    version: i64,
    content: AlertRuleContent,
) -> Result<AlertRule> {
    let (by, scope) = author(ctx)?;
    let content = content.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    let revision = store::next_revision(&mut tx).await?;
    let mut begins = false;
    let (id, done) = match id {
        None => {
            let id = insert(ctx, &mut tx, by, &scope, revision, &content).await?;
            let (saved, _) = store::get(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
            tx.commit().await?;
            return Ok(saved);
        }
        Some(id) => {
            let locked = store::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
            let found = store::get(&mut tx, &scope, id).await?;
            let (before, generation) = found.ok_or_else(|| missing(id))?;
            let mut after = before.content.clone();
            let mut merge = Merge::new(version, locked, Some(by), ctx.now);
            merge_into(&mut merge, &mut after, content);
            let merged = match merge.finish() {
                Ok(merged) if merged.is_empty() => return Ok(before),
                Ok(merged) => merged,
                Err(in_the_way) => return Err(in_the_way.told(&mut tx).await?),
            };
            let after = after.checked()?;
            check(ctx, &mut tx, &scope, &after).await?;
            let goes_on = after.judges_like(&before.content);
            let save = SaveAlertRule {
                content: &after,
                versions: &merged.versions,
                generation: if goes_on { generation } else { revision },
                author: by,
                now: ctx.now,
            };
            store::update(&mut tx, id, save).await?;
            if !goes_on {
                store::forget(&mut tx, generation).await?;
                begin_watch(ctx, &mut tx, id, revision, &after).await?;
                begins = true;
            }
            let text = format!("Changed the alert rule “{}”", after.name);
            let detail = json!({"rule": id, "before": merged.before, "after": merged.after});
            (id, done("alert-rule.change", text, detail, &after))
        }
    };
    record(&mut tx, ctx, done).await?;
    if begins {
        let now = store::get(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?.0;
        follow::begin(ctx, &mut tx, id, revision, &now.content).await?;
    }
    let (saved, _) = store::get(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    tx.commit().await?;
    Ok(saved)
}

/// A new one, which is told.
pub(super) async fn insert(
    ctx: &Ctx,
    tx: &mut Tx,
    by: UserId,
    scope: &Scope,
    revision: i64,
    content: &AlertRuleContent,
) -> Result<AlertRuleId> {
    check(ctx, tx, scope, content).await?;
    if store::count(tx).await? >= MOST {
        return Err(Invalid::one("name", format_args!("cannot be added: there are {MOST} rules")).into());
    }
    let versions = FieldVersions::default();
    let new = SaveAlertRule { content, versions: &versions, generation: revision, author: by, now: ctx.now };
    let id = store::insert(tx, new).await?;
    begin_watch(ctx, tx, id, revision, content).await?;
    let text = format!("Added the alert rule “{}”", content.name);
    record(tx, ctx, done("alert-rule.add", text, json!({"rule": id, "after": content}), content)).await?;
    follow::begin(ctx, tx, id, revision, content).await?;
    Ok(id)
}

pub(super) fn done<'a>(
    action: &'a str,
    text: String,
    detail: serde_json::Value,
    content: &AlertRuleContent,
) -> Done<'a> {
    let only = match content.customers.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    Done { customer: only, detail, ..Done::new(action, text) }
}

fn merge_into(merge: &mut Merge, after: &mut AlertRuleContent, wanted: AlertRuleContent) {
    let AlertRuleContent {
        name,
        description,
        enabled,
        watches,
        customers,
        criteria,
        group_by,
        threshold,
        window,
        severity,
        title,
        text,
        tags,
        dedup,
        cool_down,
    } = wanted;
    merge.field("name", &mut after.name, Some(name));
    merge.field("description", &mut after.description, Some(description));
    merge.field("enabled", &mut after.enabled, Some(enabled));
    let mut looks = (
        std::mem::take(&mut after.watches),
        std::mem::take(&mut after.customers),
        std::mem::take(&mut after.criteria),
        std::mem::take(&mut after.group_by),
        after.threshold.clone(),
        after.window,
    );
    merge.field(
        "what it looks for",
        &mut looks,
        Some((watches, customers, criteria, group_by, threshold, window)),
    );
    (after.watches, after.customers, after.criteria, after.group_by, after.threshold, after.window) = looks;
    let mut raises = (
        after.severity,
        after.title.clone(),
        after.text.clone(),
        after.tags.clone(),
        after.dedup.clone(),
        after.cool_down,
    );
    merge.field("what it raises", &mut raises, Some((severity, title, text, tags, dedup, cool_down)));
    (after.severity, after.title, after.text, after.tags, after.dedup, after.cool_down) = raises;
}

/// Whether everything that it names is there for whoever writes it.
pub(super) async fn check(
    ctx: &Ctx,
    conn: &mut Conn,
    scope: &Scope,
    content: &AlertRuleContent,
) -> Result<()> {
    if matches!(content.watches, Watched::Cases(_)) {
        ctx.require(Permission::ViewCases)?;
    }
    let mut invalid = Invalid::default();
    if content.customers.is_empty() && scope.only().is_some() {
        invalid
            .add("customers", "must be chosen: a rule for everybody takes the right to see every customer");
    }
    for id in &content.customers {
        if customer::get(conn, scope, *id).await?.is_none() {
            invalid.add("customers", "must be customers that you see");
        }
    }
    check_names(conn, scope, &content.criteria, &mut invalid).await?;
    invalid.into_result()?;
    let query = of_rule(ctx, conn, scope, &content.criteria).await?;
    let named = &query.customers;
    let of_rule = |id: &CustomerId| content.customers.is_empty() || content.customers.contains(id);
    if !named.is_empty() && !named.iter().any(of_rule) {
        let problem = "can never match: the condition names none of the rule's customers";
        return Err(Invalid::one("customer", problem).into());
    }
    Ok(())
}

async fn check_names(
    conn: &mut Conn,
    scope: &Scope,
    criteria: &EventCriteria,
    invalid: &mut Invalid,
) -> Result<()> {
    let mut open = vec![criteria];
    while let Some(block) = open.pop() {
        for id in &block.customers {
            if customer::get(conn, scope, *id).await?.is_none() {
                invalid.add("customer", format_args!("{id} is not a customer that you see"));
            }
        }
        for name in &block.customer_names {
            let found = match name.parse() {
                Ok(id) => customer::get(conn, scope, CustomerId(id)).await?,
                Err(_) => customer::find(conn, scope, &name.to_lowercase()).await?,
            };
            if found.is_none() {
                invalid.add("customer", format_args!("“{name}” is not a customer that you see"));
            }
        }
        open.extend(block.sub.iter().map(|sub| &sub.criteria));
    }
    Ok(())
}

/// A rule that waits for absence begins with its start: customers that it names are watched from now on, groups from
/// when they are first seen.
async fn begin_watch(
    ctx: &Ctx,
    tx: &mut Tx,
    id: AlertRuleId,
    generation: i64,
    content: &AlertRuleContent,
) -> Result<()> {
    if !content.enabled || content.threshold != Threshold::Absence || !content.group_by.is_empty() {
        return Ok(());
    }
    let seen = content.customers.iter().map(|customer| Seen {
        generation,
        group: group_id(*customer, &[], &[]),
        rule: id,
        customer: *customer,
        labels: Vec::new(),
        severity: argus_domain::Severity::Medium,
        at: ctx.now,
        due: due(ctx.now, ctx.now, content.window),
    });
    Ok(store::saw(tx, &seen.collect::<Vec<_>>()).await?)
}
