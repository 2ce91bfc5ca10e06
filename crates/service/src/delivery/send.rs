//! Saying a message in the way of a channel.

use argus_domain::{
    Timestamp,
    channel::{BodyFormat, ChannelSettings, SMS_FIELDS, Template},
};
use argus_outgoing::{Failed, Guard, Mail, Post, post, send_mail};
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use std::fmt::Write;
use uuid::Uuid;

#[derive(Clone, Debug)]
pub(crate) struct Message {
    /// The same however often it is tried, so that who gets it twice can tell.
    pub(crate) id: Uuid,
    /// The name of its channel.
    pub(crate) channel: String,
    pub(crate) recipient: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    /// What programs get beside the text, as JSON.
    pub(crate) payload: String,
    pub(crate) cause: String,
    pub(crate) created: Timestamp,
    pub(crate) now: Timestamp,
}

/// Gives what the other side answered.
pub(crate) async fn send(
    guard: &Guard,
    settings: &ChannelSettings,
    secret: &str,
    message: &Message,
) -> Result<String, Failed> {
    let (address, mut headers, body) = match settings {
        ChannelSettings::Email { host, port, security, user, from } => {
            let mail = Mail {
                host: host.clone(),
                port: *port,
                security: *security,
                user: user.clone(),
                password: secret.to_owned(),
                from: from.clone(),
                to: message.recipient.clone(),
                subject: message.subject.clone(),
                text: message.text.clone(),
                id: message.id.to_string(),
                at: message.created,
            };
            return send_mail(guard, mail).await;
        }
        ChannelSettings::Webhook { url } => {
            let body = webhook(message).to_string();
            (url.as_str(), signature(secret, message, &body), body)
        }
        ChannelSettings::Slack {} => (secret, Vec::new(), slack(message).to_string()),
        ChannelSettings::Teams {} => (secret, Vec::new(), teams(message).to_string()),
        ChannelSettings::Sms { url, format, fields, user } => {
            return sms(guard, url, *format, fields, user, secret, message).await;
        }
    };
    headers.push(("content-type", "application/json".to_owned()));
    request(guard, address, headers, body, message).await
}

async fn request(
    guard: &Guard,
    address: &str,
    mut headers: Vec<(&'static str, String)>,
    body: String,
    message: &Message,
) -> Result<String, Failed> {
    let target = address.parse().map_err(|problem| Failed {
        text: format!("the channel's address {problem}"),
        is_final: false,
        after: None,
    })?;
    headers.push(("x-argus-delivery", message.id.to_string()));
    let answer = post(guard, Post { target, headers, body: body.into_bytes() }).await?;
    Ok(format!("{} {}", answer.status, answer.text).trim().to_owned())
}

fn webhook(message: &Message) -> Value {
    let payload: Value = serde_json::from_str(&message.payload).unwrap_or_default();
    let mut body = json!({
        "id": message.id,
        "created": message.created,
        "channel": message.channel,
        "subject": message.subject,
        "text": message.text,
        "cause": message.cause,
        "case": payload["case"],
        "link": payload["link"],
    });
    // What policies tell is of many.
    for field in ["policy", "count", "alerts", "cases", "late"] {
        if let Some(value) = payload.get(field) {
            body[field] = value.clone();
        }
    }
    body
}

/// HMAC-SHA256 of the time, a full stop and the body, so that nobody can say an old message again later.
fn signature(secret: &str, message: &Message, body: &str) -> Vec<(&'static str, String)> {
    let time = (message.now.millis() / 1_000).to_string();
    let mut headers = vec![("x-argus-timestamp", time.clone())];
    if secret.is_empty() {
        return headers;
    }
    // A key of any length is taken.
    if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) {
        mac.update(format!("{time}.{body}").as_bytes());
        let mut hex = "sha256=".to_owned();
        for byte in mac.finalize().into_bytes() {
            // Writing to a String does not fail.
            let _ = write!(hex, "{byte:02x}");
        }
        headers.push(("x-argus-signature", hex));
    }
    headers
}

