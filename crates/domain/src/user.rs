//! People and the programs that act for them.

use crate::{CaseId, Invalid, Permission, UserId};
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
