//! Users, as an administrator manages them.

mod add;
mod add_key;
mod find;
mod first_administrator;
mod functions;
mod list;
mod me;
mod search;
mod set_password;

pub use add::{NewUser, add};
pub use add_key::add_key;
pub use find::{find, find_group};
pub use first_administrator::first_administrator;
pub use functions::{function, functions};
pub use list::{ListedUser, list};
pub use me::{Me, me};
pub use search::{Kinds, groups_of, search};
pub use set_password::set_password;
