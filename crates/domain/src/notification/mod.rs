//! What somebody is told of cases and alerts, until he has read it.

mod kind;
mod news;
mod preference;
mod told;

pub use kind::NotificationKind;
pub use news::{News, NewsOf, Recipients, told_to_contacts};
pub use preference::{Fresh, Preferences, ToldBy};
pub use told::{Notification, NotificationAbout, Unread};
