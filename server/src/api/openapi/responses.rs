//! What calls answer when they refuse: the envelope without data, and messages that say why.

use super::answers::ErrorEnvelope;
use std::collections::BTreeMap;
use utoipa::{
    IntoResponses, ToSchema,
    openapi::{Content, Ref, RefOr, Response, ResponseBuilder, Schema},
};

const MEANINGS: [(&str, &str, &str); 9] = [
    ("401", "Unauthenticated", "There is no key or session, or none that is known."),
    ("403", "Forbidden", "The caller lacks the permission, or has to choose a password first."),
    ("404", "NotFound", "There is no such thing, or the caller may not see it."),
    (
        "406",
        "NotAcceptable",
        "The header Accept names only formats that there are not. The message names those that there are.",
    ),
    (
        "412",
        "Invalid",
        "Something in the request is wrong. There is a FIELD_ERROR for each field, named as in the request.",
    ),
    (
        "413",
        "TooLarge",
        "The body is larger than what is taken: 2 MiB, or 64 MiB of bulk submissions and attachments.",
    ),
    (
        "429",
        "TooManyAttempts",
        "Too many failed log-ins. The header Retry-After says how many seconds to wait.",
    ),
    (
        "500",
        "Failed",
        "The server could not do it. Nothing was changed; its log names the reason under the answer's X-Request-Id.",
    ),
    ("401", "WrongLogIn", "There is no such user, or the password is not his."),
];

/// All of them, for the document's components.
pub(super) fn components() -> impl Iterator<Item = (&'static str, Response)> {
    let content = || Content::new(Some(Ref::from_schema_name("ErrorEnvelope")));
    MEANINGS.into_iter().map(move |(_, name, meaning)| {
        let response = ResponseBuilder::new().description(meaning).content("application/json", content());
        (name, response.build())
    })
}

/// The schemas that they need.
pub(super) fn schemas() -> Vec<(String, RefOr<Schema>)> {
    let mut schemas =
        vec![(ErrorEnvelope::name().into_owned(), <ErrorEnvelope as utoipa::PartialSchema>::schema())];
    ErrorEnvelope::schemas(&mut schemas);
    schemas
}

/// Adds a refusal to what an operation answers, unless it says more of that status itself.
pub(super) fn add(responses: &mut BTreeMap<String, RefOr<Response>>, status: &str) {
    if let Some((_, name, _)) = MEANINGS.iter().find(|(number, ..)| *number == status) {
        let refusal = RefOr::Ref(Ref::from_response_name(*name));
        responses.entry(status.to_owned()).or_insert(refusal);
    }
}

/// 404: for calls that name one thing.
pub(crate) struct NotFound;

impl IntoResponses for NotFound {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut responses = BTreeMap::new();
        add(&mut responses, "404");
        responses
    }
}

/// 406: for lists that come in several formats.
pub(crate) struct NotAcceptable;

impl IntoResponses for NotAcceptable {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut responses = BTreeMap::new();
        add(&mut responses, "406");
        responses
    }
}

/// 401, 403 and 429: for log-ins.
pub(crate) struct WrongLogIn;

impl IntoResponses for WrongLogIn {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let wrong = RefOr::Ref(Ref::from_response_name("WrongLogIn"));
        let mut responses = BTreeMap::from([("401".to_owned(), wrong)]);
        add(&mut responses, "403");
        add(&mut responses, "429");
        responses
    }
}
