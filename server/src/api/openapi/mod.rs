//! The OpenAPI document: what is said of each call beside its handler, put together where routes are.

mod answers;
mod choice;
mod document;
mod fields;
mod flat;
mod responses;
mod routes;
mod takes;

pub(super) use answers::{File, Many, Nothing, One, TextOr};
pub(super) use choice::choice;
pub(super) use document::document;
pub(super) use fields::{InQuery, check};
pub(super) use responses::{NotAcceptable, NotFound, WrongLogIn};
pub(super) use routes::Routes;
pub(super) use takes::takes;

#[cfg(test)]
pub(super) use fields::holds;
