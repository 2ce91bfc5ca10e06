//! Runs processing modules: packages of Python that other people wrote.
//!
//! A call is one process ([`Host::run`]), or one turn of a process that is kept warm ([`Warm`]). It gets a document,
//! and says in a stream of lines what it logs, how far it is, what it wants to know, what it wants changed, and at the
//! end how it went ([`Outcome`]). Nothing it does harms whoever called it: what it may use is bounded ([`Limits`]), what
//! it says is bounded and checked, and [`guard`] ends it with everything it started.
//!
//! Nothing here knows what a case is: what a module wants changed is data for whoever called it. A module runs
//! as the user that runs Argus. The limits contain mistakes, they are no prison: only install what you trust.

mod call;
mod environment;
mod frame;
pub mod guard;
mod heard;
mod host;
pub mod install;

mod limits;
mod lines;
mod outcome;
mod process;
mod sdk;
mod talk;
mod warm;

pub use call::{Action, Call, File};
pub use environment::Outside;
pub use heard::{Heard, Level};
pub use host::{Host, Runnable, Trouble};
pub use limits::{Limit, Limits};
pub use outcome::Outcome;
pub use sdk::write_sdk;
pub use warm::Warm;

/// What every process of a call has in its environment, with its working folder.
const MARK: &str = "ARGUS_MODULE_CALL";
