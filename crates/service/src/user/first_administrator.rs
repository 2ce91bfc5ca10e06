//! Somebody has to be the first.

use super::{NewUser, add};
use crate::{Ctx, Result};
use argus_domain::Permission;
use argus_store::user;

const LOGIN: &str = "admin";

/// Makes the user `admin` where nobody is an administrator yet, else does nothing (`None`). With a password
/// given, that is his; without, the one-time password is returned.
pub async fn first_administrator(ctx: &Ctx, password: Option<String>) -> Result<Option<Option<String>>> {
    let mut conn = ctx.argus.store().read().await?;
    let exists = user::anybody_may(&mut conn, Permission::Administer).await?;
    drop(conn);
    if exists {
        return Ok(None);
    }
    let new = NewUser {
        login: LOGIN.to_owned(),
        name: Some("administrator".to_owned()),
        password,
        groups: vec!["Administrators".to_owned()],
        ..NewUser::default()
    };
    let (_, one_time) = add(ctx, new).await?;
    Ok(Some(one_time))
}
