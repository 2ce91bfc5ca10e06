//! Who can be given a case.

use super::find;
use crate::{Ctx, Result, session::authenticate};
use argus_domain::{
    CaseId, CustomerId, Invalid, Permission, UserId,
    case::{CaseField, Person},
};
use argus_store::{Conn, Tx, case::access, user};

/// The most people that are offered at once.
const OFFERED: u32 = 200;

/// Those who can own a case or work on it, by name.
pub async fn assignable(ctx: &Ctx, id: CaseId) -> Result<Vec<Person>> {
    let mut conn = ctx.argus.store().read().await?;
    let found = find::seen(ctx, &mut conn, id).await?;
    let all = user::who_may(&mut conn, Permission::ViewCases, found.summary.customer.id, OFFERED).await?;
    if !access::is_narrowed(&mut conn, id).await? {
        return Ok(all);
    }
    let mut people = Vec::with_capacity(all.len());
    for person in all {
        if sees_case(&mut conn, person.id, id).await? {
            people.push(person);
        }
    }
    Ok(people)
}

/// Whoever is named, if he can see cases of the customer.
pub(super) async fn chosen(
    tx: &mut Tx,
    case: CaseId,
    customer: CustomerId,
    field: CaseField,
    wanted: Option<Option<UserId>>,
) -> Result<Option<Option<Person>>> {
    let Some(wanted) = wanted else { return Ok(None) };
    let Some(id) = wanted else { return Ok(Some(None)) };
    let person = one(tx, customer, field.name(), id).await?;
    // The owner sees it as such.
    if field != CaseField::Owner && !sees_case(tx, id, case).await? {
        let problem = format_args!("cannot be {}, who is shut out of this case", person.name);
        return Err(Invalid::one(field.name(), problem).into());
    }
    Ok(Some(Some(person)))
}

pub(crate) async fn sees_case(conn: &mut Conn, user: UserId, case: CaseId) -> Result<bool> {
    match authenticate::actor(conn, user).await? {
        Some(actor) => Ok(access::level(conn, &actor.scope(), case).await?.is_some()),
        None => Ok(false),
    }
}

/// Somebody who can see cases of the customer, and be named in `field`.
pub(crate) async fn one(
    tx: &mut Tx,
    customer: CustomerId,
    field: &'static str,
    id: UserId,
) -> Result<Person> {
    one_who_sees(tx, customer, (Permission::ViewCases, "cases"), field, id).await
}

/// Somebody who can see things of the customer that a permission is for.
pub(crate) async fn one_who_sees(
    tx: &mut Tx,
    customer: CustomerId,
    (permission, things): (Permission, &'static str),
    field: &'static str,
    id: UserId,
) -> Result<Person> {
    let found = user::get(tx, id).await?.filter(|account| !account.user.disabled);
    let Some(account) = found else {
        return Err(Invalid::one(field, "is not a user who can log in").into());
    };
    if !sees(tx, id, customer, permission).await? {
        let login = account.user.login;
        let problem = format_args!("cannot be {login}, who does not see this customer's {things}");
        return Err(Invalid::one(field, problem).into());
    }
    Ok(Person { id, name: account.user.name })
}

/// The same by number or login.
pub(crate) async fn named(
    tx: &mut Tx,
    customer: CustomerId,
    field: &'static str,
    text: &str,
) -> Result<Person> {
    let id = match text.parse() {
        Ok(id) => Some(id),
        Err(_) => user::find(tx, text).await?.map(|account| account.user.id),
    };
    let Some(id) = id else {
        return Err(Invalid::one(field, "is not a user who can log in").into());
    };
    one(tx, customer, field, id).await
}

async fn sees(conn: &mut Conn, user: UserId, customer: CustomerId, permission: Permission) -> Result<bool> {
    let permissions = user::permissions(conn, user).await?;
    let of_customer = permissions.contains(&Permission::AllCustomers)
        || user::customers(conn, user).await?.contains(&customer);
    Ok(of_customer && permissions.contains(&permission))
}
