//! Requests that their sender signs: a cookie comes along with what other sites' pages send too, a signature
//! made with the session's key does not (reference section 1.2).

use argus_domain::Timestamp;
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use sha2::Sha256;

/// How far the clocks of both sides may be apart, in milliseconds.
const TOLERANCE: i64 = 5 * 60 * 1_000;

/// The key of a session. It follows from the token, so nothing secret has to be stored.
pub(super) fn key(token: &str) -> [u8; 32] {
    let mut mac = mac(token.as_bytes());
    mac.update(b"argus session key");
    mac.finalize().into_bytes().into()
}

/// The key as the holder of the token is told it.
pub fn signing_key(token: &str) -> String {
    STANDARD.encode(key(token))
}

fn mac(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes keys of any length")
}

#[derive(Deserialize)]
struct Header {
    alg: String,
}

#[derive(Deserialize)]
struct Payload {
    url: String,
    timestamp: i64,
}

/// Whether `signed` (`header.payload.signature`) was made by the holder of the session, for a request to
/// `path`, about now.
pub fn is_signed(token: &str, signed: &str, path: &str, now: Timestamp) -> bool {
    let Some((content, signature)) = signed.rsplit_once('.') else { return false };
    let Ok(signature) = URL_SAFE_NO_PAD.decode(signature) else { return false };
    let mut mac = mac(&key(token));
    mac.update(content.as_bytes());
    if mac.verify_slice(&signature).is_err() {
        return false;
    }
    let Some((header, payload)) = content.split_once('.') else { return false };
    let read = |part: &str| URL_SAFE_NO_PAD.decode(part).ok();
    let header = read(header).and_then(|json| serde_json::from_slice::<Header>(&json).ok());
    let payload = read(payload).and_then(|json| serde_json::from_slice::<Payload>(&json).ok());
    let (Some(header), Some(payload)) = (header, payload) else { return false };
    header.alg == "HS256"
        && now.millis().abs_diff(payload.timestamp) <= TOLERANCE.unsigned_abs()
        && plain(path_of(&payload.url)) == plain(path)
}

/// The path of an address, with or without a scheme and host.
fn path_of(url: &str) -> &str {
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => url,
    };
    path.split(['?', '#']).next().unwrap_or_default()
}

/// Without percent-encoding and doubled slashes: clients sign what they mean, and send what is allowed.
fn plain(path: &str) -> Vec<u8> {
    let bytes = path.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut plain: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        let encoded = (byte == b'%').then(|| digit(at + 1).zip(digit(at + 2))).flatten();
        at += if encoded.is_some() { 3 } else { 1 };
        let byte = encoded.and_then(|(high, low)| u8::try_from(high * 16 + low).ok()).unwrap_or(byte);
        if byte != b'/' || plain.last() != Some(&b'/') {
            plain.push(byte);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(token: &str, header: &str, payload: &str) -> String {
        let content = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
        let mut mac = mac(&key(token));
        mac.update(content.as_bytes());
        format!("{content}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }

    #[test]
    fn what_counts_as_signed() {
        let header = r#"{"alg": "HS256", "type": "JWT"}"#;
        let at = |url: &str, time: i64| format!(r#"{{"url": "{url}", "timestamp": {time}}}"#);
        let now = Timestamp::clamped(1_000_000_000);
        let right = signed("t", header, &at("http://argus/users/v2/user/a b", 1_000_000_000));
        let path = "/users/v2/user/a%20b";
        assert!(is_signed("t", &right, path, now));
        assert!(is_signed(
            "t",
            &signed("t", header, &at("http://argus//users/v2/user/a b?x=1", 1_000_200_000)),
            path,
            now
        ));
        for (token, signed, path) in [
            ("t", right.as_str(), "/users/v2/user/ab"),
            ("u", right.as_str(), path),
            ("t", &signed("t", header, &at("http://argus/users/v2/user/a b", 999_000_000)), path),
            ("t", &signed("t", header, &at("http://argus/users/v2/user/a b", i64::MIN)), path),
            ("t", &signed("t", r#"{"alg": "none"}"#, &at("/users/v2/user/a b", 1_000_000_000)), path),
            ("t", &right[..right.len() - 1], path),
            ("t", right.rsplit_once('.').unwrap().0, path),
            ("t", "", path),
            ("t", "..", path),
            ("t", "a.b.c", path),
        ] {
            assert!(!is_signed(token, signed, path, now), "{token} {signed} {path}");
        }
    }
}
