//! What there is to choose from in the queue.

use crate::{Ctx, Result, customer};
use argus_domain::{Permission, alert::AlertChoices};
use argus_store::{alert, case, user};

/// The most of each that are offered.
const OFFERED: u32 = 200;

/// As far as the caller sees customers and alerts.
pub async fn choices(ctx: &Ctx) -> Result<AlertChoices> {
    let scope = ctx.require(Permission::ViewAlerts)?.scope();
    let customers = customer::list(ctx, "", customer::MAX_LIMIT, 0).await?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(AlertChoices {
        customers,
        sources: alert::sources(&mut conn, &scope, OFFERED).await?,
        owners: user::who_may_anywhere(&mut conn, Permission::ViewAlerts, &scope, OFFERED).await?,
        tags: alert::tags_in_use(&mut conn, &scope, OFFERED).await?,
        classifications: case::classifications(&mut conn).await?,
    })
}
