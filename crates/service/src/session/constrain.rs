//! Sessions that may do less than what they were made from.

use super::authenticate::MOST_NARROWED;
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    customer, secret,
};
use argus_domain::{Invalid, Permission};
use argus_store::session::{self, Narrowed, Parent};
use serde_json::json;

/// An empty list narrows nothing.
#[derive(Clone, Debug, Default)]
pub struct Constraints {
    /// Numbers or short names.
    pub customers: Vec<String>,
    /// Names of permissions.
    pub functions: Vec<String>,
    pub read_only: bool,
}

/// The most entries of a list.
const MOST: usize = 1_000;

/// Makes a session of the caller that may do no more than `constraints` say, and ends at the latest with what
/// the caller comes with. Returns its token.
pub async fn constrain(ctx: &Ctx, constraints: Constraints) -> Result<String> {
    let actor = ctx.caller()?;
    let user = actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    let parent = match (&actor.session, actor.key) {
        (Some(session), _) => Parent::Session(session.hash.to_vec()),
        (None, Some(key)) => Parent::Key(key),
        (None, None) => return Err(Error::NotLoggedIn),
    };
    if actor.session.as_ref().is_some_and(|session| session.depth >= MOST_NARROWED) {
        return Err(Error::Forbidden(format!(
            "A session can be constrained {MOST_NARROWED} times one after the other, no more."
        )));
    }
    let Constraints { customers, functions, read_only } = constraints;
    let mut invalid = Invalid::default();
    for (field, list) in [("customer", &customers), ("function", &functions)] {
        if list.len() > MOST {
            invalid.add(field, format_args!("must not be more than {MOST}"));
        }
    }
    invalid.into_result()?;

    let mut invalid = Invalid::default();
    let mut only_customers = Vec::new();
    for name in &customers {
        match customer::find(ctx, name).await? {
            Some(found) => only_customers.push(found.id),
            None => invalid.add("customer", "names one that is not there, or that you may not see"),
        }
    }
    let mut only_permissions: Vec<Permission> = Vec::new();
    for name in &functions {
        match name.parse() {
            Ok(permission) if actor.may(permission) => only_permissions.push(permission),
            _ => invalid.add("function", "names one that is not there, or that you do not have"),
        }
    }
    invalid.into_result()?;
    only_customers.sort_unstable();
    only_customers.dedup();
    only_permissions.sort_unstable();
    only_permissions.dedup();

    let narrowed = Narrowed {
        parent,
        customers: (!customers.is_empty()).then_some(only_customers),
        permissions: (!functions.is_empty()).then_some(only_permissions),
        read_only,
    };
    let token = secret::token(ctx.argus.random());
    let mut tx = ctx.argus.store().begin().await?;
    session::insert_narrowed(&mut tx, &secret::hash(&token), user, &narrowed, ctx.now).await?;
    let done = Done {
        detail: json!({"after": {"customers": narrowed.customers, "permissions": narrowed.permissions,
            "readOnly": read_only}}),
        ..Done::new("session.constrain", "Began a session with fewer rights")
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(token)
}
