//! What may be seen.

use argus_domain::{CustomerId, UserId};

/// The customers whose rows a call may see, and who looks at cases, which have access lists of their own. Made by
/// `argus_service` from who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Sorted. `None` is every customer, and what belongs to no customer.
    customers: Option<Vec<CustomerId>>,
    viewer: Option<Viewer>,
}

/// A person who looks at cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer {
    pub user: UserId,
    /// Some access modes spare administrators.
    pub is_administrator: bool,
    /// Others see only what is published.
    pub works_on_cases: bool,
    /// Whether he is named in cases of customers whom he does not see.
    pub is_guest: bool,
}

impl Scope {
    /// For Argus itself: no access list holds it back.
    pub const fn everything() -> Self {
        Self { customers: None, viewer: None }
    }

    pub fn customers(mut ids: Vec<CustomerId>) -> Self {
        ids.sort_unstable();
        ids.dedup();
        Self { customers: Some(ids), viewer: None }
    }

    /// The same for a person.
    pub fn seen_by(self, viewer: Viewer) -> Self {
        Self { viewer: Some(viewer), ..self }
    }

    /// `None` is every customer.
    pub fn only(&self) -> Option<&[CustomerId]> {
        self.customers.as_deref()
    }

    pub(crate) fn viewer(&self) -> Option<Viewer> {
        self.viewer
    }

    pub fn includes(&self, customer: CustomerId) -> bool {
        self.only().is_none_or(|ids| ids.binary_search(&customer).is_ok())
    }

    /// The customers to search when somebody asks for `wanted` (nobody in particular when empty); `None`
    /// is every customer.
    pub fn narrow(&self, wanted: &[CustomerId]) -> Option<Vec<CustomerId>> {
        if wanted.is_empty() {
            return self.customers.clone();
        }
        let mut ids: Vec<_> = wanted.iter().copied().filter(|id| self.includes(*id)).collect();
        ids.sort_unstable();
        ids.dedup();
        Some(ids)
    }
}
