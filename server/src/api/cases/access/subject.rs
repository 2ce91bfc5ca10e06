//! Whom an entry names, and what it gives.

use crate::api::{ApiError, criteria::one_of, openapi::choice, users::find_subject};
use argus_domain::{
    Invalid,
    case::{AccessLevel, AccessSubject},
    user::Subject,
};
use argus_lenient::Fields;
use argus_service::{Ctx, Error};

choice! {
    /// What somebody may do with a case. `owner` is for nobody but its reporter.
    AccessLevelName: LEVELS;
}

const LEVELS: [&str; 3] = ["read", "write", "owner"];

/// `read` unless said otherwise.
pub(in crate::api::cases) fn level(fields: &mut Fields) -> AccessLevel {
    match one_of(fields, "level", &LEVELS) {
        Some("owner") => {
            fields.refuse("level", "cannot be owner: a case's owner is its reporter");
            AccessLevel::Read
        }
        Some("write") => AccessLevel::Full,
        _ => AccessLevel::Read,
    }
}

/// By number or short name of a user, number or name of a group.
pub(in crate::api::cases) async fn subject(
    ctx: &Ctx,
    name: &str,
    field: &str,
) -> Result<AccessSubject, ApiError> {
    match find_subject(ctx, name).await {
        Ok(Subject::User(person)) => Ok(AccessSubject::User(person.user.id)),
        Ok(Subject::Group(group)) => Ok(AccessSubject::Group(group.id)),
        Err(Error::NotFound(_)) => {
            Err(Invalid::one(field, format_args!("“{name}” is no user or group that you see")).into())
        }
        Err(error) => Err(error.into()),
    }
}
