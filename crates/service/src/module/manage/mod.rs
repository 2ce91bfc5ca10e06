//! Which modules there are, and what they are set to.

mod change;
mod export;
mod incoming;
mod install;
mod list;
mod remove;
mod wheel;

pub use change::change;
pub use export::{export, import};
pub use incoming::{IncomingWheel, receive_wheel};
pub use install::install;
pub use list::{get, list, shipped};
pub use remove::remove;
pub use wheel::{install_wheel, wheel_folder};

pub(super) use change::described;
pub(super) use install::{INSTALL, SOURCE, origin};
