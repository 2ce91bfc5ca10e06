//! Searching events: the way is chosen here, not by the database's planner.
//!
//! Every way is a row of [slices](slices): disjoint parts of the answer's range, each bounded in how many
//! rows it looks at, which come in the order of the answer. A search takes from them until its page is full,
//! a histogram counts in them, and both stop at a budget and say how far they came. So the worst case is
//! bounded by construction, on both engines.

mod address;
mod order;
mod predicate;
mod slices;

use predicate::Predicate;
use slices::Lane;
pub(super) use slices::Slices;

use super::network;
use crate::{Conn, Result, Scope};
use argus_domain::{
    EventKey, EventQuery, Timestamp,
    criteria::{EventSort, EventSortKey, Total},
};

#[derive(Clone, Debug)]
pub struct Found {
    pub keys: Vec<EventKey>,
    pub total: Total,
    pub plan: &'static str,
    /// Set when the search stopped at its budget; older events were not looked at.
    pub searched_back_to: Option<Timestamp>,
}

/// How much work one search may do.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// Rows looked at to fill a page.
    pub scanned: u64,
    /// Rows looked at to count, once the page is full.
    pub scanned_to_count: u64,
    /// Counting stops here.
    pub counted: u64,
    /// Rows that are sorted in memory when no index has the order.
    pub sorted: usize,
}

impl Budget {
    pub const INTERACTIVE: Self =
        Self { scanned: 3_000_000, scanned_to_count: 40_000, counted: 10_000, sorted: 50_000 };

    /// For a caller who counts by other means: the total is what was met on the way.
    pub const UNCOUNTED: Self = Self { scanned_to_count: 0, counted: 0, ..Self::INTERACTIVE };
}

/// A query, narrowed to a scope and with the ranges it has to look at.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) first: EventKey,
    pub(super) last: EventKey,
    updated_since: Option<Timestamp>,
    pub(super) lanes: Vec<Lane>,
    pub(super) predicate: Predicate,
}

impl Prepared {
    /// `None` when nothing can match.
    pub(super) async fn new(conn: &mut Conn, scope: &Scope, query: &EventQuery) -> Result<Option<Self>> {
        let customers = scope.narrow(&query.customers);
        let nothing = customers.as_ref().is_some_and(Vec::is_empty)
            || query.signatures.as_ref().is_some_and(Vec::is_empty)
            || query.severities.is_empty();
        if nothing {
            return Ok(None);
        }
        // The key's time lies near the occurrences, but is not them.
        let reach = network::reach(conn).await?;
        let first = query.start.map_or(Timestamp::MIN, |start| start.plus_millis(-reach.after));
        let last = query.end.map_or(Timestamp::MAX, |end| end.plus_millis(reach.before));
        let addresses = address::resolve(conn, &query.address).await?;
        let lanes = Lane::choose(customers.as_deref(), query, addresses.is_some());
        let predicate = Predicate::new(query, customers, addresses);
        Ok(Some(Self {
            first: EventKey::first_at(first),
            last: EventKey::last_at(last),
            updated_since: query.updated_since,
            lanes,
            predicate,
        }))
    }
}

/// The events that match, in order. `limit` 0 gives none but counts.
pub async fn search(
    conn: &mut Conn,
    scope: &Scope,
    query: &EventQuery,
    sort: &[EventSort],
    limit: usize,
    offset: usize,
    budget: Budget,
) -> Result<Found> {
    let Some(prepared) = Prepared::new(conn, scope, query).await? else {
        return Ok(Found {
            keys: Vec::new(),
            total: Total::Exactly(0),
            plan: "nothing can match",
            searched_back_to: None,
        });
    };
    match sort {
        [] | [EventSort { key: EventSortKey::Timestamp, .. }, ..] => {
            let descending = sort.first().is_none_or(|sort| sort.descending);
            order::by_time(conn, &prepared, descending, limit, offset, budget).await
        }
        [EventSort { key: EventSortKey::LastUpdatedTimestamp, descending }, ..] => {
            order::by_update(conn, &prepared, *descending, limit, offset, budget).await
        }
        _ => order::in_memory(conn, &prepared, sort, limit, offset, budget).await,
    }
}
