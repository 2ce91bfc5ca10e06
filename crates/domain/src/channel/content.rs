//! A channel, and what an administrator writes of one.

use super::{ChannelKind, ChannelSettings};
use crate::{ChannelId, Invalid};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    pub id: ChannelId,
    pub content: ChannelContent,
    /// Where it leads, without what is secret of it: `mail.example.com:587`.
    pub target: String,
    /// Whether it has a secret, which nobody is told.
    pub has_secret: bool,
    pub version: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChannelContent {
    pub name: String,
    /// What is turned off takes nothing, and what waits in it stays.
    pub active: bool,
    pub settings: ChannelSettings,
}

impl ChannelContent {
    pub const MAX_NAME: usize = 100;
    pub const MAX_SECRET: usize = 2_000;

    /// Tidied, or what is wrong with it.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        let mut invalid = Invalid::default();
        self.name = self.name.trim().to_owned();
        if self.name.is_empty() || self.name.contains(char::is_control) {
            invalid.add("name", "must be a line of text");
        }
        if self.name.chars().count() > Self::MAX_NAME {
            invalid.add("name", format_args!("must not be longer than {} characters", Self::MAX_NAME));
        }
        self.settings.check(&mut invalid);
        invalid.into_result()?;
        Ok(self)
    }
}

/// A channel to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelChoice {
    pub id: ChannelId,
    pub name: String,
    pub kind: ChannelKind,
    pub active: bool,
}

/// What came of a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestAnswer {
    pub sent: bool,
    /// What the other side said, or why nothing was sent.
    pub text: String,
    pub millis: u64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::BodyFormat;

    fn wrong(settings: ChannelSettings) -> Vec<String> {
        let content = ChannelContent { name: "N".to_owned(), active: true, settings };
        let invalid = content.checked().err().unwrap_or_default();
        invalid.0.into_iter().map(|error| format!("{} {}", error.field, error.message)).collect()
    }

    #[test]
    fn everything_wrong_is_named() {
        assert_eq!(wrong(ChannelSettings::common_sms()), [""; 0]);
        assert_eq!(wrong(ChannelSettings::default()), ["url must be given"]);
        let sms = ChannelSettings::Sms {
            url: "https://x".to_owned(),
            format: BodyFormat::Json,
            fields: vec![("to".to_owned(), "{too}".to_owned())],
            user: String::new(),
        };
        assert_eq!(
            wrong(sms),
            [
                "fields must not have {too}: there are {to}, {text} and {id}",
                "fields must have {text} in one of them",
                "fields must have {to} in one of them",
            ]
        );
        assert!(ChannelContent::default().checked().unwrap_err().of("name").is_some());
    }
}
