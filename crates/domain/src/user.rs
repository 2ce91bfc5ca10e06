//! People and the programs that act for them.

use crate::{CaseId, CustomerId, GroupId, Invalid, Keywords, Permission, Sort, UserId, event::CustomerName};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    pub id: UserId,
    /// What he logs in with.
    pub login: String,
    pub name: String,
    /// IANA name of the zone that his relative times are counted in.
    pub time_zone: String,
    pub disabled: bool,
}

/// Who is logged in, as the page needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrentUser {
    pub user: User,
    pub permissions: Vec<Permission>,
    /// A one-time password was used: nothing else is possible before it is changed.
    pub must_change_password: bool,
    /// The case he works in.
    pub current_case: Option<CaseId>,
}

impl CurrentUser {
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }
}

/// The rules for a login name.
pub fn check_login(login: &str) -> Result<(), Invalid> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-_.@".contains(c);
    if (1..=64).contains(&login.len()) && login.chars().all(allowed) {
        Ok(())
    } else {
        Err(Invalid::one("login", "must be 1 to 64 letters, digits, - _ . or @"))
    }
}

pub const MIN_PASSWORD: usize = 12;
pub const MAX_PASSWORD: usize = 1024;

/// The rules for a new password. Length is what counts (NIST SP 800-63B, section 5.1.1.2); the lower bound is
/// that of comparable products.
pub fn check_password(field: &str, password: &str) -> Result<(), Invalid> {
    if (MIN_PASSWORD..=MAX_PASSWORD).contains(&password.chars().count()) {
        Ok(())
    } else {
        Err(Invalid::one(field, format_args!("must be {MIN_PASSWORD} to {MAX_PASSWORD} characters long")))
    }
}

/// A set of permissions that users have by being in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: GroupId,
    pub name: String,
}

/// A user as others see him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub user: User,
    /// The first of his customers that whoever looks may see.
    pub customer: Option<CustomerName>,
}

/// A user or a group: both have rights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    User(Person),
    Group(Group),
}

/// Which users, groups or both a list shows. All fields must hold; an empty list asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubjectFilter {
    /// One of these users …
    pub users: Vec<UserId>,
    /// … or one of these groups …
    pub groups: Vec<GroupId>,
    /// … or one of these logins or groups' names.
    pub names: Vec<String>,
    /// Users of one of these customers; groups belong to none.
    pub customers: Vec<CustomerId>,
    pub keywords: Keywords,
    /// Where the words are looked for; everywhere when empty.
    pub fields: Vec<SubjectKey>,
    pub include_disabled: bool,
    pub only_disabled: bool,
    /// By login or group's name where nothing is said.
    pub sort: Vec<Sort<SubjectKey>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKey {
    Id,
    ShortName,
    Name,
}
