//! What each kind of channel is set up with.

use super::template::{SMS_FIELDS, Template};
use crate::{Invalid, named::named};
use serde::{Deserialize, Serialize};

named! {
    ChannelKind {
        #[default]
        Email = "email", "E-mail";
        Webhook = "webhook", "Webhook";
        Slack = "slack", "Slack or alike";
        Teams = "teams", "Microsoft Teams";
        Sms = "sms", "SMS";
    }

    /// How a mail server is spoken to.
    Security {
        /// A connection that begins in the clear and must become secure before anything is said.
        #[default]
        StartTls = "startTls", "STARTTLS";
        Tls = "tls", "TLS from the beginning";
        None = "none", "None";
    }

    /// How an SMS gateway takes what it is told.
    BodyFormat {
        #[default]
        Form = "form", "Form";
        Json = "json", "JSON";
    }
}

impl Security {
    /// The usual port.
    pub const fn port(self) -> u16 {
        match self {
            Self::StartTls => 587,
            Self::Tls => 465,
            Self::None => 25,
        }
    }
}

/// Without the secret, which is written and never read again: a password, the key of a signature, or an address that
/// lets whoever knows it speak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ChannelSettings {
    Email {
        host: String,
        port: u16,
        security: Security,
        /// Empty where the server asks for none.
        user: String,
        /// `Argus <argus@example.com>`
        from: String,
    },
    /// The secret signs.
    Webhook { url: String },
    /// The secret is the address.
    Slack {},
    /// The secret is the address.
    Teams {},
    /// The secret goes along as a password with the user, or as a token without one.
    Sms {
        url: String,
        format: BodyFormat,
        /// Names of the gateway, with templates.
        fields: Vec<(String, String)>,
        user: String,
    },
}

impl Default for ChannelSettings {
    fn default() -> Self {
        Self::Webhook { url: String::new() }
    }
}

impl ChannelSettings {
    pub const MAX_TEXT: usize = 500;
    pub const MAX_FIELDS: usize = 20;

    pub const fn kind(&self) -> ChannelKind {
        match self {
            Self::Email { .. } => ChannelKind::Email,
            Self::Webhook { .. } => ChannelKind::Webhook,
            Self::Slack {} => ChannelKind::Slack,
            Self::Teams {} => ChannelKind::Teams,
            Self::Sms { .. } => ChannelKind::Sms,
        }
    }

    /// The form that the most common provider's API takes (Twilio, resource Messages): the number of the account
    /// stands in the address, and is the user.
    pub fn common_sms() -> Self {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        Self::Sms {
            url: "https://api.twilio.com/2010-04-01/Accounts/ACCOUNT/Messages.json".to_owned(),
            format: BodyFormat::Form,
            fields: vec![field("To", "{to}"), field("From", "+15550100"), field("Body", "{text}")],
            user: "ACCOUNT".to_owned(),
        }
    }

    /// Tidies it, and adds what is wrong. Addresses are looked at by the server.
    pub(super) fn check(&mut self, invalid: &mut Invalid) {
        let mut line = |field: &str, text: &mut String, required: bool| {
            *text = text.trim().to_owned();
            if required && text.is_empty() {
                invalid.add(field, "must be given");
            }
            if text.chars().count() > Self::MAX_TEXT || text.contains(char::is_control) {
                invalid.add(field, format_args!("must be a line of up to {} characters", Self::MAX_TEXT));
            }
        };
        match self {
            Self::Email { host, port, user, from, .. } => {
                line("host", host, true);
                line("user", user, false);
                line("from", from, true);
                if host.contains(['/', '@', ' ']) {
                    invalid.add("host", "must be a name or an address only, such as mail.example.com");
                }
                if *port == 0 {
                    invalid.add("port", "must be from 1 to 65535");
                }
            }
            Self::Webhook { url } => line("url", url, true),
            Self::Slack {} | Self::Teams {} => {}
            Self::Sms { url, fields, user, .. } => {
                line("url", url, true);
                line("user", user, false);
                check_fields(fields, invalid);
            }
        }
    }
}

fn check_fields(fields: &[(String, String)], invalid: &mut Invalid) {
    if fields.is_empty() || fields.len() > ChannelSettings::MAX_FIELDS {
        return invalid.add("fields", format_args!("must be from 1 to {}", ChannelSettings::MAX_FIELDS));
    }
    for (name, value) in fields {
        let is_name = !name.is_empty() && name.chars().count() <= 100 && !name.contains(char::is_whitespace);
        if !is_name {
            invalid.add("fields", "must have names without blanks: one line each, name=value");
        }
        if let Err(problem) = Template::read(value, SMS_FIELDS) {
            invalid.add("fields", problem);
        }
    }
    if !fields.iter().any(|(_, value)| value.contains("{text}")) {
        invalid.add("fields", "must have {text} in one of them");
    }
    if !fields.iter().any(|(_, value)| value.contains("{to}")) {
        invalid.add("fields", "must have {to} in one of them");
    }
}
