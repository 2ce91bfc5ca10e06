//! Customers, users and groups.

use super::{Expected, KNOWN, Row};
use reqwest::Method;
use serde_json::{Value, json};

/// What people are told of customers, of one another, and of what can be done.
pub(super) fn rows() -> Vec<Row> {
    let get = |route: &'static str, path: &str, expected| {
        (Method::GET, route, path.to_owned(), Value::Null, expected)
    };
    let list = |route: &'static str| (Method::GET, route, route.to_owned(), Value::Null, KNOWN);
    let search = |route: &'static str| (Method::POST, route, route.to_owned(), json!({}), KNOWN);
    const FOREIGN: Expected = [401, 404, 200, 200];
    vec![
        list("/customers/v2/customer"),
        search("/customers/v2/customer/search"),
        get("/customers/v2/customer/{idOrShortName}", "/customers/v2/customer/acme", FOREIGN),
        list("/customers/v2/domain"),
        list("/currentuser/v1/user"),
        list("/currentuser/v1/customers"),
        list("/currentuser/v1/permissions"),
        list("/currentuser/v1/functions"),
        list("/currentuser/v1/groups"),
        list("/users/v2/user"),
        search("/users/v2/user/search"),
        get("/users/v2/user/{shortNameOrID}", "/users/v2/user/anna", FOREIGN),
        list("/users/v2/group"),
        search("/users/v2/group/search"),
        get("/users/v2/group/{shortNameOrID}", "/users/v2/group/Analysts", KNOWN),
        list("/users/v2/subject"),
        search("/users/v2/subject/search"),
        get("/users/v2/subject/{shortNameOrID}", "/users/v2/subject/anna", FOREIGN),
        get("/users/v2/subject/{shortNameOrID}/groups", "/users/v2/subject/2/groups", FOREIGN),
        list("/users/v2/function"),
        search("/users/v2/function/search"),
        get("/users/v2/function/{idOrShortname}", "/users/v2/function/eventLookup", KNOWN),
    ]
}
