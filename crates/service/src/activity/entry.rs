//! What people write into the log themselves: what they did outside of Argus.

use super::{Done, record};
use crate::{
    Ctx, Result,
    case::{find, part},
};
use argus_domain::{CaseId, Permission, activity::Entry};

/// Also in a closed case: the log says when it was written.
pub async fn add_entry(ctx: &Ctx, case: CaseId, text: &str) -> Result<()> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let text = Entry::checked(text)?;
    let mut tx = ctx.argus.store().begin().await?;
    let found = find::changeable(&mut tx, &scope, case).await?;
    part::check_not_merged(&found.summary)?;
    let done = Done {
        case: Some(case),
        customer: Some(found.summary.customer.id),
        manual: true,
        ..Done::new("case.log", text)
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(())
}
