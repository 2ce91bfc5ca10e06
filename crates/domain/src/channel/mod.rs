//! Channels: how Argus tells somebody outside of it.

mod content;
mod recipient;
mod settings;
mod template;

pub use content::{Channel, ChannelChoice, ChannelContent, TestAnswer};
pub use recipient::check_recipient;
pub use settings::{BodyFormat, ChannelKind, ChannelSettings, Security};
pub use template::{CASE_FIELDS, SMS_FIELDS, Template};
