//! Saying who else watches a case.

use super::list::gather;
use crate::{
    Ctx, Result,
    activity::{Done, record},
    case::{find, people},
};
use argus_domain::{
    CaseId, Invalid, Permission, UserId,
    case::{AccessSubject, CaseSummary, Person},
    watcher::{WatcherRecord, Watchers},
};
use argus_store::{Tx, group, user, watcher};
use serde_json::json;

/// Only somebody who may see the case is added; anybody is removed.
pub async fn set(ctx: &Ctx, case: CaseId, user: UserId, watches: bool) -> Result<()> {
    set_named(ctx, case, "user", &user.to_string(), watches).await.map(drop)
}

/// The same by number or login, which was given as `field`.
pub async fn set_named(
    ctx: &Ctx,
    case: CaseId,
    field: &'static str,
    text: &str,
    watches: bool,
) -> Result<UserId> {
    let mut tx = ctx.argus.store().begin().await?;
    let user = set_within(&mut tx, ctx, case, field, text, watches).await?;
    tx.commit().await?;
    Ok(user)
}

/// As part of a larger transaction.
pub(crate) async fn set_within(
    tx: &mut Tx,
    ctx: &Ctx,
    case: CaseId,
    field: &'static str,
    text: &str,
    watches: bool,
) -> Result<UserId> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let found = find::changeable(tx, &scope, case).await?.summary;
    let known = gather(tx, &found).await?;
    let person = if watches { seeing(tx, &found, field, text).await? } else { one_of(&known, field, text)? };
    let told = if watches {
        format!("Added {} as a watcher", person.name)
    } else {
        format!("Removed {} as a watcher", person.name)
    };
    say(tx, ctx, &found, &known, (person.id, person.name.as_str()), watches, told).await?;
    Ok(person.id)
}

/// A user or a group was let into a case: who now sees it watches it, too, unless something was said about him before.
pub(crate) async fn let_in(tx: &mut Tx, ctx: &Ctx, case: CaseId, subject: AccessSubject) -> Result<()> {
    let people = match subject {
        AccessSubject::User(user) => vec![user],
        AccessSubject::Group(id) => {
            let most = u32::try_from(Watchers::MOST).unwrap_or(u32::MAX);
            let members = group::members(tx, id, "", most + 1, 0).await?.rows;
            if members.len() > Watchers::MOST {
                let problem =
                    format_args!("would have more than {} people watch the case: say false", Watchers::MOST);
                return Err(Invalid::one("addWatcher", problem).into());
            }
            members.into_iter().filter(|member| !member.disabled).map(|member| member.id).collect()
        }
    };
    let said = watcher::entries(tx, case).await?;
    for user in people.into_iter().filter(|user| said.iter().all(|entry| entry.person.id != *user)) {
        if people::sees_case(tx, user, case).await? {
            set_within(tx, ctx, case, "addWatcher", &user.to_string(), true).await?;
        }
    }
    Ok(())
}

async fn seeing(tx: &mut Tx, case: &CaseSummary, field: &'static str, text: &str) -> Result<Person> {
    let id = match text.parse() {
        Ok(id) => UserId(id),
        Err(_) => user::find(tx, text).await?.map_or(UserId(0), |account| account.user.id),
    };
    let account = user::get(tx, id).await?.filter(|account| !account.user.disabled);
    let Some(account) = account else {
        return Err(Invalid::one(field, "is not a user who can log in").into());
    };
    if !people::sees_case(tx, id, case.id).await? {
        let problem = format_args!("cannot be {}, who may not see this case", account.user.name);
        return Err(Invalid::one(field, problem).into());
    }
    Ok(Person { id, name: account.user.name })
}

fn one_of(known: &[WatcherRecord], field: &'static str, text: &str) -> Result<Person> {
    let id = text.parse().ok().map(UserId);
    let mut people = known.iter().map(|record| &record.person);
    let found = people.find(|person| Some(person.id) == id || person.login == text);
    let found = found.ok_or_else(|| Invalid::one(field, "is not a watcher of this case"))?;
    Ok(Person { id: found.id, name: found.name.clone() })
}

/// Writes what is new, with its row in the history.
pub(super) async fn say(
    tx: &mut Tx,
    ctx: &Ctx,
    case: &CaseSummary,
    known: &[WatcherRecord],
    (user, name): (UserId, &str),
    watches: bool,
    text: String,
) -> Result<()> {
    let is = known.iter().any(|record| record.person.id == user && record.watches);
    if is == watches {
        return Ok(());
    }
    if watches && known.len() >= Watchers::MOST {
        let problem = format_args!("would be one of more than {} watchers", Watchers::MOST);
        return Err(Invalid::one("user", problem).into());
    }
    let by = ctx.actor().and_then(|actor| actor.user.as_ref()).map(|user| user.id);
    watcher::set(tx, case.id, user, watches, by, ctx.now).await?;
    let action = if watches { "case.watch" } else { "case.unwatch" };
    let done = Done {
        case: Some(case.id),
        customer: Some(case.customer.id),
        detail: json!({"watcher": {"id": user, "name": name}}),
        ..Done::new(action, text)
    };
    record(tx, ctx, done).await
}
