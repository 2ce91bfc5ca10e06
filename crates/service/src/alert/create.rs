//! Raising an alert.

use super::find;
use crate::{
    Ctx, Result,
    activity::{Done, record},
    event::zone,
};
use argus_domain::{
    AlertId, CustomerId, EventKey, Invalid, Permission,
    alert::{Alert, NewAlert},
    ioc::{IocKind, NewIoc},
};
use argus_store::{
    Scope, Tx,
    alert::{self, InsertAlert},
    case, customer, event,
};
use serde_json::json;

/// What came of raising an alert.
#[derive(Clone, Debug)]
pub struct Raised {
    pub alert: Alert,
    /// Whether it was not there before.
    pub is_new: bool,
}

/// What a source sends again under the same reference is the same alert: it is counted, and gets what is new. What people
/// made of it stays, and a closed one stays closed.
pub async fn create(ctx: &Ctx, new: NewAlert) -> Result<Raised> {
    let actor = ctx.require(Permission::CreateAlert)?;
    let scope = actor.scope();
    let new = NewAlert { customer: new.customer.or_else(|| actor.only_customer()), ..new };
    let (new, iocs) = new.checked()?;
    let happened = new.happened.as_ref().map(|time| time.resolve(ctx.now, &zone(ctx))).transpose();
    let happened = happened.map_err(|error| Invalid::one("happened", error))?;
    let customer = new.customer.ok_or_else(|| Invalid::one("customer", "must be chosen"))?;
    let mut tx = ctx.argus.store().begin().await?;
    check(&mut tx, &scope, &new, customer).await?;
    let events = events(&mut tx, &scope, &new).await?;
    let by = actor.user.as_ref().map(|user| user.id);
    let row = InsertAlert { customer, new: &new, happened, rule: None, by, now: ctx.now };
    let added = alert::insert(&mut tx, row).await?;
    let (id, is_new) = match (added, &new.reference) {
        (Some(id), _) => (id, true),
        (None, Some(reference)) => (again(&mut tx, row, reference).await?, false),
        // Nothing but a reference is told apart.
        (None, None) => return Err(Invalid::one("reference", "is taken").into()),
    };
    put_parts(&mut tx, id, &new, &iocs, &events, is_new).await?;
    let alert = find::within(&mut tx, &scope, id).await?;
    let summary = &alert.summary;
    let (action, text) = if is_new {
        ("alert.create", format!("Raised the alert #{id} “{}”", summary.title))
    } else {
        ("alert.again", format!("{} sent the alert #{id} “{}” again", summary.source, summary.title))
    };
    let done = Done {
        customer: Some(customer),
        alert: Some(id),
        detail: json!({"alert": id, "after": summary, "count": summary.count}),
        ..Done::new(action, text)
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(Raised { alert, is_new })
}

async fn check(tx: &mut Tx, scope: &Scope, new: &NewAlert, id: CustomerId) -> Result<()> {
    let mut invalid = Invalid::default();
    if customer::get(tx, scope, id).await?.is_none() {
        invalid.add("customer", "is not one that you may raise alerts for");
    }
    if let Some(name) = &new.classification
        && !case::classifications(tx).await?.iter().any(|known| known.name == *name)
    {
        invalid.add("classification", "is not one of the classifications to choose from");
    }
    Ok(invalid.into_result()?)
}

/// All that are wrong are named.
async fn events(tx: &mut Tx, scope: &Scope, new: &NewAlert) -> Result<Vec<EventKey>> {
    let mut invalid = Invalid::default();
    let mut keys = Vec::with_capacity(new.events.len());
    for (place, id) in new.events.iter().enumerate() {
        match event::key_of(tx, scope, id).await? {
            Some(key) => keys.push(key),
            None => invalid.add(format!("events[{place}]"), "is not an event that you may see"),
        }
    }
    invalid.into_result()?;
    Ok(keys)
}

async fn again(tx: &mut Tx, row: InsertAlert<'_>, reference: &str) -> Result<AlertId> {
    let known = alert::by_reference(tx, row.customer, &row.new.source, reference).await?;
    let id = known.ok_or_else(|| Invalid::one("reference", "was just deleted: send it again"))?;
    alert::lock(tx, id).await?;
    alert::found_again(tx, id, row).await?;
    Ok(id)
}

async fn put_parts(
    tx: &mut Tx,
    id: AlertId,
    new: &NewAlert,
    iocs: &[(NewIoc, IocKind)],
    events: &[EventKey],
    is_new: bool,
) -> Result<()> {
    if is_new {
        alert::set_tags(tx, id, &new.tags).await?;
    }
    alert::add_iocs(tx, id, iocs).await?;
    alert::add_assets(tx, id, &new.assets).await?;
    alert::add_events(tx, id, events).await?;
    Ok(())
}
