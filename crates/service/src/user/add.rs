//! A new user.

use crate::{
    Ctx, Result,
    activity::{Done, record},
    customer, password, rights, secret,
};
use argus_domain::{
    Invalid, Permission, UserId,
    contact::check_email,
    user::{check_login, check_password, check_user_name},
};
use argus_store::{StoreError, Tx, group, user as store};
use serde_json::json;

#[derive(Clone, Debug, Default)]
pub struct NewUser {
    pub login: String,
    /// The login where none is given.
    pub name: Option<String>,
    /// A one-time password is made where none is given.
    pub password: Option<String>,
    /// Where mails reach him; nowhere when empty.
    pub email: String,
    /// Names of groups, such as `Administrators`, `Analysts`, `Readers` and `Sensors`.
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
    let name = new.name.unwrap_or_else(|| login.clone());
    let mut invalid = Invalid::default();
    check_user_name(&name, &mut invalid);
    check_email("email", &new.email, &mut invalid);
    invalid.into_result()?;
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
        name: &name,
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
    if !new.email.is_empty() {
        store::set_email(&mut tx, id, &new.email).await?;
    }
    for group in &new.groups {
        join(ctx, &mut tx, id, group).await?;
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

async fn join(ctx: &Ctx, tx: &mut Tx, id: UserId, name: &str) -> Result<()> {
    let Some(found) = group::find(tx, name).await? else {
        let known: Vec<String> =
            group::page(tx, "", 20, 0).await?.rows.into_iter().map(|group| group.name).collect();
        let message = format_args!("“{name}” is not a group: there are {}", known.join(", "));
        return Err(Invalid::one("group", message).into());
    };
    let customers = group::customer_ids(tx, found.id).await?;
    rights::may_give(ctx, &found.permissions, &customers)?;
    group::set_member(tx, found.id, id, true).await?;
    Ok(())
}
