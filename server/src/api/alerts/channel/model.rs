//! What the calls of this module answer.

use argus_domain::channel::{Channel, ChannelSettings, TestAnswer};
use serde::Serialize;
use utoipa::ToSchema;

/// Without the secret, which nobody is told.
#[derive(Debug, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Channel)]
pub(super) struct ChannelVo {
    id: i64,
    name: String,
    active: bool,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    host: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    port: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    security: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    user: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    fields: Option<Vec<FieldVo>>,
    /// Where it leads, without what is secret of it.
    target: String,
    has_secret: bool,
    /// Rises with every change.
    version: i64,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ChannelFieldOf)]
struct FieldVo {
    name: String,
    value: String,
}

impl From<Channel> for ChannelVo {
    fn from(channel: Channel) -> Self {
        let content = channel.content;
        let vo = Self {
            id: channel.id.0,
            name: content.name,
            active: content.active,
            kind: content.settings.kind().name(),
            target: channel.target,
            has_secret: channel.has_secret,
            version: channel.version,
            ..Self::default()
        };
        match content.settings {
            ChannelSettings::Email { host, port, security, user, from } => Self {
                host: Some(host),
                port: Some(port),
                security: Some(security.name()),
                user: Some(user),
                from: Some(from),
                ..vo
            },
            ChannelSettings::Webhook { url } => Self { url: Some(url), ..vo },
            ChannelSettings::Slack {} | ChannelSettings::Teams {} => vo,
            ChannelSettings::Sms { url, format, fields, user } => Self {
                url: Some(url),
                format: Some(format.name()),
                fields: Some(fields.into_iter().map(|(name, value)| FieldVo { name, value }).collect()),
                user: Some(user),
                ..vo
            },
        }
    }
}

/// What came of a test.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ChannelTest)]
pub(super) struct TestVo {
    sent: bool,
    /// What the other side said, or why nothing was sent.
    answer: String,
    took_millis: u64,
}

impl From<TestAnswer> for TestVo {
    fn from(answer: TestAnswer) -> Self {
        Self { sent: answer.sent, answer: answer.text, took_millis: answer.millis }
    }
}
