//! Places of customers' sensors and networks.

mod add;
mod delete;
mod find;
mod update;

pub use add::{NewLocation, add};
pub use delete::delete;
pub use find::{find, search};
pub use update::{LocationChange, update};

pub(crate) use find::of_customer;

use crate::{Ctx, Error, Result};
use argus_domain::{Invalid, Permission, network::Location};
use argus_store::location::By;
use serde_json::{Value, json};

fn check_time_zone(field: &str, name: &str, invalid: &mut Invalid) {
    if jiff::tz::TimeZone::get(name).is_err() {
        invalid.add(field, "is not a time zone such as Europe/Oslo");
    }
}

/// What the activity log keeps.
fn noted(location: &Location) -> Value {
    json!({"customer": location.customer.as_ref().map(|customer| customer.id), "shortName": location.short_name,
        "name": location.name, "timeZone": location.time_zone, "zone": location.zone.name()})
}

/// What is everybody's is changed by those who see everybody's.
fn may_change(ctx: &Ctx, location: &Location) -> Result<()> {
    let actor = ctx.require(Permission::Administer)?;
    if location.id.0 == 0 {
        return Err(Error::Forbidden("The location that stands for no other cannot be changed.".to_owned()));
    }
    if location.customer.is_none() && !actor.may(Permission::AllCustomers) {
        ctx.require(Permission::AllCustomers)?;
    }
    Ok(())
}

pub(crate) fn by(ctx: &Ctx) -> By {
    By { now: ctx.now, user: ctx.actor().and_then(|actor| actor.user.as_ref()).map(|user| user.id) }
}

fn taken(field: &str, short_name: &str) -> Error {
    Invalid::one(field, format_args!("“{short_name}” is taken by another location of the same customer"))
        .into()
}
