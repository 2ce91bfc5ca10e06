//! What the new-case dialog offers.

use crate::{Ctx, Result, customer};
use argus_domain::{Permission, case::NewCaseChoices};
use argus_store::case;

pub async fn choices(ctx: &Ctx) -> Result<NewCaseChoices> {
    ctx.require(Permission::CreateCase)?;
    let customers = customer::list(ctx, "", customer::MAX_LIMIT, 0).await?;
    let mut conn = ctx.argus.store().read().await?;
    let classifications = case::classifications(&mut conn).await?;
    Ok(NewCaseChoices { customers, templates: Vec::new(), classifications })
}
