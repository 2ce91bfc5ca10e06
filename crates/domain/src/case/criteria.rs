//! What a search for cases asks.

use super::{AccessLevel, AccessMode, CaseFlag, CaseFlow, CaseKind, CaseStatus, CaseTag};
use crate::{CaseId, CustomerId, Invalid, Keywords, Severity, Sort, SubMode, TimeExpr};

/// All fields must hold; several values in one field are alternatives. An empty list or `None` asks nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseCriteria {
    pub ids: Vec<CaseId>,
    pub customers: Vec<CustomerId>,
    /// Further ones, by short name.
    pub customer_names: Vec<String>,
    pub production_customers: Option<bool>,
    pub kinds: Vec<CaseKind>,
    pub modes: Vec<AccessMode>,
    /// Numbers or short names, as those of categories.
    pub services: Vec<String>,
    pub categories: Vec<String>,
    pub statuses: Vec<CaseStatus>,
    pub initial_statuses: Vec<CaseStatus>,
    pub severities: Vec<Severity>,
    pub initial_severities: Vec<Severity>,
    pub start: Option<TimeExpr>,
    pub end: Option<TimeExpr>,
    /// All of them where there are none.
    pub times: Vec<CaseTime>,
    /// All of the times must lie between start and end, not any.
    pub all_times: bool,
    pub tags: Vec<CaseMatch>,
    /// Of the fields that programs have, and of those that administrators define.
    pub values: Vec<CaseMatch>,
    pub access: Vec<AccessMatch>,
    pub flows: Vec<FlowMatch>,
    pub keywords: Keywords,
    /// All of them where there are none.
    pub places: Vec<CasePlace>,
    /// Numbers, logins or names of groups.
    pub users: Vec<String>,
    /// All of them where there are none.
    pub roles: Vec<CaseRole>,
    pub user_assigned: Option<bool>,
    pub tech_assigned: Option<bool>,
    /// All of them must be set.
    pub include_flags: Vec<CaseFlag>,
    /// None of them may be set.
    pub exclude_flags: Vec<CaseFlag>,
    /// Nothing can match: it asks for what no case has.
    pub nothing: bool,
    pub sub: Vec<CaseSubCriteria>,
}

/// A block of criteria within others.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseSubCriteria {
    pub mode: SubMode,
    pub criteria: CaseCriteria,
}

/// A key that a case has, with one of the values if there are any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseMatch {
    pub key: String,
    pub values: Vec<String>,
    /// Also values that begin like this.
    pub begins: Option<String>,
    /// The case must not have it.
    pub exclude: bool,
}

/// Somebody whom the access list of a case names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccessMatch {
    /// Numbers or logins, and numbers or names of groups. Anybody where there are none.
    pub users: Vec<String>,
    pub groups: Vec<String>,
    /// Also the groups that these users are in.
    pub with_groups: bool,
    /// Any of them where there are none.
    pub levels: Vec<AccessLevel>,
    /// When it was done.
    pub start: Option<TimeExpr>,
    pub end: Option<TimeExpr>,
}

/// Something that somebody was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowMatch {
    pub flow: CaseFlow,
    /// Whether he took notice.
    pub acknowledged: Option<bool>,
    pub exclude: bool,
}

/// A time of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseTime {
    Opened,
    Updated,
    Closed,
    Published,
    CustomerDue,
    TechDue,
}

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CasePlace {
    Name,
    Description,
    Comments,
    SocTicket,
    Id,
}

/// What somebody has to do with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseRole {
    Reporter,
    AssignedUser,
    AssignedTech,
    OpenedBy,
    UpdatedBy,
    ClosedBy,
    PublishedBy,
    CommentedBy,
    WatchedBy,
}

/// What cases are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseOrder {
    Id,
    Reporter,
    OpenedBy,
    Opened,
    UpdatedBy,
    Updated,
    AssignedUser,
    AssignedTech,
    ClosedBy,
    Closed,
    PublishedBy,
    Published,
    CustomerDue,
    TechDue,
    Customer,
    Severity,
    Status,
    Kind,
    Service,
    Category,
    Name,
}

/// What is asked for, and how it is shown.
#[derive(Clone, Debug, Default)]
pub struct CaseSearch {
    pub criteria: CaseCriteria,
    /// Also cases that were opened to try something out.
    pub include_test: bool,
    pub without_description: bool,
    pub with_requests: bool,
    /// The newest first where there is none.
    pub sort: Vec<Sort<CaseOrder>>,
}

impl CaseCriteria {
    /// Blocks within blocks, at most.
    pub const MAX_DEPTH: usize = 8;
    /// Blocks in all, at most.
    pub const MAX_BLOCKS: usize = 100;
    /// The most values that one list may hold.
    pub const MAX_VALUES: usize = 1_000;

    /// Names of fields are those of the REST API.
    pub fn check(&self) -> Result<(), Invalid> {
        let mut invalid = Invalid::default();
        self.check_block(&mut invalid);
        let (depth, blocks) = self.size();
        if depth > Self::MAX_DEPTH {
            invalid.add("subCriteria", format_args!("must not be nested deeper than {}", Self::MAX_DEPTH));
        }
        if blocks > Self::MAX_BLOCKS {
            invalid.add("subCriteria", format_args!("must not be more than {} in all", Self::MAX_BLOCKS));
        }
        invalid.into_result()
    }

    fn check_block(&self, invalid: &mut Invalid) {
        let values = |of: &[CaseMatch]| of.iter().map(|one| one.values.len() + 1).sum();
        for (field, length) in [
            ("caseID", self.ids.len()),
            ("customerID", self.customers.len()),
            ("customer", self.customer_names.len()),
            ("service", self.services.len()),
            ("category", self.categories.len()),
            ("user", self.users.len()),
            ("tag", values(&self.tags)),
            ("field", values(&self.values)),
            ("workflow", self.flows.len()),
            ("explicitAccess", self.access.iter().map(|one| one.users.len() + one.groups.len() + 1).sum()),
        ] {
            if length > Self::MAX_VALUES {
                invalid.add(field, format_args!("must not have more than {} values", Self::MAX_VALUES));
            }
        }
        if self.keywords.words.len() > Keywords::MAX {
            invalid.add("keywords", format_args!("must not be more than {}", Keywords::MAX));
        }
        for tag in &self.tags {
            if CaseTag::new(&tag.key, "").is_err() {
                invalid.add("tag", format_args!("has the key “{}”, which no tag can have", tag.key));
            }
        }
        for sub in &self.sub {
            sub.criteria.check_block(invalid);
        }
    }

    fn size(&self) -> (usize, usize) {
        self.sub
            .iter()
            .map(|sub| sub.criteria.size())
            .fold((0, 0), |(depth, blocks), (deep, more)| (depth.max(deep + 1), blocks + more + 1))
    }

    /// With every time as `resolve` says, in all blocks.
    pub fn with_times<E>(mut self, resolve: &impl Fn(&TimeExpr) -> Result<TimeExpr, E>) -> Result<Self, E> {
        self.start = self.start.as_ref().map(resolve).transpose()?;
        self.end = self.end.as_ref().map(resolve).transpose()?;
        for access in &mut self.access {
            access.start = access.start.as_ref().map(resolve).transpose()?;
            access.end = access.end.as_ref().map(resolve).transpose()?;
        }
        for sub in &mut self.sub {
            sub.criteria = std::mem::take(&mut sub.criteria).with_times(resolve)?;
        }
        Ok(self)
    }
}
