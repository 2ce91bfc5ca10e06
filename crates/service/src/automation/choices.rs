//! What a rule can be made of.

use crate::{Ctx, Result, customer, module};
use argus_domain::{Permission, automation::RuleChoices, module::ObjectKind};
use argus_store::{case, case_template, channel, user};

/// The most people that are offered.
const OFFERED: u32 = 500;

pub async fn choices(ctx: &Ctx) -> Result<RuleChoices> {
    let scope = ctx.require(Permission::Administer)?.scope();
    let customers = customer::list(ctx, "", customer::MAX_LIMIT, 0).await?;
    let modules = module::choices(ctx, ObjectKind::Case).await?;
    let mut conn = ctx.argus.store().read().await?;
    Ok(RuleChoices {
        customers,
        modules,
        states: case::all_states(&mut conn).await?,
        classifications: case::classifications(&mut conn).await?,
        people: user::who_may_anywhere(&mut conn, Permission::ViewCases, &scope, OFFERED).await?,
        templates: case_template::with_tasks(&mut conn).await?,
        channels: channel::choices(&mut conn).await?,
    })
}
