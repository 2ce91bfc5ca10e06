//! Who may give rights to others: nobody gives what he does not have himself, unless he sees everything anyway.

use crate::{Ctx, Error, Result};
use argus_domain::{CustomerId, Invalid, Permission, UserId, membership::Holder};
use argus_store::{Conn, Tx, group, user};

/// Whether the caller may give these permissions and customers.
pub(crate) fn may_give(ctx: &Ctx, permissions: &[Permission], customers: &[CustomerId]) -> Result<()> {
    let actor = ctx.require(Permission::Administer)?;
    if actor.may(Permission::AllCustomers) {
        return Ok(());
    }
    if let Some(missing) = permissions.iter().find(|permission| !actor.may(**permission)) {
        return Err(Error::Forbidden(format!(
            "Only somebody who has the permission “{missing}” can do this: it is among the rights concerned."
        )));
    }
    let scope = actor.scope();
    if customers.iter().all(|customer| scope.includes(*customer)) {
        Ok(())
    } else {
        Err(Error::Forbidden(
            "Only somebody who sees all customers concerned can do this. You do not see all of them."
                .to_owned(),
        ))
    }
}

/// Whether the caller may change a user: with his password or a key of his one has his rights.
pub(crate) async fn may_manage(ctx: &Ctx, conn: &mut Conn, id: UserId) -> Result<()> {
    ctx.require(Permission::Administer)?;
    let permissions = user::permissions(conn, id).await?;
    let customers = user::customers(conn, id).await?;
    may_give(ctx, &permissions, &customers)
}

/// Call it after the activity was recorded: others who take rights away wait from then on.
pub(crate) async fn administrator_remains(tx: &mut Tx, field: &str) -> Result<()> {
    if user::anybody_active_may(tx, Permission::Administer).await? {
        return Ok(());
    }
    let why =
        "would leave nobody who can administer Argus: give somebody else the permission “administer” first";
    Err(Invalid::one(field, why).into())
}

pub(crate) fn no_user(id: UserId) -> Error {
    Error::NotFound(format!("There is no user {id}."))
}

/// What the log calls somebody who is given something.
pub(crate) async fn name_of(tx: &mut Tx, holder: Holder) -> Result<String> {
    match holder {
        Holder::User(id) => {
            let found = user::get(tx, id).await?.ok_or_else(|| no_user(id))?;
            Ok(format!("User “{}”", found.user.login))
        }
        Holder::Group(id) => {
            let found = group::get(tx, id).await?;
            let found = found.ok_or_else(|| Error::NotFound(format!("There is no group {id}.")))?;
            Ok(format!("Group “{}”", found.name))
        }
    }
}
