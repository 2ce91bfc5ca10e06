//! What somebody writes about a channel.

use argus_domain::{
    Invalid,
    channel::{BodyFormat, Channel, ChannelContent, ChannelKind, ChannelSettings, Security},
};
use leptos::prelude::*;

/// Which of the fields count depends on the kind.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) name: RwSignal<String>,
    pub(super) active: RwSignal<bool>,
    pub(super) kind: RwSignal<String>,
    pub(super) host: RwSignal<String>,
    pub(super) port: RwSignal<String>,
    pub(super) security: RwSignal<String>,
    pub(super) user: RwSignal<String>,
    pub(super) from: RwSignal<String>,
    pub(super) url: RwSignal<String>,
    pub(super) format: RwSignal<String>,
    /// Lines of name=value.
    pub(super) fields: RwSignal<String>,
    pub(super) secret: RwSignal<String>,
    /// Whether there is a secret, which stays if none is typed.
    pub(super) has_secret: bool,
}

impl Form {
    pub(super) fn of(channel: Option<&Channel>) -> Self {
        let empty = || RwSignal::new(String::new());
        let content = channel.map(|channel| channel.content.clone());
        let ChannelContent { name, settings, active } =
            content.unwrap_or_else(|| ChannelContent { active: true, ..ChannelContent::default() });
        let kind = channel.map_or(ChannelKind::Email, |_| settings.kind());
        let form = Self {
            name: RwSignal::new(name),
            active: RwSignal::new(active),
            kind: RwSignal::new(kind.name().to_owned()),
            host: empty(),
            port: RwSignal::new(Security::StartTls.port().to_string()),
            security: RwSignal::new(Security::StartTls.name().to_owned()),
            user: empty(),
            from: empty(),
            url: empty(),
            format: RwSignal::new(BodyFormat::Form.name().to_owned()),
            fields: RwSignal::new("to={to}\ntext={text}".to_owned()),
            secret: empty(),
            has_secret: channel.is_some_and(|channel| channel.has_secret),
        };
        if channel.is_some() {
            form.take(settings);
        }
        form
    }

    /// Puts these settings into the fields.
    pub(super) fn take(self, settings: ChannelSettings) {
        match settings {
            ChannelSettings::Email { host, port, security, user, from } => {
                self.host.set(host);
                self.port.set(port.to_string());
                self.security.set(security.name().to_owned());
                self.user.set(user);
                self.from.set(from);
            }
            ChannelSettings::Webhook { url } => self.url.set(url),
            ChannelSettings::Slack {} | ChannelSettings::Teams {} => {}
            ChannelSettings::Sms { url, format, fields, user } => {
                let lines: Vec<String> =
                    fields.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
                self.url.set(url);
                self.format.set(format.name().to_owned());
                self.fields.set(lines.join("\n"));
                self.user.set(user);
            }
        }
    }

    pub(super) fn kind(self) -> ChannelKind {
        ChannelKind::named(&self.kind.get()).unwrap_or_default()
    }

    /// What is written now, or what of it cannot be read.
    pub(super) fn read(self) -> Result<(ChannelContent, Option<String>), Invalid> {
        let mut invalid = Invalid::default();
        let settings = match self.kind() {
            ChannelKind::Email => ChannelSettings::Email {
                host: self.host.get(),
                port: self.port.get().trim().parse().unwrap_or_else(|_| {
                    invalid.add("port", "must be from 1 to 65535");
                    25
                }),
                security: Security::named(&self.security.get()).unwrap_or_default(),
                user: self.user.get(),
                from: self.from.get(),
            },
            ChannelKind::Webhook => ChannelSettings::Webhook { url: self.url.get() },
            ChannelKind::Slack => ChannelSettings::Slack {},
            ChannelKind::Teams => ChannelSettings::Teams {},
            ChannelKind::Sms => ChannelSettings::Sms {
                url: self.url.get(),
                format: BodyFormat::named(&self.format.get()).unwrap_or_default(),
                fields: fields(&self.fields.get()),
                user: self.user.get(),
            },
        };
        invalid.into_result()?;
        let content = ChannelContent { name: self.name.get(), active: self.active.get(), settings };
        let typed = self.secret.get();
        Ok((content.checked()?, (!typed.is_empty()).then_some(typed)))
    }
}

fn fields(text: &str) -> Vec<(String, String)> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let pair = |line: &str| {
        let (name, value) = line.split_once('=').unwrap_or((line, ""));
        (name.trim().to_owned(), value.trim().to_owned())
    };
    lines.map(pair).collect()
}
