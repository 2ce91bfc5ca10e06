//! Logging in, signed requests, and sessions that may do less.

mod constrain;
mod password;
mod session;

use crate::support::{Answer, World};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use sha2::Sha256;

/// As the Python clients sign (reference section 1.2).
pub(crate) fn signature(session_key: &str, payload: &Value) -> String {
    let header = json!({"alg": "HS256", "type": "JWT"});
    let content = format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(header.to_string()),
        URL_SAFE_NO_PAD.encode(payload.to_string())
    );
    let mut mac = Hmac::<Sha256>::new_from_slice(&STANDARD.decode(session_key).unwrap()).unwrap();
    mac.update(content.as_bytes());
    format!("{content}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

pub(crate) fn now() -> i64 {
    let since = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
    i64::try_from(since.as_millis()).unwrap()
}

/// A program that has logged in with a password.
#[derive(Clone, Debug)]
pub(crate) struct Client<'a> {
    pub(crate) world: &'a World,
    pub(crate) token: String,
    pub(crate) key: String,
}

impl<'a> Client<'a> {
    pub(crate) async fn log_in(world: &'a World, login: &str, password: &str) -> (Self, Answer) {
        let answer =
            post_log_in(world, json!({"userName": login, "password": password, "domain": "MNEMONIC"}));
        let answer = answer.await.enveloped();
        assert!(answer.status < 300, "{answer:?}");
        let data = answer.data();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let token = text(&data["credentials"]["requestCredentialsData"]);
        (Self { world, token, key: text(&data["sessionKey"]) }, answer)
    }

    pub(crate) fn unsigned(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.world.server.request(method, path);
        request.header("Cookie", format!("argus_session={}", self.token))
    }

    pub(crate) fn signed(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}{}", self.world.server.url, path.split('?').next().unwrap());
        let signature = signature(&self.key, &json!({"url": url, "timestamp": now()}));
        self.unsigned(method, path).header("Argus-Csrf-Token", signature)
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.world.server.send(self.signed(Method::GET, path)).await.enveloped()
    }
}

pub(crate) async fn post_log_in(world: &World, body: Value) -> Answer {
    let request = world.server.request(Method::POST, "/authentication/v1/password/authentication");
    world.server.send(request.json(&body)).await
}

/// With a token as `Authorization: Bearer`.
pub(crate) async fn bearer(world: &World, method: Method, path: &str, token: &str, body: Value) -> Answer {
    let request = world.server.request(method, path).header("Authorization", format!("Bearer {token}"));
    world.server.send(if body.is_null() { request } else { request.json(&body) }).await.enveloped()
}
