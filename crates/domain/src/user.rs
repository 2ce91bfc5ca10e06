//! People and the programs that act for them.

use crate::{
    CaseId, CustomerId, GroupId, Invalid, Keywords, Permission, Sort, Timestamp, UserId,
    contact::check_email,
    event::CustomerName,
    membership::{GroupName, Through},
};
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

impl From<Group> for GroupName {
    fn from(group: Group) -> Self {
        Self { id: group.id, name: group.name }
    }
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

/// A user as administrators manage him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedUser {
    pub user: User,
    pub email: String,
    /// A one-time password was set, and not used yet.
    pub must_change_password: bool,
    pub added: Timestamp,
    pub last_login: Option<Timestamp>,
    pub groups: Vec<GroupName>,
    pub version: i64,
}

/// What a user has, and through what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserRights {
    pub permissions: Vec<(Permission, Vec<GroupName>)>,
    /// Without those that he sees only because he sees everything.
    pub customers: Vec<(CustomerName, Vec<Through>)>,
}

/// Somebody to add, who gets a one-time password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewManagedUser {
    pub login: String,
    /// The login where none is given.
    pub name: String,
    pub email: String,
    /// IANA name; UTC where none is given.
    pub time_zone: String,
    /// By name.
    pub groups: Vec<String>,
    pub customers: Vec<CustomerId>,
}

/// A new user, or a new password of one: it is told this once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneTimePassword {
    pub user: UserId,
    pub login: String,
    pub password: String,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UserChange {
    /// The version that the change was made from.
    pub version: i64,
    pub name: Option<String>,
    pub email: Option<String>,
    pub time_zone: Option<String>,
    pub disabled: Option<bool>,
}

pub const MAX_USER_NAME: usize = 200;

impl UserChange {
    /// Tidied, or what is wrong with it; whether there is such a zone is not known here.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = |text: Option<String>| text.map(|text| text.trim().to_owned());
        let tidy =
            Self { name: tidy(self.name), email: tidy(self.email), time_zone: tidy(self.time_zone), ..self };
        let mut invalid = Invalid::default();
        if let Some(name) = &tidy.name {
            check_user_name(name, &mut invalid);
        }
        if let Some(email) = &tidy.email {
            check_email("email", email, &mut invalid);
        }
        invalid.into_result()?;
        Ok(tidy)
    }
}

pub fn check_user_name(name: &str, invalid: &mut Invalid) {
    if name.is_empty() || name.chars().count() > MAX_USER_NAME {
        invalid.add("name", format_args!("must be 1 to {MAX_USER_NAME} characters"));
    }
}

/// Which users administrators look at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ManagedUserFilter {
    /// A part of the login, the name or the address.
    pub text: String,
    pub disabled: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum UserKey {
    Login,
    Name,
    LastLogin,
}
