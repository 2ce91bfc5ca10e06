//! What is said of a channel.

use crate::api::{
    criteria::one_of,
    openapi::{choice, takes},
};
use argus_domain::channel::{BodyFormat, ChannelContent, ChannelKind, ChannelSettings, Security};
use argus_lenient::Fields;

takes! {
    /// A channel. What is left out has its default when one is made, and stays when one is changed.
    #[schema(as = ChannelChange)]
    #[schema(example = json!({"name": "Mail", "kind": "email", "host": "mail.example.com", "port": 587, "security": "startTls", "user": "argus", "from": "Argus <argus@example.com>", "secret": "…"}))]
    pub(super) struct ChannelFields {
        name: String,
        active: bool,
        kind: ChannelKindName,
        /// Of a mail server.
        host: String,
        /// Of a mail server.
        port: u16,
        /// How a mail server is spoken to.
        security: ChannelSecurity,
        /// Of a mail server or SMS gateway; empty where it asks for none.
        user: String,
        /// Of a mail.
        from: String,
        /// Of a webhook or SMS gateway.
        url: String,
        /// How an SMS gateway takes what it is told.
        format: ChannelFormat,
        /// What an SMS gateway is told, with the places {to}, {text} and {id}.
        fields: Vec<ChannelField>,
        /// A password, the key of a signature, or the address of a chat. It is written, and told to nobody again. It has to
        /// be given again for another host.
        secret: String,
    }

    /// One thing that an SMS gateway is told.
    pub(super) struct ChannelField {
        #[schema(required)]
        name: String,
        #[schema(required)]
        value: String,
    }
}

choice! {
    /// What kind of channel it is.
    ChannelKindName: ChannelKind::ALL.iter().map(|one| one.name());
    /// How a mail server is spoken to.
    ChannelSecurity: Security::ALL.iter().map(|one| one.name());
    /// How a body is written.
    ChannelFormat: BodyFormat::ALL.iter().map(|one| one.name());
}

/// What some kinds of channels have, and others have not.
const SETTINGS: [&str; 8] = ["host", "port", "security", "user", "from", "url", "format", "fields"];

/// `content` with what is given, and the secret, if one is given.
pub(super) fn read(fields: &mut Fields, mut content: ChannelContent) -> (ChannelContent, Option<String>) {
    set(&mut content.name, fields.text("name"));
    set(&mut content.active, fields.bool("active"));
    let kind = named(fields, "kind", ChannelKind::ALL, ChannelKind::name);
    if let Some(kind) = kind.filter(|kind| *kind != content.settings.kind()) {
        content.settings = empty(kind);
    }
    let of_kind = settings_of(content.settings.kind());
    for field in SETTINGS {
        if fields.is_given(field) && !of_kind.contains(&field) {
            let kind = content.settings.kind().label();
            fields.refuse(field, format_args!("is not for a channel of the kind {kind}"));
        }
    }
    let given = Given::read(fields);
    match &mut content.settings {
        ChannelSettings::Email { host, port, security, user, from } => {
            set(host, given.host);
            set(security, given.security);
            // The usual one, where none was ever said.
            let usual = (*port == 0).then(|| security.port());
            set(port, given.port.or(usual));
            set(user, given.user);
            set(from, given.from);
        }
        ChannelSettings::Webhook { url } => set(url, given.url),
        ChannelSettings::Slack {} | ChannelSettings::Teams {} => {}
        ChannelSettings::Sms { url, format, fields: places, user } => {
            set(url, given.url);
            set(format, given.format);
            set(user, given.user);
            set(places, given.places);
        }
    }
    (content, fields.text("secret"))
}

/// What a kind has of [`SETTINGS`].
const fn settings_of(kind: ChannelKind) -> &'static [&'static str] {
    match kind {
        ChannelKind::Email => &["host", "port", "security", "user", "from"],
        ChannelKind::Webhook => &["url"],
        ChannelKind::Slack | ChannelKind::Teams => &[],
        ChannelKind::Sms => &["url", "format", "user", "fields"],
    }
}

struct Given {
    host: Option<String>,
    port: Option<u16>,
    security: Option<Security>,
    user: Option<String>,
    from: Option<String>,
    url: Option<String>,
    format: Option<BodyFormat>,
    places: Option<Vec<(String, String)>>,
}

impl Given {
    fn read(fields: &mut Fields) -> Self {
        let has_places = fields.is_given("fields");
        let place = |field: &mut Fields| {
            (field.text("name").unwrap_or_default(), field.text("value").unwrap_or_default())
        };
        let places = fields.objects("fields", place);
        let port = fields.int("port").and_then(|port| {
            u16::try_from(port).map_err(|_| fields.refuse("port", "must be from 1 to 65535")).ok()
        });
        Self {
            host: fields.text("host"),
            port,
            security: named(fields, "security", Security::ALL, Security::name),
            user: fields.text("user"),
            from: fields.text("from"),
            url: fields.text("url"),
            format: named(fields, "format", BodyFormat::ALL, BodyFormat::name),
            places: has_places.then_some(places),
        }
    }
}

/// Of a kind, before anything is said of it.
fn empty(kind: ChannelKind) -> ChannelSettings {
    match kind {
        ChannelKind::Email => ChannelSettings::Email {
            host: String::new(),
            port: 0,
            security: Security::default(),
            user: String::new(),
            from: String::new(),
        },
        ChannelKind::Webhook => ChannelSettings::Webhook { url: String::new() },
        ChannelKind::Slack => ChannelSettings::Slack {},
        ChannelKind::Teams => ChannelSettings::Teams {},
        ChannelKind::Sms => ChannelSettings::Sms {
            url: String::new(),
            format: BodyFormat::default(),
            fields: Vec::new(),
            user: String::new(),
        },
    }
}

fn set<T>(place: &mut T, given: Option<T>) {
    if let Some(given) = given {
        *place = given;
    }
}

fn named<T: Copy>(
    fields: &mut Fields,
    field: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
) -> Option<T> {
    let names: Vec<&str> = all.iter().map(|one| name(*one)).collect();
    let given = one_of(fields, field, &names)?;
    all.iter().copied().find(|one| name(*one) == given)
}
