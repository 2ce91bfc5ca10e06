//! The parts of a search's range, in the order of time, each bounded in how many rows it looks at.

use super::{
    Prepared,
    address::{Range, Ranges},
    predicate::{push_inside, push_ranges},
};
use crate::{
    Conn, Result,
    query::{Sql, sql},
};
use argus_domain::{
    CustomerId, EventKey, EventQuery, EventType, Severity, SignatureId, Timestamp, WebDomainId,
};

/// What a walk in time order is narrowed to by an index: several lanes are walked one by one and merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::event) enum Lane {
    All,
    Customer(CustomerId),
    Signature(SignatureId),
    Both(CustomerId, SignatureId),
    /// Rare, and asked for most urgently.
    Critical,
    CustomerCritical(CustomerId),
    Domain(WebDomainId),
    /// Those that were asked for by id.
    Ids,
    /// Raw events of aggregates that the column index found.
    Aggregates,
    /// Those linked to the cases that were asked for.
    Cases,
    /// Day by day through the address indexes.
    Address,
}

impl Lane {
    /// More members than this are left to the predicate: merging so many probes costs more than it saves.
    const MOST: usize = 32;

    pub(super) fn choose(customers: Option<&[CustomerId]>, query: &EventQuery, addresses: bool) -> Vec<Self> {
        let few = |length: usize| (1..=Self::MOST).contains(&length);
        if !query.ids.is_empty() {
            return vec![Self::Ids];
        }
        if !query.cases.is_empty() && query.cases.iter().all(|case| case.0 != 0) {
            return vec![Self::Cases];
        }
        if let Some(domains) = query.domains.as_deref().filter(|ids| few(ids.len())) {
            return domains.iter().copied().map(Self::Domain).collect();
        }
        if addresses {
            return vec![Self::Address];
        }
        let customers = customers.filter(|ids| few(ids.len()));
        let signatures = query.signatures.as_deref().filter(|ids| few(ids.len()));
        match (customers, signatures) {
            (Some(customers), Some(signatures)) if few(customers.len() * signatures.len()) => customers
                .iter()
                .flat_map(|customer| signatures.iter().map(|signature| Self::Both(*customer, *signature)))
                .collect(),
            (_, Some(signatures)) => signatures.iter().copied().map(Self::Signature).collect(),
            (Some(customers), None) if query.severities == [Severity::Critical] => {
                customers.iter().copied().map(Self::CustomerCritical).collect()
            }
            (None, None) if query.severities == [Severity::Critical] => vec![Self::Critical],
            (Some(customers), None) => customers.iter().copied().map(Self::Customer).collect(),
            (None, None) => vec![Self::All],
        }
    }

    pub(super) fn plan(self) -> &'static str {
        match self {
            Self::All => "time order",
            Self::Customer(_) => "customer index",
            Self::Signature(_) => "signature index",
            Self::Both(..) => "customer and signature index",
            Self::Critical => "severity index",
            Self::CustomerCritical(_) => "customer and severity index",
            Self::Domain(_) => "domain index",
            Self::Ids => "by id",
            Self::Aggregates => "column index, and raw events of what it found",
            Self::Cases => "links to cases",
            Self::Address => "address index by day",
        }
    }

    /// For rows with keys from `first` to `last`.
    fn push(self, sql: &mut Sql, prepared: &Prepared, first: EventKey, last: EventKey) {
        match self {
            Self::All | Self::Address => {}
            Self::Domain(domain) => {
                sql.push(" AND event.domain_id = ").push_bind(domain);
            }
            Self::Ids | Self::Aggregates => {
                sql.push(" AND event.key IN ").push_list(within(&prepared.ids, first, last).iter().copied());
            }
            Self::Cases => {
                sql.push(" AND event.key IN (SELECT event_key FROM event_case WHERE case_id IN ");
                sql.push_list(prepared.cases.iter().copied()).push(")");
            }
            Self::Customer(customer) => {
                sql.push(" AND event.customer_id = ").push_bind(customer);
            }
            // The partial indexes are only found by the number itself.
            Self::Critical => {
                sql.push(" AND event.severity = 4");
            }
            Self::CustomerCritical(customer) => {
                sql.push(" AND event.severity = 4 AND event.customer_id = ").push_bind(customer);
            }
            Self::Signature(signature) => {
                sql.push(" AND event.signature_id = ").push_bind(signature);
            }
            Self::Both(customer, signature) => {
                sql.push(" AND event.customer_id = ").push_bind(customer);
                sql.push(" AND event.signature_id = ").push_bind(signature);
            }
        }
    }
}

