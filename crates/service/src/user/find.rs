//! One user or group, as others see them.

use super::{Kinds, search};
use crate::{Ctx, Error, Result};
use argus_domain::user::{Group, Person, Subject, SubjectFilter};

/// By number or login. Somebody with no customer in common with the caller is not there for him.
pub async fn find(ctx: &Ctx, id_or_login: &str) -> Result<Person> {
    let filter = match id_or_login.parse() {
        Ok(id) => SubjectFilter { users: vec![id], ..SubjectFilter::default() },
        Err(_) => named(id_or_login),
    };
    match one(ctx, Kinds::USERS, filter).await? {
        Some(Subject::User(person)) => Ok(person),
        _ => Err(Error::NotFound(format!("There is no user “{id_or_login}” that you may see."))),
    }
}

/// By number or name.
pub async fn find_group(ctx: &Ctx, id_or_name: &str) -> Result<Group> {
    let filter = match id_or_name.parse() {
        Ok(id) => SubjectFilter { groups: vec![id], ..SubjectFilter::default() },
        Err(_) => named(id_or_name),
    };
    match one(ctx, Kinds::GROUPS, filter).await? {
        Some(Subject::Group(group)) => Ok(group),
        _ => Err(Error::NotFound(format!("There is no group “{id_or_name}”."))),
    }
}

fn named(name: &str) -> SubjectFilter {
    SubjectFilter { names: vec![name.to_owned()], ..SubjectFilter::default() }
}

async fn one(ctx: &Ctx, kinds: Kinds, filter: SubjectFilter) -> Result<Option<Subject>> {
    let filter = SubjectFilter { include_disabled: true, ..filter };
    Ok(search(ctx, kinds, &filter, 1, 0).await?.rows.pop())
}
