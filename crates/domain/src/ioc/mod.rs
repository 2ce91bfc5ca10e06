//! Indicators of compromise: what to look for, and where it was seen.

mod filter;
mod guess;
mod kind;
mod new_ioc;
pub mod paste;
mod refang;
mod seen;
mod tlp;

pub use filter::IocFilter;
pub use guess::guess;
pub use kind::{IocKind, KindError};
pub use new_ioc::{Ioc, IocChange, NewIoc, NewIocs};
pub use refang::{DEFANGED, refang};
pub use seen::{Seen, SeenCase};
pub use tlp::{Tlp, TlpError};
