//! Silences: alerts that are made, and that nobody is told of for a time.

mod add;
mod change;
mod list;
mod trial;

pub use add::add;
pub use change::set_until;
pub use list::{MAX_LIMIT, alerts, get, list, of_alert};
pub use trial::try_out;

use crate::{Ctx, Error, Result, event::zone};
use argus_domain::{Invalid, SilenceId, TimeExpr, Timestamp, silence::Silence, timestamp::MILLIS_PER_DAY};

/// The most silences that are not over, as all of them are looked at for each alert.
const MOST: u64 = 500;

fn missing(id: SilenceId) -> Error {
    Error::NotFound(format!("There is no silence {id} that you may see."))
}

/// When it ends, which is later than it begins, and later than now.
fn end(ctx: &Ctx, from: Timestamp, until: &TimeExpr) -> Result<Timestamp> {
    let until = until.resolve(ctx.now, &zone(ctx)).map_err(|error| Invalid::one("until", error))?;
    if until <= from {
        return Err(Invalid::one("until", "must be after it begins").into());
    }
    if until <= ctx.now {
        return Err(Invalid::one("until", "must lie ahead").into());
    }
    if until > from.plus_millis(Silence::MAX_DAYS * MILLIS_PER_DAY) {
        let problem = format_args!("must not be more than {} days after it begins", Silence::MAX_DAYS);
        return Err(Invalid::one("until", problem).into());
    }
    Ok(until)
}
