//! Searching events: the way is chosen here, not by the database's planner.
//!
//! Every way is a row of [slices](slices): disjoint parts of the answer's range, each bounded in how many
//! rows it looks at, which come in the order of the answer. A search takes from them until its page is full,
//! a histogram counts in them, and both stop at a budget and say how far they came. So the worst case is
//! bounded by construction, on both engines.

mod address;
mod explain;
mod order;
mod predicate;
mod slices;

#[doc(hidden)]
pub use explain::{explain, generic_plans};
use predicate::Predicate;
use slices::Lane;
pub(super) use slices::Slices;

use super::{
    candidate::Candidate,
    fetch,
    reach::{self, Reach},
};
use crate::{Conn, Result, Scope};
use argus_domain::{
    CaseId, EventKey, EventQuery, EventType, Timestamp,
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
    /// Records that are read.
    pub checked: u64,
}

impl Budget {
    pub const INTERACTIVE: Self = Self {
        scanned: 3_000_000,
        scanned_to_count: 40_000,
        counted: 10_000,
        sorted: 50_000,
        checked: 20_000,
    };

    /// For a page of so many raw events: they are counted one by one, with their aggregates, which should not take
    /// longer than reading the page does.
    pub fn raw(limit: usize) -> Self {
        let counted = (limit as u64).saturating_mul(10).clamp(1_000, Self::INTERACTIVE.counted);
        Self { counted, scanned_to_count: 4 * counted, ..Self::INTERACTIVE }
    }

    /// For a caller who counts by other means: the total is what was met on the way.
    pub const UNCOUNTED: Self = Self { scanned_to_count: 0, counted: 0, ..Self::INTERACTIVE };
}

/// A query, narrowed to a scope and with the ranges it has to look at.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) kind: EventType,
    /// Keys of aggregated events.
    pub(super) first: EventKey,
    pub(super) last: EventKey,
    /// More keys, outside of that range, in order: of events with occurrences far from their keys.
    far: Vec<EventKey>,
    /// How far occurrences lie from the keys of all others.
    reach: Reach,
    updated_since: Option<Timestamp>,
    pub(super) lanes: Vec<Lane>,
    /// Of events that are asked for by id, or of aggregates whose raw events are.
    ids: Vec<EventKey>,
    cases: Vec<CaseId>,
    pub(super) predicate: Predicate,
}

impl Prepared {
    /// `None` when nothing can match.
    pub(super) async fn new(
        conn: &mut Conn,
        scope: &Scope,
        kind: EventType,
        query: &EventQuery,
    ) -> Result<Option<Self>> {
        let customers = scope.narrow(&query.customers);
        let none = |ids: Option<usize>| ids == Some(0);
        let nothing = none(customers.as_ref().map(Vec::len))
            || none(query.signatures.as_ref().map(Vec::len))
            || none(query.domains.as_ref().map(Vec::len))
            || query.severities.is_empty();
        if nothing {
            return Ok(None);
        }
        let (reach, (mut first, mut last), mut far) = range(conn, kind, query).await?;
        if let Some((first_day, last_day)) = query.days {
            // A raw event's day may be the one after its aggregate's.
            let earlier = i64::from(kind == EventType::Raw);
            let (from, to) = (EventKey::first_of_day(first_day - earlier), EventKey::last_of_day(last_day));
            (first, last) = (first.max(from), last.min(to));
            far.retain(|key| (from..=to).contains(key));
        }
        let ids = fetch::aggregated_keys(conn, scope, kind, &query.ids).await?;
        if let (false, Some(lowest), Some(highest)) = (query.ids.is_empty(), ids.first(), ids.last()) {
            (first, last) = (first.max(*lowest), last.min(*highest));
        }
        let predicate = Predicate::new(conn, kind, query, customers.clone()).await?;
        let lanes = Lane::choose(customers.as_deref(), query, !predicate.addresses().is_empty());
        let nothing = (first > last && far.is_empty()) || (!query.ids.is_empty() && ids.is_empty());
        Ok((!nothing).then(|| Self {
            kind,
            first,
            last,
            far,
            reach,
            updated_since: query.updated_since,
            lanes,
            ids,
            cases: query.cases.clone(),
            predicate,
        }))
    }
}

/// More than this are not looked at one by one: the range is widened instead.
const FAR_EVENTS: usize = 1_000;

