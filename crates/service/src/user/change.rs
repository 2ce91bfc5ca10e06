//! Changing a user.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    merge::Merge,
    rights,
};
use argus_domain::{
    Invalid, UserId,
    user::{CurrentUser, ManagedUser, UserChange},
};
use argus_store::{Tx, api_key, session, user};
use serde_json::json;

/// Others may have changed him since: only fields that they changed to something else are in the way. Whoever is
/// disabled is logged out everywhere, and his keys end.
pub async fn change(ctx: &Ctx, id: UserId, change: UserChange) -> Result<ManagedUser> {
    let change = change.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    rights::may_manage(ctx, &mut tx, id).await?;
    let changed = save(ctx, &mut tx, id, change).await?;
    tx.commit().await?;
    Ok(changed)
}

/// A person's own time zone.
pub async fn set_time_zone(ctx: &Ctx, zone: String) -> Result<CurrentUser> {
    let actor = ctx.caller()?;
    let mut current = actor.current_user().ok_or(Error::NotLoggedIn)?;
    let own = current.user.id;
    let change =
        UserChange { version: i64::MAX, time_zone: Some(zone), ..UserChange::default() }.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    current.user = save(ctx, &mut tx, own, change).await?.user;
    tx.commit().await?;
    Ok(current)
}

async fn save(ctx: &Ctx, tx: &mut Tx, id: UserId, change: UserChange) -> Result<ManagedUser> {
    if let Some(zone) = &change.time_zone
        && jiff::tz::TimeZone::get(zone).is_err()
    {
        let why = format_args!("“{zone}” is not a time zone such as Europe/Oslo");
        return Err(Invalid::one("timeZone", why).into());
    }
    let missing = || rights::no_user(id);
    let stored = user::lock(tx, id).await?.ok_or_else(missing)?;
    let before = user::managed(tx, id).await?.ok_or_else(missing)?;
    let mut after = before.clone();
    let by = ctx.actor().and_then(|actor| actor.user.as_ref()).map(|user| user.id);
    let mut merge = Merge::new(change.version, stored, by, ctx.now);
    merge.field("name", &mut after.user.name, change.name);
    merge.field("email", &mut after.email, change.email);
    merge.field("timeZone", &mut after.user.time_zone, change.time_zone);
    merge.field("disabled", &mut after.user.disabled, change.disabled);
    let Some(merged) = merge.settle(tx).await? else { return Ok(before) };
    user::update(tx, &after, &merged.versions).await?;
    after.version += 1;
    let is_now_disabled = after.user.disabled && !before.user.disabled;
    let mut detail = json!({"user": id, "before": merged.before, "after": merged.after});
    if is_now_disabled {
        session::delete_of_user(tx, id).await?;
        detail["endedKeys"] = json!(api_key::remove_of_user(tx, id).await?);
    }
    record(tx, ctx, Done { detail, ..Done::new("user.change", told(&before, &after)) }).await?;
    if is_now_disabled {
        rights::administrator_remains(tx, "disabled").await?;
    }
    Ok(after)
}

fn told(before: &ManagedUser, after: &ManagedUser) -> String {
    let login = &after.user.login;
    match (before.user.disabled, after.user.disabled) {
        (false, true) => format!("Disabled user “{login}”: his sessions and keys have ended"),
        (true, false) => format!("User “{login}” may log in again"),
        _ => format!("Changed user “{login}”"),
    }
}
