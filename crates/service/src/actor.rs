//! Who asks, and what he may.

use argus_domain::{
    CaseId, CustomerId, Permission,
    user::{CurrentUser, User},
};
use argus_store::Scope;

/// A caller who was authenticated.
#[derive(Clone, Debug)]
pub struct Actor {
    /// `None` for the command line and for Argus itself.
    pub user: Option<User>,
    permissions: Vec<Permission>,
    customers: Vec<CustomerId>,
    pub(crate) must_change_password: bool,
    pub(crate) current_case: Option<CaseId>,
    /// Of a browser session, so that it can be ended.
    pub(crate) session_hash: Option<[u8; 32]>,
}

impl Actor {
    pub(crate) fn user(
        account: argus_store::user::Account,
        permissions: Vec<Permission>,
        customers: Vec<CustomerId>,
    ) -> Self {
        Self {
            user: Some(account.user),
            permissions,
            customers,
            must_change_password: account.must_change_password,
            current_case: account.current_case,
            session_hash: None,
        }
    }

    pub(crate) fn with_session(self, hash: [u8; 32]) -> Self {
        Self { session_hash: Some(hash), ..self }
    }

    /// Whoever can run `argus` on the server, or Argus itself: may do everything.
    pub(crate) fn system() -> Self {
        Self {
            user: None,
            permissions: Permission::ALL.to_vec(),
            customers: Vec::new(),
            must_change_password: false,
            current_case: None,
            session_hash: None,
        }
    }

    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }

    /// Whose rows he sees.
    pub fn scope(&self) -> Scope {
        if self.may(Permission::AllCustomers) {
            Scope::Everything
        } else {
            Scope::customers(self.customers.clone())
        }
    }

    /// The customer meant when he names none: the only one he has.
    pub(crate) fn only_customer(&self) -> Option<CustomerId> {
        match self.customers.as_slice() {
            [only] if !self.may(Permission::AllCustomers) => Some(*only),
            _ => None,
        }
    }

    pub(crate) fn current_user(&self) -> Option<CurrentUser> {
        Some(CurrentUser {
            user: self.user.clone()?,
            permissions: self.permissions.clone(),
            must_change_password: self.must_change_password,
            current_case: self.current_case,
        })
    }
}