/// The keys that can match by time: those of a range, and single ones outside of it. The key's time lies near
/// the occurrences, but is not them.
async fn range(
    conn: &mut Conn,
    kind: EventType,
    query: &EventQuery,
) -> Result<(Reach, (EventKey, EventKey), Vec<EventKey>)> {
    let all = reach::reach(conn).await?;
    let near = all.near();
    let range = near.around(query);
    // Raw events have merged aggregates, which are never far.
    if near == all || kind == EventType::Raw {
        return Ok((near, range, Vec::new()));
    }
    Ok(match reach::far_events(conn, query, range, FAR_EVENTS).await? {
        Some(far) => (near, range, far),
        None => (all, all.around(query), Vec::new()),
    })
}

impl Prepared {
    /// Only raw events of these aggregates.
    fn within(mut self, mut aggregates: Vec<EventKey>) -> Option<Self> {
        aggregates.sort_unstable();
        let (lowest, highest) = (*aggregates.first()?, *aggregates.last()?);
        (self.first, self.last) = (self.first.max(lowest), self.last.min(highest));
        self.lanes = vec![Lane::Aggregates];
        self.ids = aggregates;
        (self.first <= self.last).then_some(self)
    }

    /// Only what comes after this event, in the order of time.
    fn after(mut self, event: Option<EventKey>, descending: bool) -> Option<Self> {
        let Some(event) = event else { return Some(self) };
        let (first, last) = if descending {
            (EventKey(i64::MIN), EventKey(event.0 - 1))
        } else {
            (EventKey(event.0 + 1), EventKey(i64::MAX))
        };
        if self.kind == EventType::Aggregated {
            (self.first, self.last) = (self.first.max(first), self.last.min(last));
            self.far.retain(|key| (first..=last).contains(key));
        } else {
            // Raw events lie near their aggregates.
            let at = event.timestamp();
            if descending {
                self.last = self.last.min(EventKey::last_at(at.plus_millis(self.reach.before)));
            } else {
                self.first = self.first.max(EventKey::first_at(at.plus_millis(-self.reach.after)));
            }
            self.predicate.keys = Some((first, last));
        }
        (self.first <= self.last || !self.far.is_empty()).then_some(self)
    }
}

/// Whether an event's record matches, which SQL cannot see.
pub type Check<'a> = &'a (dyn Fn(&Candidate) -> bool + Send + Sync);

/// How an answer is wanted.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "a check is a function")]
pub struct Wanted<'a> {
    pub kind: EventType,
    pub sort: &'a [EventSort],
    /// 0 gives none but counts.
    pub limit: usize,
    pub offset: usize,
    /// In the order of time: only what comes after this event.
    pub after: Option<EventKey>,
    pub budget: Budget,
    /// Needed where the query asks for something that lies in records.
    pub check: Option<Check<'a>>,
}

/// The events that match, in order.
pub async fn search(conn: &mut Conn, scope: &Scope, query: &EventQuery, wanted: Wanted<'_>) -> Result<Found> {
    let prepared = Prepared::new(conn, scope, wanted.kind, query).await?;
    find(conn, prepared, wanted).await
}

/// The raw events of a few aggregates that match, in order. The aggregates were found within `scope`, and no
/// other holds a raw event that matches.
pub async fn search_within(
    conn: &mut Conn,
    scope: &Scope,
    query: &EventQuery,
    aggregates: Vec<EventKey>,
    wanted: Wanted<'_>,
) -> Result<Found> {
    let prepared = Prepared::new(conn, scope, wanted.kind, query).await?;
    let prepared = prepared.and_then(|prepared| prepared.within(aggregates));
    find(conn, prepared, wanted).await
}

async fn find(conn: &mut Conn, prepared: Option<Prepared>, wanted: Wanted<'_>) -> Result<Found> {
    let descending = wanted.sort.first().is_none_or(|sort| sort.descending);
    let prepared = prepared.and_then(|prepared| prepared.after(wanted.after, descending));
    let Some(prepared) = prepared else {
        return Ok(Found {
            keys: Vec::new(),
            total: Total::Exactly(0),
            plan: "nothing can match",
            searched_back_to: None,
        });
    };
    match (wanted.sort, wanted.kind) {
        ([] | [EventSort { key: EventSortKey::Timestamp, .. }], _) => {
            order::by_time(conn, &prepared, descending, wanted).await
        }
        ([EventSort { key: EventSortKey::LastUpdatedTimestamp, descending }], EventType::Aggregated) => {
            order::by_update(conn, &prepared, *descending, wanted).await
        }
        _ => order::in_memory(conn, &prepared, wanted).await,
    }
}
