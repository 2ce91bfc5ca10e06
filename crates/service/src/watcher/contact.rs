//! Contacts of the customer who watch a case: they are told by mail.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    case::find,
};
use argus_domain::{
    CaseId, ContactId, Invalid, Permission,
    case::CaseSummary,
    channel::ChannelKind,
    contact::Contact,
    watcher::{ContactWatcher, ContactsWatching, Watchers},
};
use argus_store::{Conn, Scope, Tx, channel, contact, contact_watcher as store};
use serde_json::json;

/// The most contacts that are offered at once.
const OFFERED: u32 = 200;
const NO_CHANNEL: &str = "cannot be told by mail: no mail channel is turned on, which an administrator does";

/// By name. For those who see their customer.
pub async fn contacts(ctx: &Ctx, case: CaseId) -> Result<Vec<ContactWatcher>> {
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, case).await?;
    Ok(store::of_case(&mut conn, &ctx.caller()?.scope(), case).await?)
}

/// Who watches, and who could. A guest is told of none.
pub async fn choices(ctx: &Ctx, case: CaseId) -> Result<ContactsWatching> {
    let mut conn = ctx.argus.store().read().await?;
    let found = find::seen(ctx, &mut conn, case).await?.summary;
    let scope = ctx.caller()?.scope();
    let watching = store::of_case(&mut conn, &scope, case).await?;
    let watching: Vec<Contact> = watching.into_iter().map(|watcher| watcher.contact).collect();
    let mut others = match scope.includes(found.customer.id) {
        true => contact::of_customer(&mut conn, found.customer.id, OFFERED, 0).await?.rows,
        false => Vec::new(),
    };
    others.retain(|one| !one.email.is_empty() && watching.iter().all(|other| other.id != one.id));
    let refusal = (!has_channel(&mut conn).await?).then(|| format!("Contacts {NO_CHANNEL}."));
    Ok(ContactsWatching { watching, others, refusal })
}

/// Says of one whether he watches.
pub async fn set_contact(ctx: &Ctx, case: CaseId, id: ContactId, watches: bool) -> Result<()> {
    if !watches {
        return remove_contact(ctx, case, id).await.map(drop);
    }
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let found = find::locked(&mut tx, &scope, case).await?.1.summary;
    let known = store::of_case(&mut tx, &scope, case).await?;
    if known.iter().any(|watcher| watcher.contact.id == id) {
        return Ok(());
    }
    let contact = contact::get(&mut tx, &scope, id).await?;
    let Some(contact) = contact.filter(|one| one.customer == found.customer.id && !one.email.is_empty())
    else {
        let problem = format_args!("is no contact of {} with a mail address", found.customer.name);
        return Err(Invalid::one("contact", problem).into());
    };
    let_watch(&mut tx, ctx, &scope, &found, ("contact", &contact)).await?;
    say(&mut tx, ctx, &found, &contact, true).await?;
    tx.commit().await?;
    Ok(())
}

/// The contact with this mail address. Whoever watches it already stays as he is.
pub async fn add_contact(ctx: &Ctx, case: CaseId, address: &str) -> Result<ContactWatcher> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let found = find::locked(&mut tx, &scope, case).await?.1.summary;
    let known = store::of_case(&mut tx, &scope, case).await?;
    let contact = put(&mut tx, ctx, &scope, &found, "destination", address).await?;
    if known.iter().all(|watcher| watcher.contact.id != contact.id) {
        say(&mut tx, ctx, &found, &contact, true).await?;
    }
    let watcher = one(store::of_case(&mut tx, &scope, case).await?, case, contact.id)?;
    tx.commit().await?;
    Ok(watcher)
}

/// Gives what it was.
pub async fn remove_contact(ctx: &Ctx, case: CaseId, id: ContactId) -> Result<ContactWatcher> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let found = find::locked(&mut tx, &scope, case).await?.1.summary;
    let watcher = one(store::of_case(&mut tx, &scope, case).await?, case, id)?;
    store::remove(&mut tx, case, id).await?;
    say(&mut tx, ctx, &found, &watcher.contact, false).await?;
    tx.commit().await?;
    Ok(watcher)
}

/// As part of a larger transaction, which says so. The address was given as `field`.
pub(crate) async fn put(
    tx: &mut Tx,
    ctx: &Ctx,
    scope: &Scope,
    case: &CaseSummary,
    field: &'static str,
    address: &str,
) -> Result<Contact> {
    let customer = &case.customer;
    let id = match scope.includes(customer.id) {
        true => store::with_address(tx, customer.id, address).await?,
        false => None,
    };
    let found = match id {
        Some(id) => contact::get(tx, scope, id).await?,
        None => None,
    };
    let contact = found.ok_or_else(|| {
        let problem = format_args!(
            "“{address}” is the address of no contact of {}: add it to them first",
            customer.name
        );
        Invalid::one(field, problem)
    })?;
    let_watch(tx, ctx, scope, case, (field, &contact)).await?;
    Ok(contact)
}

async fn has_channel(conn: &mut Conn) -> Result<bool> {
    let channels = channel::choices(conn).await?;
    Ok(channels.iter().any(|channel| channel.active && channel.kind == ChannelKind::Email))
}

/// A contact of its customer, who was given as the field.
async fn let_watch(
    tx: &mut Tx,
    ctx: &Ctx,
    scope: &Scope,
    case: &CaseSummary,
    (field, contact): (&'static str, &Contact),
) -> Result<()> {
    if !has_channel(tx).await? {
        return Err(Invalid::one(field, NO_CHANNEL).into());
    }
    if store::of_case(tx, scope, case.id).await?.len() >= Watchers::MOST {
        let problem = format_args!("would be one of more than {} watchers", Watchers::MOST);
        return Err(Invalid::one(field, problem).into());
    }
    let by = ctx.actor().and_then(|actor| actor.user.as_ref()).map(|user| user.id);
    Ok(store::add(tx, case.id, contact.id, by, ctx.now).await?)
}

fn one(watchers: Vec<ContactWatcher>, case: CaseId, id: ContactId) -> Result<ContactWatcher> {
    let found = watchers.into_iter().find(|watcher| watcher.contact.id == id);
    found.ok_or_else(|| Error::NotFound(format!("No contact {id} watches case #{case}.")))
}

async fn say(tx: &mut Tx, ctx: &Ctx, case: &CaseSummary, contact: &Contact, watches: bool) -> Result<()> {
    let (action, done) = if watches { ("case.watch", "Added") } else { ("case.unwatch", "Removed") };
    let text = format!("{done} {} of {} as a watcher by mail", contact.name, case.customer.name);
    let done = Done {
        case: Some(case.id),
        customer: Some(case.customer.id),
        detail: json!({"watcher": {"contact": contact.id, "name": contact.name}}),
        ..Done::new(action, text)
    };
    record(tx, ctx, done).await
}
