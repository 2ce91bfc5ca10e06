//! Who asks, and what he may.

use argus_domain::{
    ApiKeyId, CaseId, CustomerId, Permission, Timestamp, UserId,
    user::{CurrentUser, User},
};
use argus_store::{Scope, Viewer, session::Narrowed};

/// A caller who was authenticated.
#[derive(Clone, Debug)]
pub struct Actor {
    /// `None` for the command line, for Argus itself, and for automation rules.
    pub user: Option<User>,
    /// Whose rights these are, where it is an automation rule that acts.
    author: Option<UserId>,
    permissions: Vec<Permission>,
    customers: Vec<CustomerId>,
    /// Whether cases of other customers name him.
    is_guest: bool,
    pub(crate) must_change_password: bool,
    pub(crate) current_case: Option<CaseId>,
    /// The session that he comes with, if he does.
    pub(crate) session: Option<OwnSession>,
    /// The key that he comes with, or that his session was made from.
    pub(crate) key: Option<ApiKeyId>,
}

/// The session of a caller.
#[derive(Clone, Debug)]
pub(crate) struct OwnSession {
    pub(crate) hash: [u8; 32],
    pub(crate) created: Timestamp,
    pub(crate) valid_until: Timestamp,
    /// What its holder signs requests with.
    pub(crate) signing_key: [u8; 32],
    /// How many times it was narrowed: 0 for one that began with a log-in.
    pub(crate) depth: usize,
    pub(crate) read_only: bool,
}

impl Actor {
    pub(crate) fn user(
        account: argus_store::user::Account,
        permissions: Vec<Permission>,
        customers: Vec<CustomerId>,
        is_guest: bool,
    ) -> Self {
        Self {
            user: Some(account.user),
            author: None,
            permissions,
            customers,
            is_guest,
            must_change_password: account.must_change_password,
            current_case: account.current_case,
            session: None,
            key: None,
        }
    }

    pub(crate) fn with_key(self, key: ApiKeyId) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Somebody's rights, where it is not he who acts.
    pub(crate) fn without_name(self) -> Self {
        let author = self.user.as_ref().map(|user| user.id);
        Self { user: None, author, current_case: None, ..self }
    }

    /// With less than he had, never more.
    pub(crate) fn narrowed(mut self, by: &Narrowed) -> Self {
        if let Some(only) = &by.customers {
            self = self.only_for(only);
        }
        if let Some(only) = &by.permissions {
            self = self.limited_to(only);
        }
        if by.read_only {
            self.permissions.retain(|permission| permission.only_reads());
        }
        self
    }

    /// With these permissions at most. Whose rows he sees is not what he may do with them.
    pub(crate) fn limited_to(mut self, only: &[Permission]) -> Self {
        self.permissions
            .retain(|permission| *permission == Permission::AllCustomers || only.contains(permission));
        self
    }

    pub(crate) fn permissions(&self) -> &[Permission] {
        &self.permissions
    }

    /// Whoever can run `argus` on the server, or Argus itself: may do everything.
    pub(crate) fn system() -> Self {
        Self {
            user: None,
            author: None,
            permissions: Permission::ALL.to_vec(),
            customers: Vec::new(),
            is_guest: false,
            must_change_password: false,
            current_case: None,
            session: None,
            key: None,
        }
    }

    /// Who acts, or whose rights an automation rule acts by.
    pub(crate) fn behind(&self) -> Option<UserId> {
        self.user.as_ref().map(|user| user.id).or(self.author)
    }

    /// Whether he may do less than his account may.
    pub(crate) fn is_limited(&self) -> bool {
        self.key.is_some() || self.session.as_ref().is_some_and(|session| session.depth > 0)
    }

    /// With these customers at most.
    pub(crate) fn only_for(mut self, customers: &[CustomerId]) -> Self {
        if self.may(Permission::AllCustomers) {
            self.permissions.retain(|permission| *permission != Permission::AllCustomers);
            self.customers = customers.to_vec();
        } else {
            self.customers.retain(|customer| customers.contains(customer));
        }
        self.is_guest = false;
        self
    }

    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }

    /// Whose rows he sees.
    pub fn scope(&self) -> Scope {
        let scope = if self.may(Permission::AllCustomers) {
            Scope::everything()
        } else {
            Scope::customers(self.customers.clone())
        };
        match self.behind() {
            None => scope,
            Some(user) => scope.seen_by(Viewer {
                user,
                is_administrator: self.may(Permission::Administer),
                works_on_cases: self.may(Permission::UpdateCase),
                is_guest: self.is_guest,
            }),
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
