//! What the caller wants to be told, and how.

use super::{mail::no_mail, reader};
use crate::{Ctx, Result};
use argus_domain::{
    Invalid,
    notification::{NotificationKind, Preferences, ToldBy},
    policy::QuietHours,
};
use argus_store::{Conn, notification};
use jiff::tz::TimeZone;

pub async fn preferences(ctx: &Ctx) -> Result<Preferences> {
    let (user, _) = reader(ctx)?;
    let mut conn = ctx.argus.store().snapshot().await?;
    read(&mut conn, user).await
}

/// From now on. What he was told stays.
pub async fn choose(ctx: &Ctx, kind: NotificationKind, told: ToldBy) -> Result<Preferences> {
    let (user, _) = reader(ctx)?;
    let mut tx = ctx.argus.store().begin().await?;
    if told == ToldBy::Mail
        && let Some(reason) = no_mail(&mut tx, user).await?
    {
        return Err(Invalid::one("told", format_args!("cannot be by mail: {reason}")).into());
    }
    notification::choose(&mut tx, user, kind, told).await?;
    let now = read(&mut tx, user).await?;
    tx.commit().await?;
    Ok(now)
}

/// Hours in which no mail comes and the browser shows nothing; none for none.
pub async fn set_quiet(ctx: &Ctx, quiet: Option<QuietHours>) -> Result<Preferences> {
    let (user, _) = reader(ctx)?;
    let quiet = Preferences::checked_quiet(quiet)?;
    if let Some(quiet) = &quiet
        && TimeZone::get(&quiet.zone).is_err()
    {
        let problem = format_args!("is not known: “{}”", quiet.zone);
        return Err(Invalid::one("zone", problem).into());
    }
    let mut tx = ctx.argus.store().begin().await?;
    notification::set_quiet(&mut tx, user, quiet.as_ref()).await?;
    let now = read(&mut tx, user).await?;
    tx.commit().await?;
    Ok(now)
}

async fn read(conn: &mut Conn, user: argus_domain::UserId) -> Result<Preferences> {
    Ok(Preferences {
        kinds: notification::chosen(conn, user).await?,
        quiet: notification::quiet(conn, user).await?,
        no_mail: no_mail(conn, user).await?,
    })
}
