//! Making alerts silent.

use super::{MOST, end, missing};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    event::zone,
    policy::check_matcher,
};
use argus_domain::{
    Invalid, Permission,
    policy::Matcher,
    silence::{NewSilence, Silence},
};
use argus_store::{
    Conn, Scope,
    silence::{self as store, InsertSilence},
};
use serde_json::json;

/// Of customers that the caller sees: whoever does not see all of them names some.
pub async fn add(ctx: &Ctx, new: NewSilence) -> Result<Silence> {
    let actor = ctx.require(Permission::UpdateAlert)?;
    let (scope, by) = (actor.scope(), actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id);
    let new = NewSilence { matcher: of_own(actor.only_customer(), new.matcher), ..new }.checked()?;
    let from = new.from.as_ref().map(|time| time.resolve(ctx.now, &zone(ctx))).transpose();
    let from = from.map_err(|error| Invalid::one("from", error))?.unwrap_or(ctx.now);
    let until = new.until.as_ref().ok_or_else(|| Invalid::one("until", "must be given"))?;
    let until = end(ctx, from, until)?;
    let mut tx = ctx.argus.store().begin().await?;
    check(&mut tx, &scope, &new.matcher).await?;
    if store::count_current(&mut tx, ctx.now).await? >= MOST {
        let problem = format_args!("cannot be added: there are {MOST} silences. End some first");
        return Err(Invalid::one("matcher", problem).into());
    }
    let row = InsertSilence { matcher: &new.matcher, reason: &new.reason, from, until, by, now: ctx.now };
    let id = store::insert(&mut tx, row).await?;
    let added = store::get(&mut tx, &scope, id).await?.ok_or_else(|| missing(id))?;
    let text = format!("Made alerts silent until {until}: {}", new.reason);
    let done = Done {
        customer: only(&added.matcher),
        detail: json!({"silence": id, "after": added}),
        ..Done::new("silence.add", text)
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(added)
}

/// Whose log it belongs to.
pub(super) fn only(matcher: &Matcher) -> Option<argus_domain::CustomerId> {
    if let [one] = matcher.customers[..] { Some(one) } else { None }
}

/// The caller's only customer, if he has one, where none is named.
pub(super) fn of_own(only: Option<argus_domain::CustomerId>, mut matcher: Matcher) -> Matcher {
    if matcher.customers.is_empty() {
        matcher.customers.extend(only);
    }
    matcher
}

pub(super) async fn check(conn: &mut Conn, scope: &Scope, matcher: &Matcher) -> Result<()> {
    let mut invalid = Invalid::default();
    check_matcher(conn, scope, matcher, &mut invalid).await?;
    if matcher.customers.is_empty() && scope.only().is_some() {
        invalid.add("customers", "must be chosen: you do not see all of them");
    }
    Ok(invalid.into_result()?)
}
