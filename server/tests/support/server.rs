//! A running server.

use super::{Answer, Argus};
use reqwest::{
    Client, Method, RequestBuilder,
    header::{ACCEPT, CONTENT_TYPE},
};
use serde_json::Value;
use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// Ends with the test, whatever becomes of it.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    /// `http://127.0.0.1:41234`
    pub(crate) url: String,
    /// What it said before it said where it is.
    pub(crate) greeting: String,
    log: PathBuf,
    http: Client,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            eprintln!("the server's log:\n{}", self.log());
        }
    }
}

impl Server {
    pub(crate) fn start(argus: &Argus) -> Self {
        Self::start_with(argus, |_| {})
    }

    /// With options and variables of the test's own.
    pub(crate) fn start_with(argus: &Argus, change: impl FnOnce(&mut Command)) -> Self {
        let mut command = argus.command(["serve", "--listen", "127.0.0.1:0"]);
        change(&mut command);
        Self::of(argus, command)
    }

    pub(crate) fn of(argus: &Argus, mut command: Command) -> Self {
        let log = argus.path("server.log");
        let file = std::fs::OpenOptions::new().append(true).create(true).open(&log).unwrap();
        let mut child = command.stdout(Stdio::piped()).stderr(file).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut greeting = String::new();
        let url = loop {
            let mut line = String::new();
            if output.read_line(&mut line).unwrap() == 0 {
                let _ = child.wait();
                panic!("the server did not start: {greeting}{}", std::fs::read_to_string(&log).unwrap());
            }
            match line.trim().strip_prefix("Argus is at ") {
                Some(url) => break url.to_owned(),
                None => greeting.push_str(&line),
            }
        };
        let http = Client::builder().no_proxy().timeout(Duration::from_secs(60)).build().unwrap();
        Self { child, url, greeting, log, http }
    }

    /// Everything it logged so far.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// `127.0.0.1:41234`
    pub(crate) fn host(&self) -> &str {
        self.url.strip_prefix("http://").unwrap()
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// At once, whatever it does.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Its exit code, once it has ended by itself.
    pub(crate) fn wait(&mut self, longest: Duration) -> Option<i32> {
        let began = Instant::now();
        while began.elapsed() < longest {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the server still runs after {longest:?}");
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.url))
    }

    pub(crate) async fn send(&self, request: RequestBuilder) -> Answer {
        Answer::of(request.send().await.unwrap()).await
    }

    /// By nobody.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    /// The API, in the name of a key's owner. Every answer has to be a whole envelope.
    pub(crate) fn with<'a>(&'a self, key: &'a str) -> Reader<'a> {
        Reader { server: self, key }
    }
}

/// A client of the API with its key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    server: &'a Server,
    key: &'a str,
}

impl Reader<'_> {
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.server.request(method, path).header("Argus-API-Key", self.key)
    }

    pub(crate) async fn send(&self, request: RequestBuilder) -> Answer {
        self.server.send(request).await.enveloped()
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(self.request(Method::POST, path).json(body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Answer {
        self.send(self.request(Method::PUT, path).json(body)).await
    }

    /// In another format than JSON, which has no envelope.
    pub(crate) async fn post_for(&self, accept: &str, path: &str, body: &Value) -> Answer {
        let request = self.request(Method::POST, path).header(ACCEPT, accept).json(body);
        self.server.send(request).await
    }

    /// As `curl -d` sends it.
    pub(crate) async fn post_text(&self, path: &str, body: &str) -> Answer {
        let request = self.request(Method::POST, path);
        let form = "application/x-www-form-urlencoded";
        self.send(request.header(CONTENT_TYPE, form).body(body.to_owned())).await
    }

    pub(crate) async fn search(&self, criteria: &Value) -> Answer {
        self.post("/events/v1/aggregated/search", criteria).await
    }

    /// Raw events.
    pub(crate) async fn search_raw(&self, criteria: &Value) -> Answer {
        self.post("/events/v1/nids/search", criteria).await
    }

    /// Submits several events that have to be right, and gives their ids.
    pub(crate) async fn submit(&self, events: &[Value]) -> Vec<String> {
        let body = serde_json::json!({"events": events});
        let answer = self.post("/events/v2/event/bulk", &body).await;
        assert_eq!(answer.status, 200, "{answer:#?}");
        let id = |event: &Value| event["id"].as_str().unwrap().to_owned();
        answer.json["data"]["events"].as_array().unwrap().iter().map(id).collect()
    }
}
