//! What the server was started with, and how it tells people.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    merge::Merge,
};
use argus_domain::{
    Invalid, Permission,
    channel::ChannelKind,
    setting::{StartSettings, Telling, TellingSettings},
};
use argus_store::{channel, setting as store};
use serde_json::json;

pub fn of_start(ctx: &Ctx) -> Result<StartSettings> {
    ctx.require(Permission::Administer)?;
    let settings = ctx.argus.settings();
    let hours = |millis: i64| millis.unsigned_abs() / 3_600_000;
    Ok(StartSettings {
        aggregation_window: settings.aggregation_window.unsigned_abs() / 1_000,
        index_memory_mib: (settings.index_memory >> 20) as u64,
        session_idle_hours: hours(settings.session_idle),
        session_longest_hours: hours(settings.session_longest),
    })
}

pub async fn telling(ctx: &Ctx) -> Result<Telling> {
    ctx.require(Permission::Administer)?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(store::telling(&mut conn).await?)
}

/// Others may have changed them since `version`.
pub async fn set_telling(ctx: &Ctx, version: i64, settings: TellingSettings) -> Result<Telling> {
    let actor = ctx.require(Permission::Administer)?;
    let by = actor.user.as_ref().map(|user| user.id);
    let mut tx = ctx.argus.store().begin().await?;
    let locked = store::lock_telling(&mut tx)
        .await?
        .ok_or_else(|| Error::NotFound("There are no settings.".to_owned()))?;
    let before = store::telling(&mut tx).await?;
    if let Some(id) = settings.mail
        && before.settings.mail != settings.mail
        && channel::get(&mut tx, id)
            .await?
            .is_none_or(|one| one.content.settings.kind() != ChannelKind::Email)
    {
        return Err(Invalid::one("mail", "must be a channel for mail that there is").into());
    }
    if settings.due_hours > TellingSettings::MAX_DUE_HOURS {
        let problem = format_args!("must not be more than {}", TellingSettings::MAX_DUE_HOURS);
        return Err(Invalid::one("dueHours", problem).into());
    }
    let mut after = before.settings.clone();
    let mut merge = Merge::new(version, locked, by, ctx.now);
    merge.field("mail", &mut after.mail, Some(settings.mail));
    merge.field("dueHours", &mut after.due_hours, Some(settings.due_hours));
    let merged = match merge.finish() {
        Ok(merged) if merged.is_empty() => return Ok(before),
        Ok(merged) => merged,
        Err(in_the_way) => return Err(in_the_way.told(&mut tx).await?),
    };
    store::set_telling(&mut tx, &after, &merged.versions).await?;
    let detail = json!({"before": merged.before, "after": merged.after});
    let done =
        Done { detail, ..Done::new("setting.telling", "Changed how people are told of what concerns them") };
    record(&mut tx, ctx, done).await?;
    let now = store::telling(&mut tx).await?;
    tx.commit().await?;
    Ok(now)
}