fn slack(message: &Message) -> Value {
    // Slack reads these three as marks of its own.
    let plain = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    json!({"text": format!("*{}*\n{}", plain(&message.subject), plain(&message.text))})
}

/// An adaptive card, which is what workflows of Teams take.
fn teams(message: &Message) -> Value {
    let block = |text: &str| json!({"type": "TextBlock", "text": text, "wrap": true});
    let mut title = block(&message.subject);
    title["weight"] = json!("Bolder");
    let card = json!({
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [title, block(&message.text)],
    });
    let content = "application/vnd.microsoft.card.adaptive";
    json!({"type": "message", "attachments": [{"contentType": content, "content": card}]})
}

async fn sms(
    guard: &Guard,
    url: &str,
    format: BodyFormat,
    fields: &[(String, String)],
    user: &str,
    secret: &str,
    message: &Message,
) -> Result<String, Failed> {
    let text = if message.text.is_empty() { &message.subject } else { &message.text };
    let value = |name: &str| match name {
        "to" => message.recipient.clone(),
        "text" => text.clone(),
        _ => message.id.to_string(),
    };
    let filled = fields.iter().map(|(name, template)| {
        let read = Template::read(template, SMS_FIELDS);
        (name.as_str(), read.map_or_else(|_| template.clone(), |read| read.fill(value)))
    });
    let (kind, body) = match format {
        BodyFormat::Form => {
            let pairs: Vec<String> =
                filled.map(|(name, value)| format!("{}={}", encoded(name), encoded(&value))).collect();
            ("application/x-www-form-urlencoded", pairs.join("&"))
        }
        BodyFormat::Json => {
            let object = filled.map(|(name, value)| (name.to_owned(), Value::from(value)));
            ("application/json", Value::Object(object.collect()).to_string())
        }
    };
    let mut headers = vec![("content-type", kind.to_owned())];
    match (user.is_empty(), secret.is_empty()) {
        (false, _) => {
            let pair = STANDARD.encode(format!("{user}:{secret}"));
            headers.push(("authorization", format!("Basic {pair}")));
        }
        (true, false) => headers.push(("authorization", format!("Bearer {secret}"))),
        (true, true) => {}
    }
    request(guard, url, headers, body, message).await
}

/// As forms are written.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            b' ' => encoded.push('+'),
            other => {
                // Writing to a String does not fail.
                let _ = write!(encoded, "%{other:02X}");
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> Message {
        Message {
            id: Uuid::from_u128(7),
            channel: "C".to_owned(),
            recipient: "+4791234567".to_owned(),
            subject: "A <b> & c".to_owned(),
            text: "T".to_owned(),
            payload: r#"{"case": {"id": 7}, "link": ""}"#.to_owned(),
            cause: "test".to_owned(),
            created: Timestamp::clamped(1_000),
            now: Timestamp::clamped(2_500),
        }
    }

    #[test]
    fn signed_with_its_time() {
        let headers = signature("key", &message(), "{}");
        // printf '2.{}' | openssl dgst -sha256 -hmac key
        let expected = "sha256=38e32f1b4847d4ce5d6cd133c21b750e9cf388407b07fc13e7c60fdc2530255d";
        assert_eq!(headers[0], ("x-argus-timestamp", "2".to_owned()));
        assert_eq!(headers[1], ("x-argus-signature", expected.to_owned()));
        assert_eq!(signature("", &message(), "{}").len(), 1);
    }

    #[test]
    fn each_in_its_own_words() {
        assert_eq!(slack(&message()), json!({"text": "*A &lt;b&gt; &amp; c*\nT"}));
        assert_eq!(webhook(&message())["case"]["id"], 7);
        assert_eq!(teams(&message())["attachments"][0]["content"]["body"][0]["text"], "A <b> & c");
        assert_eq!(encoded("a b&c=å+"), "a+b%26c%3D%C3%A5%2B");
    }
}
