//! Users, as an administrator manages them.

mod add;
mod add_key;
mod change;
mod find;
mod first_administrator;
mod functions;
mod list;
mod managed;
mod me;
mod search;
mod set_password;
mod why;

pub use add::{NewUser, add};
pub use add_key::add_key;
pub use change::{change, set_time_zone};
pub use find::{find, find_group};
pub use first_administrator::first_administrator;
pub use functions::{function, functions};
pub use list::{ListedUser, list};
pub use managed::{add_managed, managed, managed_page, names, reset_password, rights};
pub use me::{Me, me};
pub use search::{Kinds, groups_of, search};
pub use set_password::set_password;
pub use why::why;
