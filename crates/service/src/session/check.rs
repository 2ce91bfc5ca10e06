//! Whether the caller may do something.

use crate::{Ctx, Error, Result, customer};
use argus_domain::{Permission, customer::Customer};

/// What was asked for and may be done.
#[derive(Clone, Debug)]
pub struct Permitted {
    pub permission: Permission,
    pub customer: Option<Customer>,
}

/// Fails unless the caller has a permission, for a customer if one is named.
pub async fn check(ctx: &Ctx, permission: &str, customer: Option<&str>) -> Result<Permitted> {
    ctx.caller()?;
    let permission: Permission =
        permission.parse().map_err(|_| Error::NotFound(format!("There is no permission “{permission}”.")))?;
    let customer = match customer {
        Some(name) => Some(customer::get(ctx, name).await?),
        None => None,
    };
    ctx.require(permission)?;
    Ok(Permitted { permission, customer })
}
