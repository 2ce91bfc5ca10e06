//! Who watches a case. Whoever may see it may watch it; whoever may change it may say who else does.
//!
//! What was said about somebody counts before what he has to do with the case, and nobody watches what he may not see.

mod contact;
mod list;
mod merged;
mod set;
mod settings;
mod watch;

pub(crate) use contact::put as put_contact;
pub use contact::{add_contact, choices as contact_choices, contacts, remove_contact, set_contact};
pub use list::{list, records};
pub(crate) use merged::follow;
pub(crate) use set::{let_in, set_within};
pub use set::{set, set_named};
pub use settings::set_by_default;
pub use watch::watch;