/// One part: rows with keys from `first` to `last`.
#[derive(Clone, Copy, Debug)]
pub(in crate::event) struct Slice {
    pub(super) first: EventKey,
    pub(super) last: EventKey,
    /// Rows that reading it looks at.
    pub(in crate::event) rows: u64,
    found: By,
    lane: Lane,
}

/// How the rows of a slice are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    /// As its lane walks, in the order of keys.
    Key,
    /// In the address indexes of a day.
    Address,
    /// One by one: they reach into the time that is asked for from outside of the range of keys.
    Far,
    /// Raw events by their own keys, each with its aggregate.
    RawKey,
}

impl Slice {
    /// `SELECT {what} FROM event WHERE {in this slice and matching}`. Raw events are joined to their aggregates.
    pub(in crate::event) fn select(&self, prepared: &Prepared, what: &str) -> Sql {
        let from = match (prepared.kind, self.found) {
            (EventType::Aggregated, _) => "event WHERE event.key",
            // In this order, whatever the planner thinks.
            (EventType::Raw, By::RawKey) => {
                "raw_event AS raw CROSS JOIN event WHERE event.key = raw.event_key AND raw.key"
            }
            (EventType::Raw, _) => "event JOIN raw_event AS raw ON raw.event_key = event.key WHERE event.key",
        };
        let mut query = sql(format!("SELECT {what} FROM {from} BETWEEN "));
        query.push_bind(self.first).push(" AND ").push_bind(self.last);
        if self.found == By::Far {
            let keys = prepared.far.iter().copied().filter(|key| (self.first..=self.last).contains(key));
            query.push(" AND event.key IN ").push_list(keys);
        }
        self.lane.push(&mut query, prepared, self.first, self.last);
        if self.found == By::Address {
            let addresses = prepared.predicate.addresses();
            let day = self.first.timestamp().day();
            query.push(" AND event.key IN (");
            let (sides, exhaustive) = driving(addresses);
            for (index, (side, ranges)) in sides.into_iter().enumerate() {
                query.push(if index == 0 {
                    "SELECT event.key FROM "
                } else {
                    " UNION SELECT event.key FROM "
                });
                push_probe(&mut query, side, ranges, day);
            }
            query.push(")");
            prepared.predicate.push(&mut query, exhaustive);
        } else {
            prepared.predicate.push(&mut query, false);
        }
        query
    }

    /// Whether its rows come in the order of the answer, so that no later slice holds one that comes before.
    pub(super) fn is_in_order(&self, prepared: &Prepared) -> bool {
        prepared.kind == EventType::Aggregated || self.found == By::RawKey
    }

    pub(in crate::event) fn oldest(&self) -> Timestamp {
        self.first.timestamp()
    }

    pub(super) fn newest(&self) -> Timestamp {
        self.last.timestamp()
    }
}

