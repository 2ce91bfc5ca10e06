//! A browser, as far as the server sees it.

use super::{Answer, PASSWORD, Server, World};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

/// Somebody who looks at the page, logged in or not.
#[derive(Clone, Debug)]
pub(crate) struct Page<'a> {
    server: &'a Server,
    /// The session's token; empty without one.
    pub(crate) token: String,
}

impl<'a> Page<'a> {
    pub(crate) fn of(server: &'a Server) -> Self {
        Self { server, token: String::new() }
    }

    /// As the page's own code sends it: `event/search`.
    pub(crate) fn request(&self, function: &str) -> RequestBuilder {
        let request = self.server.request(Method::POST, &format!("/page/{function}"));
        let request = request.header("Sec-Fetch-Site", "same-origin").header("Origin", &self.server.url);
        if self.token.is_empty() {
            request
        } else {
            request.header("Cookie", format!("theme=dark; argus_session={}", self.token))
        }
    }

    pub(crate) async fn send(&self, request: RequestBuilder) -> Answer {
        self.server.send(request).await
    }

    pub(crate) async fn call(&self, function: &str, body: Value) -> Answer {
        self.send(self.request(function).json(&body)).await
    }

    /// Keeps the cookie that the answer sets, as a browser would.
    pub(crate) async fn call_and_keep(&mut self, function: &str, body: Value) -> Answer {
        let answer = self.call(function, body).await;
        if let Some(cookie) = answer.headers.get("set-cookie") {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            self.token = pair.strip_prefix("argus_session=").unwrap().to_owned();
        }
        answer
    }

    pub(crate) async fn log_in(&mut self, login: &str, password: &str) -> Answer {
        self.call_and_keep("session/log-in", json!({"login": login, "password": password})).await
    }

    /// Gives the case's number.
    pub(crate) async fn create_case(&mut self, customer: i64, name: &str) -> i64 {
        let new = json!({"customer": customer, "name": name, "description": "What happened.",
            "template": null, "classification": null, "soc_ticket": null});
        let answer = self.call("case/create", json!({"new": new})).await.is(200);
        answer.json["id"].as_i64().unwrap()
    }

    /// As it is: `/attachments/7`.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        let request = self.server.request(Method::GET, path);
        self.send(request.header("Cookie", format!("argus_session={}", self.token))).await
    }

    /// Adds a file to a case, under a name that is written into the query as it is.
    pub(crate) async fn attach(&self, case: i64, name: &str, content: impl Into<Vec<u8>>) -> Answer {
        let path = format!("/attachments?case={case}&name={name}");
        let request = self.server.request(Method::POST, &path).header("Sec-Fetch-Site", "same-origin");
        let request = request.header("Cookie", format!("argus_session={}", self.token));
        self.send(request.body(content.into())).await
    }

    /// The newest first, also those that belong to no case.
    pub(crate) async fn activities(&self) -> Vec<Value> {
        let body = json!({"filter": {"not_case_related": true}, "limit": 100, "offset": 0});
        let answer = self.call("activity/list", body).await.is(200);
        answer.json["page"]["rows"].as_array().unwrap().clone()
    }
}

impl World {
    pub(crate) fn page(&self) -> Page<'_> {
        Page::of(&self.server)
    }

    pub(crate) async fn log_in(&self, login: &str) -> Page<'_> {
        let mut page = self.page();
        let password = if login == "admin" { super::ADMIN_PASSWORD } else { PASSWORD };
        // Several at once are told to come back, where the machine is slow.
        for _ in 0..20 {
            let answer = page.log_in(login, password).await;
            if answer.status != 429 {
                answer.is(200);
                return page;
            }
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        }
        panic!("{login} is always told to come back")
    }
}
