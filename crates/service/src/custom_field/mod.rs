//! Fields of cases that administrators define.

mod add;
mod change;
mod list;
mod values;

pub use add::add;
pub use change::change;
pub use list::{list, of_case};

pub(crate) use list::offered;
pub(crate) use values::{found_by, matched_by, parsed, require_for_closing, require_for_opening};

use crate::Result;
use argus_domain::{CustomerId, Invalid};
use argus_store::{Scope, Tx, customer};

/// Those for whose cases a field is.
async fn check_customers(tx: &mut Tx, scope: &Scope, customers: &[CustomerId]) -> Result<()> {
    for id in customers {
        if customer::get(tx, scope, *id).await?.is_none() {
            let problem = format_args!("must be customers that you see, and {id} is none");
            return Err(Invalid::one("customers", problem).into());
        }
    }
    Ok(())
}
