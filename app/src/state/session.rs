//! Who is logged in.

use argus_domain::{CaseId, Permission, UserId, user::CurrentUser};
use leptos::prelude::*;

/// What stands between somebody and the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gate {
    /// The server has not yet said who this is.
    Asking,
    LogIn,
    ChangePassword,
    Open,
}

#[derive(Clone, Copy)]
pub(crate) struct Session {
    user: RwSignal<Option<CurrentUser>>,
    asking: RwSignal<bool>,
}

impl Session {
    pub(crate) fn new() -> Self {
        Self { user: RwSignal::new(None), asking: RwSignal::new(true) }
    }

    /// The server has said who this is.
    pub(crate) fn set(self, user: Option<CurrentUser>) {
        self.user.set(user);
        self.asking.set(false);
    }

    /// The server knows nobody any more.
    pub(crate) fn ended(self) {
        self.set(None);
    }

    /// The server wants a new password first.
    pub(crate) fn must_change_password(self) {
        self.user.update(|user| {
            if let Some(user) = user {
                user.must_change_password = true;
            }
        });
    }

    pub(crate) fn gate(self) -> Gate {
        if self.asking.get() {
            return Gate::Asking;
        }
        self.user.with(|user| match user {
            None => Gate::LogIn,
            Some(user) if user.must_change_password => Gate::ChangePassword,
            Some(_) => Gate::Open,
        })
    }

    pub(crate) fn name(self) -> String {
        self.user.with(|user| user.as_ref().map(|user| user.user.name.clone()).unwrap_or_default())
    }

    /// Who logged in: while the page is shown that does not change.
    pub(crate) fn id(self) -> Option<UserId> {
        self.user.with_untracked(|user| user.as_ref().map(|user| user.user.id))
    }

    pub(crate) fn login(self) -> String {
        self.user.with(|user| user.as_ref().map(|user| user.user.login.clone()).unwrap_or_default())
    }

    /// The zone in which the server counts this person's days.
    pub(crate) fn time_zone(self) -> String {
        self.user.with(|user| user.as_ref().map(|user| user.user.time_zone.clone()).unwrap_or_default())
    }

    /// As it was at the log-in: the server checks anyway.
    pub(crate) fn may(self, permission: Permission) -> bool {
        self.user.with_untracked(|user| user.as_ref().is_some_and(|user| user.may(permission)))
    }

    /// The case this person works in.
    pub(crate) fn case(self) -> Option<CaseId> {
        self.user.with(|user| user.as_ref().and_then(|user| user.current_case))
    }

    /// The server has switched.
    pub(crate) fn set_case(self, case: Option<CaseId>) {
        self.user.update(|user| {
            if let Some(user) = user {
                user.current_case = case;
            }
        });
    }
}
