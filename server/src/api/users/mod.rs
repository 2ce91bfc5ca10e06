//! `/users/v2`: reference section 3.6.

mod criteria;
mod find;
mod function;
mod group;
mod model;
mod page;
mod subject;
mod user;

pub(super) use find::find_subject;
pub(super) use model::{subject_id, wire_group};

use super::openapi::Routes;

pub(super) fn routes() -> Routes {
    user::routes()
        .merge(group::routes())
        .merge(subject::routes())
        .merge(function::routes())
        .nothing_else_at("/users/{*rest}")
}
