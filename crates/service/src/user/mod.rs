//! Users, as an administrator manages them.

mod add;
mod add_key;
mod first_administrator;
mod list;
mod set_password;

pub use add::{NewUser, add};
pub use add_key::add_key;
pub use first_administrator::first_administrator;
pub use list::{ListedUser, list};
pub use set_password::set_password;
