//! The case a user works in.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    case::find,
};
use argus_domain::{CaseId, Permission};
use argus_store::user;
use serde_json::json;

/// Makes a case the current one of the caller, or none.
pub async fn switch_case(ctx: &Ctx, case: Option<CaseId>) -> Result<()> {
    let actor = ctx.require(Permission::ViewCases)?;
    let id = actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    let mut tx = ctx.argus.store().begin().await?;
    let found = match case {
        Some(case) => Some(find::within(&mut tx, &actor.scope(), case).await?),
        None => None,
    };
    user::set_current_case(&mut tx, id, case).await?;
    let text = match &found {
        Some(case) => format!("Switched to case {}", case.summary.title()),
        None => "Switched to no case".to_owned(),
    };
    let done = Done {
        case,
        customer: found.map(|case| case.summary.customer.id),
        detail: json!({"before": actor.current_case, "after": case}),
        ..Done::new("session.switch-case", text)
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(())
}
