//! A new user.

use crate::{
    Ctx, Result,
    activity::{Done, record},
    customer, password, secret,
};
use argus_domain::{
    Invalid, Permission, UserId,
    user::{check_login, check_password},
};
use argus_store::{StoreError, Tx, user as store};
use serde_json::json;

#[derive(Clone, Debug, Default)]
pub struct NewUser {
    pub login: String,
    /// The login where none is given.
    pub name: Option<String>,
    /// A one-time password is made where none is given.
    pub password: Option<String>,
    /// Names of groups: `Administrators`, `Analysts`, `Readers`, `Sensors`.
    pub groups: Vec<String>,
    /// Short names or numbers of the customers whose data he sees.
    pub customers: Vec<String>,
    /// IANA name of his time zone.
    pub time_zone: Option<String>,
}

/// Returns the one-time password, if one was made: it is not stored and cannot be had again.
pub async fn add(ctx: &Ctx, new: NewUser) -> Result<(UserId, Option<String>)> {
    ctx.require(Permission::Administer)?;
    let login = new.login.trim().to_lowercase();
    check_login(&login)?;
    if let Some(password) = &new.password {
        check_password("password", password)?;
    }
    let time_zone = new.time_zone.as_deref().unwrap_or("UTC");
    if jiff::tz::TimeZone::get(time_zone).is_err() {
        return Err(Invalid::one(
            "timeZone",
            format_args!("“{time_zone}” is not a time zone such as Europe/Oslo"),
        )
        .into());
    }
    let mut customers = Vec::new();
    for name in &new.customers {
        customers.push(customer::get(ctx, name).await?.id);
    }
    let one_time = new.password.is_none().then(|| secret::one_time_password(ctx.argus.random()));
    let password = new.password.or_else(|| one_time.clone()).unwrap_or_default();
    let password_hash = password::hash(ctx.argus.random(), &password).await;

    let mut tx = ctx.argus.store().begin().await?;
    let row = store::NewUser {
        login: &login,
        name: new.name.as_deref().unwrap_or(&login),
        password_hash: &password_hash,
        must_change_password: one_time.is_some(),
        time_zone,
    };
    let id = match store::insert(&mut tx, &row, ctx.now).await {
        Err(StoreError::Exists(_)) => {
            return Err(Invalid::one("login", format_args!("“{login}” is taken")).into());
        }
        other => other?,
    };
    for group in &new.groups {
        join(&mut tx, id, group).await?;
    }
    for customer in customers {
        store::add_customer(&mut tx, id, customer).await?;
    }
    let done = Done {
        detail: json!({"after": {"login": login, "groups": new.groups, "customers": new.customers}}),
        ..Done::new("user.create", format!("Created user “{login}”"))
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok((id, one_time))
}

async fn join(tx: &mut Tx, id: UserId, group: &str) -> Result<()> {
    if store::add_to_group(tx, id, group).await? {
        Ok(())
    } else {
        let message =
            format_args!("“{group}” is not a group: there are Administrators, Analysts, Readers and Sensors");
        Err(Invalid::one("group", message).into())
    }
}
