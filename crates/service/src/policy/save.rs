//! Writing a policy.

use super::{MOST, author, missing};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    channel::check_recipient,
    merge::Merge,
};
use argus_domain::{
    GroupId, Invalid, PolicyId,
    channel::ChannelChoice,
    policy::{Matcher, Policy, PolicyContent, Route, Whom},
    version::FieldVersions,
};
use argus_store::{
    Conn, Scope, channel, classification, customer, group,
    policy::{self as store, SavePolicy},
    user,
};
use jiff::tz::TimeZone;
use serde_json::json;

/// A new one without `id`. Of one that others changed since `version`, name, order, being active, whom it tells, and the
/// rest are merged as five fields. Whoever saves it becomes its author.
pub async fn save(ctx: &Ctx, id: Option<PolicyId>, version: i64, content: PolicyContent) -> Result<Policy> {
    let by = author(ctx)?;
    let scope = ctx.caller()?.scope();
    let content = content.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    // What is off may be unfinished, and can always be turned off.
    if content.active {
        check(&mut tx, &scope, &content).await?;
    }
    let (id, done) = match id {
        None => {
            if store::count(&mut tx).await? >= MOST {
                let problem = format_args!("cannot be added: there are {MOST} policies");
                return Err(Invalid::one("name", problem).into());
            }
            let versions = FieldVersions::default();
            let new = SavePolicy { content: &content, versions: &versions, author: by, now: ctx.now };
            let id = store::insert(&mut tx, new).await?.ok_or_else(taken)?;
            let text = format!("Added the notification policy “{}”", content.name);
            (id, Done { detail: json!({"policy": id, "after": content}), ..Done::new("policy.add", text) })
        }
        Some(id) => {
            let locked = store::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
            let before = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
            let mut merge = Merge::new(version, locked, Some(by), ctx.now);
            let after = merged(&mut merge, before.content.clone(), content);
            let merged = match merge.finish() {
                Ok(merged) if merged.is_empty() && before.author.id == by => return Ok(before),
                Ok(merged) => merged,
                Err(in_the_way) => return Err(in_the_way.told(&mut tx).await?),
            };
            let save = SavePolicy { content: &after, versions: &merged.versions, author: by, now: ctx.now };
            if !store::update(&mut tx, id, save).await? {
                return Err(taken().into());
            }
            let text = format!("Changed the notification policy “{}”", after.name);
            let detail = json!({"policy": id, "before": merged.before, "after": merged.after});
            (id, Done { detail, ..Done::new("policy.change", text) })
        }
    };
    record(&mut tx, ctx, done).await?;
    store::reconsider(&mut tx, id, ctx.now).await?;
    let saved = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    tx.commit().await?;
    Ok(saved)
}

fn merged(merge: &mut Merge, mut after: PolicyContent, content: PolicyContent) -> PolicyContent {
    let PolicyContent { name, order, active, whom, steps, .. } = content.clone();
    merge.field("name", &mut after.name, Some(name));
    merge.field("order", &mut after.order, Some(order));
    merge.field("active", &mut after.active, Some(active));
    let mut told = (after.whom, after.steps);
    merge.field("whom it tells", &mut told, Some((whom, steps)));
    (after.whom, after.steps) = told;
    let rest = |of: &PolicyContent| PolicyContent {
        name: String::new(),
        order: 0,
        active: true,
        whom: Whom::default(),
        steps: Vec::new(),
        ..of.clone()
    };
    let mut what = rest(&after);
    merge.field("what it tells, and how often", &mut what, Some(rest(&content)));
    PolicyContent {
        name: after.name,
        order: after.order,
        active: after.active,
        whom: after.whom,
        steps: after.steps,
        ..what
    }
}

fn taken() -> Invalid {
    Invalid::one("name", "is that of another policy")
}

/// Whether everything that a policy names is there for its author.
async fn check(conn: &mut Conn, scope: &Scope, content: &PolicyContent) -> Result<()> {
    let mut invalid = Invalid::default();
    check_matcher(conn, scope, &content.matcher, &mut invalid).await?;
    let known = Known { channels: channel::choices(conn).await?, groups: group::names(conn).await? };
    check_whom(conn, &known, &content.whom, "", &mut invalid).await?;
    for (index, step) in content.steps.iter().enumerate() {
        check_whom(conn, &known, &step.whom, &format!("steps.{}.", index + 1), &mut invalid).await?;
    }
    if let Some(quiet) = &content.quiet
        && TimeZone::get(&quiet.zone).is_err()
    {
        invalid
            .add("quiet", format_args!("must not have the time zone “{}”, which is not known", quiet.zone));
    }
    Ok(invalid.into_result()?)
}

/// What there is to be named.
struct Known {
    channels: Vec<ChannelChoice>,
    groups: Vec<(GroupId, String)>,
}

/// The names of its fields begin with `at`.
async fn check_whom(
    conn: &mut Conn,
    known: &Known,
    whom: &Whom,
    at: &str,
    invalid: &mut Invalid,
) -> Result<()> {
    for (index, route) in whom.routes.iter().enumerate() {
        if let Err(problem) = check_route(route, &known.channels) {
            invalid.add(format!("{at}routes.{}", index + 1), problem);
        }
    }
    for id in &whom.people {
        if user::get(conn, *id).await?.is_none_or(|account| account.user.disabled) {
            invalid.add(format!("{at}people"), "must be users who can log in");
        }
    }
    if !whom.groups.iter().all(|id| known.groups.iter().any(|(known, _)| known == id)) {
        invalid.add(format!("{at}groups"), "must be groups that there are");
    }
    Ok(())
}

/// Customers that its author does not see and classifications that there are not.
pub(crate) async fn check_matcher(
    conn: &mut Conn,
    scope: &Scope,
    matcher: &Matcher,
    invalid: &mut Invalid,
) -> Result<()> {
    for id in &matcher.customers {
        if customer::get(conn, scope, *id).await?.is_none() {
            invalid.add("customers", "must be customers that you see");
        }
    }
    // Those that have a retired one are still met.
    let known = classification::names(conn).await?;
    if !matcher.classifications.iter().all(|name| known.contains(name)) {
        invalid.add("classifications", "must be classifications that there are");
    }
    Ok(())
}

/// Whether there is a channel that takes these recipients.
fn check_route(route: &Route, channels: &[ChannelChoice]) -> Result<(), String> {
    let Some(found) = channels.iter().find(|channel| channel.id == route.channel) else {
        return Err("must have a channel that there is".to_owned());
    };
    if route.recipients.is_empty() {
        // Fails for those that need one.
        return check_recipient(found.kind, "").map_err(|_| "must have a recipient".to_owned());
    }
    route.recipients.iter().try_for_each(|recipient| check_recipient(found.kind, recipient))
}
