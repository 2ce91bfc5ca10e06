//! Sessions and keys: who is asking.

mod as_user;
pub(crate) mod authenticate;
mod change_password;
mod check;
mod constrain;
mod info;
mod log_in;
mod log_out;
mod signature;
mod switch_case;

pub use as_user::as_user;
pub(crate) use authenticate::actor;
pub use authenticate::{by_api_key, by_bearer, by_idle_session, by_session};
pub use change_password::change_password;
pub use check::{Permitted, check};
pub use constrain::{Constraints, constrain};
pub use info::{SessionInfo, info, permissions};
pub use log_in::{Started, log_in, try_log_in};
pub use log_out::{forget_ended, log_out};
pub use signature::{is_signed, signing_key};
pub use switch_case::switch_case;

use crate::Ctx;
use argus_domain::user::CurrentUser;

/// Who is logged in, if anybody.
pub fn current(ctx: &Ctx) -> Option<CurrentUser> {
    ctx.actor()?.current_user()
}
