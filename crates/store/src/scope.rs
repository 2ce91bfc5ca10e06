//! What may be seen.

use argus_domain::CustomerId;

/// The customers whose rows a call may see. Made by `argus_service` from who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every customer's, and what belongs to no customer.
    Everything,
    /// Only theirs; sorted.
    Customers(Vec<CustomerId>),
}

impl Scope {
    pub fn customers(mut ids: Vec<CustomerId>) -> Self {
        ids.sort_unstable();
        ids.dedup();
        Self::Customers(ids)
    }

    pub fn includes(&self, customer: CustomerId) -> bool {
        match self {
            Self::Everything => true,
            Self::Customers(ids) => ids.binary_search(&customer).is_ok(),
        }
    }

    /// The customers to search when somebody asks for `wanted` (nobody in particular when empty); `None`
    /// is every customer.
    pub fn narrow(&self, wanted: &[CustomerId]) -> Option<Vec<CustomerId>> {
        match self {
            Self::Everything if wanted.is_empty() => None,
            Self::Customers(ids) if wanted.is_empty() => Some(ids.clone()),
            _ => {
                let mut ids: Vec<_> = wanted.iter().copied().filter(|id| self.includes(*id)).collect();
                ids.sort_unstable();
                ids.dedup();
                Some(ids)
            }
        }
    }
}
