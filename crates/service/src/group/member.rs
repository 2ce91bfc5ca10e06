//! Who is in a group.

use super::locked;
use crate::{
    Ctx, Result,
    activity::{Done, record},
    rights,
};
use argus_domain::{GroupId, UserId};
use argus_store::{group, user};
use serde_json::json;

/// Takes a user into a group, or out of it.
pub async fn set_member(ctx: &Ctx, id: GroupId, user: UserId, is: bool) -> Result<()> {
    let mut tx = ctx.argus.store().begin().await?;
    let (_, found) = locked(ctx, &mut tx, id).await?;
    let customers = group::customer_ids(&mut tx, id).await?;
    rights::may_give(ctx, &found.permissions, &customers)?;
    let login = user::get(&mut tx, user).await?.ok_or_else(|| rights::no_user(user))?.user.login;
    if !group::set_member(&mut tx, id, user, is).await? {
        return Ok(());
    }
    let text = if is {
        format!("User “{login}” is in group “{}”", found.name)
    } else {
        format!("User “{login}” is no longer in group “{}”", found.name)
    };
    let detail = json!({"group": id, "user": user, "is": is});
    record(&mut tx, ctx, Done { detail, ..Done::new("group.members", text) }).await?;
    if !is {
        rights::administrator_remains(&mut tx, "group").await?;
    }
    Ok(tx.commit().await?)
}
