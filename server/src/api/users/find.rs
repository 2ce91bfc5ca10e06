//! Somebody or a group, by what the wire calls either.

use super::model::{group_name, subject_id};
use argus_domain::user::Subject;
use argus_service::{Ctx, Error, Result, user};

/// By number or short name: users come first.
pub(in crate::api) async fn find_subject(ctx: &Ctx, name: &str) -> Result<Subject> {
    let is_group = matches!(name.parse().map(subject_id), Ok(Err(_)));
    match user::find(ctx, name).await {
        Ok(person) if !is_group => Ok(Subject::User(person)),
        Ok(_) | Err(Error::NotFound(_)) => {
            Ok(Subject::Group(user::find_group(ctx, &group_name(name)).await?))
        }
        Err(error) => Err(error),
    }
}
