//! What came back over HTTP.

use reqwest::{Response, header::HeaderMap};
use serde_json::Value;
use std::fmt;

#[derive(Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    /// Null where the body is no JSON.
    pub(crate) json: Value,
}

impl fmt::Debug for Answer {
    /// Without the headers, which are many and seldom the reason.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.status, self.text)
    }
}

impl Answer {
    pub(super) async fn of(response: Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = String::from_utf8_lossy(&response.bytes().await.unwrap()).into_owned();
        Self { json: serde_json::from_str(&text).unwrap_or_default(), status, headers, text }
    }

    /// Empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Fails unless it is a whole envelope (reference section 5), which clients count on even for errors.
    #[track_caller]
    pub(crate) fn enveloped(self) -> Self {
        if let Some(missing) = self.not_an_envelope() {
            panic!("{missing} in {self:#?}");
        }
        self
    }

    /// What an envelope should have and this has not.
    pub(crate) fn not_an_envelope(&self) -> Option<String> {
        let wrong = |what: &str| Some(what.to_owned());
        let json = &self.json;
        if !self.header("content-type").starts_with("application/json") {
            return wrong("the content type");
        }
        if json["responseCode"] != self.status {
            return wrong("responseCode");
        }
        for name in ["limit", "offset", "size"] {
            if !json[name].is_u64() {
                return wrong(name);
            }
        }
        if !json["count"].is_i64() || !json["metaData"].is_object() || json.get("data").is_none() {
            return wrong("count, metaData or data");
        }
        let Some(messages) = json["messages"].as_array() else { return wrong("messages") };
        for message in messages {
            let text = |name: &str| message[name].as_str().is_some_and(|text| !text.is_empty());
            if !text("type") || !text("message") || !text("messageTemplate") {
                return wrong("a message's type, text or template");
            }
            // The clients read the field of these, and only of these.
            if (message["type"] == "FIELD_ERROR") != text("field") {
                return wrong("a message's field");
            }
        }
        (self.status >= 400 && (messages.is_empty() || !json["data"].is_null()))
            .then(|| "an error without a message, or with data".to_owned())
    }

    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }

    pub(crate) fn data(&self) -> &Value {
        &self.json["data"]
    }

    #[track_caller]
    pub(crate) fn rows(&self) -> &[Value] {
        assert_eq!(self.status, 200, "{self:#?}");
        self.data().as_array().unwrap()
    }

    /// One field of every row.
    #[track_caller]
    pub(crate) fn column(&self, name: &str) -> Vec<Value> {
        self.rows().iter().map(|row| row[name].clone()).collect()
    }

    #[track_caller]
    pub(crate) fn ids(&self) -> Vec<String> {
        self.column("id").iter().map(|id| id.as_str().unwrap().to_owned()).collect()
    }

    /// The fields named in field errors of a 412.
    #[track_caller]
    pub(crate) fn refused(&self) -> Vec<&str> {
        assert_eq!(self.status, 412, "{self:#?}");
        let messages = self.json["messages"].as_array().unwrap();
        messages.iter().map(|message| message["field"].as_str().unwrap()).collect()
    }
}
