//! What the server was started with.

use crate::{Ctx, Result};
use argus_domain::{Permission, setting::StartSettings};

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
