//! What holds for all calls: who may make them, what they are sorted under and how they refuse.

use super::{flat::flatten, responses};
use utoipa::openapi::{
    Info, InfoBuilder, LicenseBuilder, OpenApi, PathItem, Server,
    path::Operation,
    security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    tag::TagBuilder,
};

/// By the first two parts of a path.
const MODULES: [(&str, &str); 12] = [
    ("events/v1", "Search, count, read, judge and link events, in the shape of the older models"),
    ("events/v2", "Submit events, and the same as events/v1 in the shape of the newer models"),
    ("cases/v2", "Open, find, change and close cases, and what belongs to them"),
    ("alerts/v1", "Raise, find, change and close alerts"),
    ("alarms/v1", "Alarms, attack categories and signatures that events name"),
    ("authentication/v1", "Log-in, log-out, and what the caller's session or key is good for"),
    ("currentuser/v1", "Who calls, and what he may do"),
    ("customernetworks/v1", "Which networks are whose"),
    ("customers/v2", "Customers that the caller sees"),
    ("modules/v1", "Processing modules, and the tasks in which they are called"),
    ("sensors/v1", "Locations of sensors"),
    ("users/v2", "People, groups, and the functions that they can have"),
];

/// Completes what the handlers say.
pub(in crate::api) fn document(mut api: OpenApi) -> OpenApi {
    api.info = info();
    api.servers = Some(vec![Server::new("/")]);
    api.tags =
        Some(MODULES.map(|(name, text)| TagBuilder::new().name(name).description(Some(text)).build()).into());
    let anyone: [&str; 0] = [];
    let ways = ["key", "bearer", "session"].map(|way| SecurityRequirement::new(way, anyone));
    api.security = Some(ways.into());
    let components = api.components.get_or_insert_default();
    components.schemas.extend(responses::schemas());
    components
        .responses
        .extend(responses::components().map(|(name, response)| (name.to_owned(), response.into())));
    components.security_schemes.extend(schemes().map(|(name, scheme)| (name.to_owned(), scheme.into())));
    for (path, item) in &mut api.paths.paths {
        for operation in operations(item) {
            complete(path, operation);
        }
    }
    flatten(&mut api);
    api
}

fn info() -> Info {
    InfoBuilder::new()
        .title("Argus")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "The REST API of Argus. Answers are in an envelope: `data` holds what was asked for, `messages` what \
             went wrong, and `limit`, `offset`, `count` and `size` say which page of a list it is. `limit` 0 asks \
             for everything. Requests are read leniently: a single value is taken for a list of one, digits for \
             numbers and numbers for texts, and fields that nobody knows are passed over. Times of answers are \
             milliseconds since 1970; times of requests may also be ISO 8601 in UTC or relative to now \
             (`-2days`, `startOfDay-1d`), where the type is text.",
        ))
        .license(Some(LicenseBuilder::new().name("Apache-2.0").identifier(Some("Apache-2.0")).build()))
        .build()
}

fn schemes() -> impl Iterator<Item = (&'static str, SecurityScheme)> {
    let key = ApiKeyValue::with_description(
        "Argus-API-Key",
        "A key made with `argus key add USER`: it acts in the name of that user.",
    );
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A key, or the token of a session."))
        .build();
    let session = ApiKeyValue::with_description(
        "argus_session",
        "The session of whoever is logged in on this site. What other programs send with it they have to sign \
         in `Argus-Csrf-Token`.",
    );
    [
        ("key", SecurityScheme::ApiKey(ApiKey::Header(key))),
        ("bearer", SecurityScheme::Http(bearer)),
        ("session", SecurityScheme::ApiKey(ApiKey::Cookie(session))),
    ]
    .into_iter()
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, .. } = item;
    [get, put, post, delete].into_iter().flatten()
}

fn complete(path: &str, operation: &mut Operation) {
    let module: Vec<&str> = path.split('/').skip(1).take(2).collect();
    operation.tags = Some(vec![module.join("/")]);
    let statuses = &mut operation.responses.responses;
    // An operation that asks for nobody in particular says so.
    if operation.security.is_none() {
        responses::add(statuses, "401");
        responses::add(statuses, "403");
    }
    let has_body = operation.request_body.is_some();
    if has_body || operation.parameters.as_ref().is_some_and(|parameters| !parameters.is_empty()) {
        responses::add(statuses, "412");
    }
    if has_body {
        responses::add(statuses, "413");
    }
    responses::add(statuses, "500");
}
