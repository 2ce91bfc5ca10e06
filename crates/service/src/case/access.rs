//! Who sees a case, and saying so.

use super::find;
use crate::{
    Actor, Ctx, Error, Result,
    activity::{Done, record},
};
use argus_domain::{
    CaseId, Invalid, Permission, UserId,
    case::{
        AccessEntry, AccessLevel, AccessMode, AccessRules, AccessSubject, Case, CaseAccess, Onlooker, Person,
        PersonAccess,
    },
};
use argus_store::{
    Conn, Tx,
    case::access::{self, Facts},
    user,
};
use serde_json::json;

/// The most people and groups that are told.
const TOLD: u32 = 200;
/// The most people and groups that one case names.
const MOST: usize = 200;

/// With everybody who sees it, and why.
pub async fn access(ctx: &Ctx, id: CaseId) -> Result<CaseAccess> {
    let mut conn = ctx.argus.store().snapshot().await?;
    let case = find::seen(ctx, &mut conn, id).await?;
    told(ctx, &mut conn, &case).await
}

pub async fn set_access_mode(ctx: &Ctx, id: CaseId, mode: AccessMode) -> Result<CaseAccess> {
    change(ctx, id, Change::Mode(mode)).await
}

/// Without a level, the list no longer names whom it named.
pub async fn set_access(
    ctx: &Ctx,
    id: CaseId,
    subject: AccessSubject,
    level: Option<AccessLevel>,
) -> Result<CaseAccess> {
    change(ctx, id, Change::Entry(subject, level)).await
}

pub(super) enum Change {
    Mode(AccessMode),
    Entry(AccessSubject, Option<AccessLevel>),
}

async fn change(ctx: &Ctx, id: CaseId, change: Change) -> Result<CaseAccess> {
    let mut tx = ctx.argus.store().begin().await?;
    let case = within(&mut tx, ctx, id, change).await?;
    let told = told(ctx, &mut tx, &case).await?;
    tx.commit().await?;
    Ok(told)
}

/// As part of a larger transaction.
pub(super) async fn within(tx: &mut Tx, ctx: &Ctx, id: CaseId, change: Change) -> Result<Case> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let scope = actor.scope();
    let by = actor.user.as_ref().map(|user| user.id);
    let (_, case) = find::locked(tx, &scope, id).await?;
    if let Some(reason) = refusal(actor, &case) {
        return Err(Error::Forbidden(reason));
    }
    let (text, detail) = match change {
        Change::Mode(mode) if mode == case.summary.access => return Ok(case),
        Change::Mode(mode) => {
            access::set_mode(tx, id, mode).await?;
            let text = format!("Changed who sees the case to: {}", mode.label().to_lowercase());
            (text, json!({"before": case.summary.access, "after": mode}))
        }
        Change::Entry(subject, level) => {
            let before = access::entries(tx, id).await?;
            let old = before.iter().find(|entry| entry.subject == subject);
            if old.map(|entry| entry.level) == level {
                return Ok(case);
            }
            if old.is_none() && before.len() >= MOST {
                return Err(Invalid::one("subject", "is one too many: name a group instead").into());
            }
            let name = match (old, level) {
                // Also of somebody who cannot log in any more.
                (Some(old), None) => old.name.clone(),
                _ => name(tx, subject).await?,
            };
            access::set_entry(tx, id, subject, level, by, ctx.now).await?;
            let text = match level {
                Some(level) => format!("Access of {name}: {}", level.label().to_lowercase()),
                None => format!("Access of {name} is no longer set apart"),
            };
            (text, json!({"subject": subject, "before": old.map(|entry| entry.level), "after": level}))
        }
    };
    // Whoever saws off his own branch would need somebody else to put it back.
    if access::level(tx, &scope, id).await? != Some(AccessLevel::Full) {
        let problem = "would shut you out yourself: name yourself with full access first";
        return Err(Invalid::one("access", problem).into());
    }
    let done = Done {
        case: Some(id),
        customer: Some(case.summary.customer.id),
        detail,
        ..Done::new("case.access", text)
    };
    argus_store::case::touch(tx, id, by, ctx.now).await?;
    record(tx, ctx, done).await?;
    find::within(tx, &scope, id).await
}

/// Why somebody may not change who sees the case, if so.
pub(super) fn refusal(actor: &Actor, case: &Case) -> Option<String> {
    let user = actor.user.as_ref().map(|user| user.id);
    let is_owner = user.is_none() || case.summary.owner.as_ref().map(|owner| owner.id) == user;
    if !actor.may(Permission::UpdateCase) {
        Some("You need the permission “updateCase” for this. Ask an administrator for it.".to_owned())
    } else if case.level < AccessLevel::Full {
        Some("You only read this case.".to_owned())
    } else if !is_owner && !actor.may(Permission::Administer) {
        Some("Only the case's owner and administrators change who sees it.".to_owned())
    } else {
        None
    }
}

/// What people call whom an entry is to name.
async fn name(tx: &mut Tx, subject: AccessSubject) -> Result<String> {
    match subject {
        AccessSubject::User(id) => {
            let account = user::get(tx, id).await?.filter(|account| !account.user.disabled);
            let missing = || Invalid::one("subject", "is not a user who can log in");
            Ok(account.ok_or_else(missing)?.user.name)
        }
        AccessSubject::Group(id) => {
            let groups = access::groups(tx, u32::MAX).await?;
            let found = groups.into_iter().find(|(group, _)| *group == id);
            Ok(found.ok_or_else(|| Invalid::one("subject", "is not a group"))?.1)
        }
    }
}

async fn told(ctx: &Ctx, conn: &mut Conn, case: &Case) -> Result<CaseAccess> {
    let (id, customer) = (case.summary.id, case.summary.customer.id);
    let entries = access::entries(conn, id).await?;
    let mut people = user::who_may(conn, Permission::ViewCases, customer, TOLD).await?;
    let seen: Vec<UserId> = people.iter().map(|person| person.id).collect();
    let named = access::people_named(conn, id, TOLD).await?;
    let strangers = named.into_iter().filter(|person| !seen.contains(&person.id));
    people.extend(strangers.collect::<Vec<_>>());
    let mut with_access = Vec::with_capacity(people.len());
    for person in people {
        let sees_customer = seen.contains(&person.id);
        if let Some(access) = of_person(conn, case, &entries, person, sees_customer).await? {
            with_access.push(access);
        }
    }
    with_access.sort_by_key(|one| (one.person.name.to_lowercase(), one.person.id));
    Ok(CaseAccess {
        mode: case.summary.access,
        entries,
        people: with_access,
        groups: access::groups(conn, TOLD).await?,
        refusal: refusal(ctx.caller()?, case),
    })
}

/// Nothing for somebody who may see no case at all.
async fn of_person(
    conn: &mut Conn,
    case: &Case,
    entries: &[AccessEntry],
    person: Person,
    sees_customer: bool,
) -> Result<Option<PersonAccess>> {
    let Facts { groups, permissions } = access::facts(conn, person.id).await?;
    if !permissions.contains(&Permission::ViewCases) {
        return Ok(None);
    }
    let owner = case.summary.owner.as_ref().map(|owner| owner.id);
    let rules =
        AccessRules { mode: case.summary.access, owner, is_unpublished: case.summary.unpublished, entries };
    let onlooker = Onlooker {
        user: person.id,
        groups: &groups,
        is_administrator: permissions.contains(&Permission::Administer),
        works_on_cases: permissions.contains(&Permission::UpdateCase),
        sees_customer,
    };
    let (level, why) = rules.level(onlooker);
    Ok(Some(PersonAccess { person, level, why }))
}