/// The address criterion whose rows are candidates, and whether it is the only one.
fn driving(addresses: &Ranges) -> (Vec<(&'static str, &[Range])>, bool) {
    let Ranges { either, source, destination } = addresses;
    match (either, source, destination) {
        (_, Some(source), _) => (vec![("source", source)], either.is_none() && destination.is_none()),
        (_, None, Some(destination)) => (vec![("destination", destination)], either.is_none()),
        (Some((sources, destinations)), None, None) => {
            (vec![("source", sources), ("destination", destinations)], true)
        }
        (None, None, None) => (Vec::new(), false),
    }
}

/// The rows of one day whose address lies in `ranges`: uses event_source or event_destination.
fn push_probe(query: &mut Sql, side: &str, ranges: &[Range], day: i64) {
    push_ranges(query, ranges);
    query.push(" CROSS JOIN event WHERE event.day = ").push_bind(day);
    query.push(" AND event.").push(side).push(" IS NOT NULL");
    push_inside(query, " AND ", side);
}

/// Those of rising keys that lie from `first` to `last`.
fn within(keys: &[EventKey], first: EventKey, last: EventKey) -> &[EventKey] {
    let from = keys.partition_point(|key| *key < first);
    let to = keys.partition_point(|key| *key <= last);
    &keys[from..to.max(from)]
}

/// Walks a lane from one end of a search's range to the other.
#[derive(Debug)]
pub(in crate::event) struct Slices<'a> {
    prepared: &'a Prepared,
    lane: Lane,
    descending: bool,
    /// What is left.
    first: EventKey,
    last: EventKey,
    /// Of what is far: above the range of keys, and below.
    far_above: Option<Slice>,
    far_below: Option<Slice>,
    /// A day that is too full for its address index, walked in time order instead.
    dense_until: Option<EventKey>,
    chunk: i64,
}

/// A day's candidates by address are read at once up to this many.
const CANDIDATES: i64 = 5_000;
/// Chunks of a walk grow from the first to the last: most pages are filled by the first.
const FIRST_CHUNK: i64 = 512;
const LAST_CHUNK: i64 = 65_536;

impl<'a> Slices<'a> {
    pub(in crate::event) fn new(prepared: &'a Prepared, lane: Lane, descending: bool) -> Self {
        let above = prepared.far.partition_point(|key| *key <= prepared.last);
        let far = |keys: &[EventKey]| {
            let (first, last) = (*keys.first()?, *keys.last()?);
            Some(Slice { first, last, rows: keys.len() as u64, found: By::Far, lane })
        };
        Self {
            prepared,
            lane,
            descending,
            first: prepared.first,
            last: prepared.last,
            far_above: far(&prepared.far[above..]),
            far_below: far(&prepared.far[..above]),
            dense_until: None,
            chunk: FIRST_CHUNK,
        }
    }

    /// The next part, or `None` at the end.
    pub(in crate::event) async fn next(&mut self, conn: &mut Conn) -> Result<Option<Slice>> {
        let ahead = if self.descending { &mut self.far_above } else { &mut self.far_below };
        if let Some(slice) = ahead.take() {
            return Ok(Some(slice));
        }
        let near = match self.lane {
            Lane::Address => self.next_by_address(conn, self.prepared.predicate.addresses()).await?,
            _ => self.next_in_time(conn, self.first, self.last).await?,
        };
        let behind = if self.descending { &mut self.far_below } else { &mut self.far_above };
        Ok(near.or_else(|| behind.take()))
    }

    /// Up to a chunk of rows from one end of `first..=last`.
    async fn next_in_time(
        &mut self,
        conn: &mut Conn,
        first: EventKey,
        last: EventKey,
    ) -> Result<Option<Slice>> {
        if first > last {
            return Ok(None);
        }
        if self.lane == Lane::Aggregates {
            return Ok(self.next_of_aggregates(first, last));
        }
        let (table, found) = match (self.prepared.kind, self.lane) {
            (EventType::Raw, Lane::All) => ("raw_event", By::RawKey),
            _ => ("event", By::Key),
        };
        let mut inner = sql(format!("SELECT key FROM {table} AS event WHERE event.key BETWEEN "));
        inner.push_bind(first).push(" AND ").push_bind(last);
        self.lane.push(&mut inner, self.prepared, first, last);
        inner.push(if self.descending { " ORDER BY key DESC LIMIT " } else { " ORDER BY key LIMIT " });
        inner.push_bind(self.chunk);
        let bounds = inner.wrapped("SELECT COUNT(*), MIN(key), MAX(key) FROM (", ") chunk");
        let (rows, low, high): (i64, Option<i64>, Option<i64>) = bounds.fetch_one(conn).await?;
        let (Some(low), Some(high)) = (low, high) else {
            self.advance_past(first, last);
            return Ok(None);
        };
        self.chunk = (self.chunk * 4).min(LAST_CHUNK);
        self.advance_past(EventKey(low), EventKey(high));
        Ok(Some(Slice {
            first: EventKey(low),
            last: EventKey(high),
            rows: rows.unsigned_abs(),
            found,
            lane: self.lane,
        }))
    }

