//! What a policy can be made of.

use crate::{Ctx, Result, alert};
use argus_domain::{Permission, policy::PolicyChoices};
use argus_store::{channel, group};

pub async fn choices(ctx: &Ctx) -> Result<PolicyChoices> {
    ctx.require(Permission::Administer)?;
    let alerts = alert::choices(ctx).await?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(PolicyChoices {
        alerts,
        groups: group::names(&mut conn).await?,
        channels: channel::choices(&mut conn).await?,
    })
}
