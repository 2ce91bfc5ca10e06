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
    watcher::{ContactWatcher, Watchers},
};
use argus_store::{Scope, Tx, channel, contact, contact_watcher as store};
use serde_json::json;

/// By name. For those who see their customer.
pub async fn contacts(ctx: &Ctx, case: CaseId) -> Result<Vec<ContactWatcher>> {
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, case).await?;
    Ok(store::of_case(&mut conn, &ctx.caller()?.scope(), case).await?)
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
    let channels = channel::choices(tx).await?;
    if !channels.iter().any(|channel| channel.active && channel.kind == ChannelKind::Email) {
        let problem = "cannot be told by mail: no mail channel is turned on, which an administrator does";
        return Err(Invalid::one(field, problem).into());
    }
    if store::of_case(tx, scope, case.id).await?.len() >= Watchers::MOST {
        let problem = format_args!("would be one of more than {} watchers", Watchers::MOST);
        return Err(Invalid::one(field, problem).into());
    }
    let by = ctx.actor().and_then(|actor| actor.user.as_ref()).map(|user| user.id);
    store::add(tx, case.id, contact.id, by, ctx.now).await?;
    Ok(contact)
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