    /// They are all there: a search just found them.
    fn next_of_aggregates(&mut self, first: EventKey, last: EventKey) -> Option<Slice> {
        let left = within(&self.prepared.ids, first, last);
        let most = left.len().min(self.chunk.unsigned_abs() as usize);
        let chunk = if self.descending { &left[left.len() - most..] } else { &left[..most] };
        let (low, high) = (*chunk.first()?, *chunk.last()?);
        self.chunk = (self.chunk * 4).min(LAST_CHUNK);
        self.advance_past(low, high);
        Some(Slice { first: low, last: high, rows: chunk.len() as u64, found: By::Key, lane: self.lane })
    }

    fn advance_past(&mut self, first: EventKey, last: EventKey) {
        if self.descending {
            self.last = EventKey(first.0 - 1);
        } else {
            self.first = EventKey(last.0 + 1);
        }
    }

    /// The next day with candidates: all of them if they are few, else a part of the day in time order.
    async fn next_by_address(&mut self, conn: &mut Conn, addresses: &Ranges) -> Result<Option<Slice>> {
        loop {
            if let Some(end) = self.dense_until {
                let (first, last) = if self.descending { (end, self.last) } else { (self.first, end) };
                if let Some(slice) = self.next_in_time(conn, first, last).await? {
                    return Ok(Some(slice));
                }
                self.dense_until = None;
            }
            let Some(day) = self.next_day(conn).await? else { return Ok(None) };
            let first = EventKey::first_of_day(day).max(self.first);
            let last = EventKey::last_of_day(day).min(self.last);
            let candidates = self.count_candidates(conn, addresses, day).await?;
            if candidates > CANDIDATES {
                self.dense_until = Some(if self.descending { first } else { last });
                self.chunk = FIRST_CHUNK;
                continue;
            }
            self.advance_past(first, last);
            if candidates > 0 {
                let rows = candidates.unsigned_abs();
                return Ok(Some(Slice { first, last, rows, found: By::Address, lane: Lane::Address }));
            }
        }
    }

    /// The nearest day that has any event.
    async fn next_day(&self, conn: &mut Conn) -> Result<Option<i64>> {
        if self.first > self.last {
            return Ok(None);
        }
        let edge = if self.descending { "MAX" } else { "MIN" };
        let (key,): (Option<i64>,) =
            sql(format!("SELECT {edge}(key) FROM event WHERE key BETWEEN $1 AND $2"))
                .bind(self.first)
                .bind(self.last)
                .fetch_one(conn)
                .await?;
        Ok(key.map(|key| EventKey(key).timestamp().day()))
    }

    /// How many rows of a day have an address asked for, up to one more than are read at once.
    async fn count_candidates(&self, conn: &mut Conn, addresses: &Ranges, day: i64) -> Result<i64> {
        let mut query = sql("SELECT ");
        for (index, (side, ranges)) in driving(addresses).0.into_iter().enumerate() {
            query.push(if index == 0 { "" } else { " + " });
            query.push("(SELECT COUNT(*) FROM (SELECT 1 FROM ");
            push_probe(&mut query, side, ranges, day);
            query.push(" LIMIT ").push_bind(CANDIDATES + 1).push(") found)");
        }
        let (count,): (i64,) = query.fetch_one(conn).await?;
        Ok(count)
    }
}
