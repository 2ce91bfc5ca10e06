//! Criteria as SQL.

use super::address::{self, Range, Ranges};
use crate::{Conn, Result, query::Sql};
use argus_domain::{
    CaseId, CustomerId, EventId, EventKey, EventQuery, EventType, Flags, Severity, SubMode, TimeField,
};

/// Everything that a matching row must fulfil, except what a slice guarantees by itself.
///
/// What lies in an event's record (its properties) is not in SQL's reach: rows that SQL finds may still fail
/// that, and none that matches is left out.
#[derive(Debug)]
pub(in crate::event) struct Predicate {
    /// The row that is looked at.
    kind: EventType,
    block: Block,
    /// Of the rows themselves, both included.
    pub(super) keys: Option<(EventKey, EventKey)>,
}

/// One block of criteria with its addresses.
#[derive(Debug)]
struct Block {
    query: EventQuery,
    customers: Option<Vec<CustomerId>>,
    addresses: Ranges,
    sub: Vec<(SubMode, Self)>,
}

impl Block {
    async fn new(conn: &mut Conn, query: &EventQuery, customers: Option<Vec<CustomerId>>) -> Result<Self> {
        let addresses = address::resolve(conn, &query.address).await?;
        let mut sub = Vec::with_capacity(query.sub.len());
        for block in &query.sub {
            // A block that SQL can only see a part of would leave out too much.
            if block.mode == SubMode::Exclude && block.query.needs_record() {
                continue;
            }
            let asked = &block.query.customers;
            let customers = (!asked.is_empty()).then(|| asked.clone());
            sub.push((block.mode, Box::pin(Self::new(conn, &block.query, customers)).await?));
        }
        Ok(Self { query: EventQuery { sub: Vec::new(), ..query.clone() }, customers, addresses, sub })
    }
}

impl Predicate {
    pub(super) async fn new(
        conn: &mut Conn,
        kind: EventType,
        query: &EventQuery,
        customers: Option<Vec<CustomerId>>,
    ) -> Result<Self> {
        Ok(Self { kind, block: Block::new(conn, query, customers).await?, keys: None })
    }

    pub(super) fn addresses(&self) -> &Ranges {
        &self.block.addresses
    }

    /// Adds ` AND …` for each criterion. With `addresses_done`, the rows were found by their addresses.
    pub(in crate::event) fn push(&self, sql: &mut Sql, addresses_done: bool) {
        if let Some((first, last)) = self.keys {
            sql.push(" AND ").push(self.column("key")).push(" BETWEEN ").push_bind(first);
            sql.push(" AND ").push_bind(last);
        }
        self.push_block(sql, &self.block, addresses_done);
    }

    fn push_block(&self, sql: &mut Sql, block: &Block, addresses_done: bool) {
        let query = &block.query;
        if let Some(customers) = &block.customers {
            push_in(sql, "event.customer_id", customers);
        }
        if let Some(signatures) = &query.signatures {
            push_in(sql, "event.signature_id", signatures);
        }
        if query.severities.len() < Severity::ALL.len() {
            push_in(sql, self.column("severity"), &query.severities);
        }
        self.push_times(sql, query);
        self.push_ports(sql, query);
        self.push_flags(sql, query);
        push_places(sql, query);
        if !query.locations.is_empty() {
            push_in(sql, "COALESCE(event.location_id, 0)", &query.locations);
        }
        if let Some(domains) = &query.domains {
            push_in(sql, "event.domain_id", domains);
        }
        if !query.cases.is_empty() {
            push_cases(sql, &query.cases);
        }
        if let Some(count) = query.min_count {
            sql.push(if self.kind == EventType::Raw { " AND 1 >= " } else { " AND event.count >= " });
            sql.push_bind(count);
        }
        if !query.sensors.is_empty() {
            match self.kind {
                EventType::Raw => push_in(sql, "raw.sensor_id", &query.sensors),
                // Only raw events have one.
                EventType::Aggregated => drop(sql.push(" AND 1 = 0")),
            }
        }
        if !query.ids.is_empty() {
            self.push_ids(sql, &query.ids);
        }
        if !addresses_done {
            push_addresses(sql, &block.addresses);
        }
        self.push_sub(sql, &block.sub);
    }

    fn push_sub(&self, sql: &mut Sql, sub: &[(SubMode, Block)]) {
        for (mode, block) in sub.iter().filter(|(mode, _)| *mode != SubMode::Any) {
            sql.push(if *mode == SubMode::Exclude { " AND NOT (1 = 1" } else { " AND (1 = 1" });
            self.push_block(sql, block, false);
            sql.push(")");
        }
        for (index, (_, block)) in sub.iter().filter(|(mode, _)| *mode == SubMode::Any).enumerate() {
            sql.push(if index == 0 { " AND ((1 = 1" } else { " OR (1 = 1" });
            self.push_block(sql, block, false);
            sql.push(")");
        }
        if sub.iter().any(|(mode, _)| *mode == SubMode::Any) {
            sql.push(")");
        }
    }

    /// A raw event shares most of its fields with its aggregate; some are its own.
    fn column(&self, name: &'static str) -> &'static str {
        match (self.kind, name) {
            (EventType::Aggregated, "severity") => "event.severity",
            (EventType::Raw, "severity") => "raw.severity",
            (EventType::Aggregated, "source_port") => "event.source_port",
            (EventType::Raw, "source_port") => "raw.source_port",
            (EventType::Aggregated, "flags_low") => "event.flags_low",
            (EventType::Raw, "flags_low") => "raw.flags_low",
            (EventType::Aggregated, "flags_high") => "event.flags_high",
            (EventType::Raw, "flags_high") => "raw.flags_high",
            (EventType::Aggregated, "updated") => "event.updated_at",
            (EventType::Raw, "updated") => "raw.received_at",
            (EventType::Aggregated, "key") => "event.key",
            (EventType::Raw, "key") => "raw.key",
            (EventType::Aggregated, "uuid") => "event.uuid",
            (EventType::Raw, "uuid") => "raw.uuid",
            _ => name,
        }
    }

    fn push_times(&self, sql: &mut Sql, query: &EventQuery) {
        if query.start.is_some() || query.end.is_some() {
            let (from, to) =
                (query.start.unwrap_or_default(), query.end.unwrap_or(argus_domain::Timestamp::MAX));
            let join = if query.time_fields.all { " AND " } else { " OR " };
            sql.push(" AND (");
            for (index, field) in query.time_fields.iter().enumerate() {
                sql.push(if index == 0 { "" } else { join });
                let key = EventKey::first_at(from)..=EventKey::last_at(to);
                match (field, self.kind) {
                    (TimeField::Timestamp, _) | (TimeField::Start | TimeField::End, EventType::Raw) => {
                        sql.push(self.column("key")).push(" BETWEEN ").push_bind(*key.start());
                        sql.push(" AND ").push_bind(*key.end());
                        continue;
                    }
                    (TimeField::Start, EventType::Aggregated) => sql.push("event.start_at"),
                    (TimeField::End, EventType::Aggregated) => sql.push("event.end_at"),
                    (TimeField::LastUpdated, _) => sql.push(self.column("updated")),
                    // Null is outside of every range, and NOT of that must not be null.
                    (TimeField::FirstAssessed, _) => sql.push("COALESCE(event.assessed_at, -1)"),
                };
                sql.push(" BETWEEN ").push_bind(from).push(" AND ").push_bind(to);
            }
            sql.push(")");
        }
        if let Some(since) = query.updated_since {
            sql.push(" AND ").push(self.column("updated")).push(" >= ").push_bind(since);
        }
        if let Some((first, last)) = query.days {
            sql.push(" AND ")
                .push(self.column("key"))
                .push(" BETWEEN ")
                .push_bind(EventKey::first_of_day(first));
            sql.push(" AND ").push_bind(EventKey::last_of_day(last));
        }
    }

    fn push_flags(&self, sql: &mut Sql, query: &EventQuery) {
        let deleted = if query.include_deleted { Flags::NONE } else { Flags::DELETED };
        let exclude = query.exclude_flags.words();
        for (column, index) in [(self.column("flags_low"), 0), (self.column("flags_high"), 1)] {
            let include = query.include_flags.words()[index];
            if include != 0 {
                sql.push(" AND ").push(column).push(" & ").push_bind(include).push(" = ").push_bind(include);
            }
            if exclude[index] != 0 {
                sql.push(" AND ").push(column).push(" & ").push_bind(exclude[index]).push(" = 0");
            }
        }
        // A raw event is gone with its aggregate.
        if !deleted.is_empty() {
            sql.push(" AND event.flags_high & ").push_bind(deleted.words()[1]).push(" = 0");
        }
    }

    /// Missing ports are no ports, rather than unknown ones: `NOT` must turn the condition round.
    fn push_ports(&self, sql: &mut Sql, query: &EventQuery) {
        let source = self.column("source_port");
        let source = format!("COALESCE({source}, -1)");
        let destination = "COALESCE(event.destination_port, -1)";
        if !query.ports.is_empty() {
            sql.push(" AND (").push(&source).push(" IN ").push_list(query.ports.iter().copied());
            sql.push(" OR ").push(destination).push(" IN ").push_list(query.ports.iter().copied()).push(")");
        }
        if !query.source_ports.is_empty() {
            push_in(sql, &source, &query.source_ports);
        }
        if !query.destination_ports.is_empty() {
            push_in(sql, destination, &query.destination_ports);
        }
    }

    /// An id's timestamp gives a range of keys, so no index on ids is needed.
    fn push_ids(&self, sql: &mut Sql, ids: &[EventId]) {
        let mut ids = ids.iter().filter(|id| id.kind == self.kind).peekable();
        if ids.peek().is_none() {
            sql.push(" AND 1 = 0");
            return;
        }
        sql.push(" AND EXISTS (SELECT 1 FROM (VALUES ");
        for (index, id) in ids.enumerate() {
            sql.push(if index == 0 { "(" } else { ", (" }).push_bind(EventKey::first_at(id.timestamp));
            sql.push(", ").push_bind(EventKey::last_at(id.timestamp)).push(", ").push_bind(id.uuid);
            sql.push(", ").push_bind(id.customer).push(")");
        }
        // Both engines name the columns of VALUES like this.
        sql.push(") asked WHERE ").push(self.column("key")).push(" BETWEEN column1 AND column2 AND ");
        sql.push(self.column("uuid")).push(" = column3 AND event.customer_id = column4)");
    }
}

/// ` AND column IN (…)`; nothing is in an empty list. Missing values are not in it either, and `NOT` must turn
/// that round.
fn push_in<T: Copy + Into<crate::query::Value>>(sql: &mut Sql, column: &str, values: &[T]) {
    if values.is_empty() {
        sql.push(" AND 1 = 0");
    } else if column == "event.domain_id" || column == "raw.sensor_id" {
        sql.push(" AND ").push(column).push(" IS NOT NULL AND ").push(column);
        sql.push(" IN ").push_list(values.iter().copied());
    } else {
        sql.push(" AND ").push(column).push(" IN ").push_list(values.iter().copied());
    }
}

fn push_places(sql: &mut Sql, query: &EventQuery) {
    let within = |sql: &mut Sql, column: &str, countries: &[argus_domain::Country]| {
        sql.push("COALESCE(event.").push(column);
        sql.push(", 0) IN (SELECT id FROM place WHERE country IN ")
            .push_list(countries.iter().copied())
            .push(")");
    };
    if !query.countries.is_empty() {
        sql.push(" AND (");
        within(sql, "source_place", &query.countries);
        sql.push(" OR ");
        within(sql, "destination_place", &query.countries);
        sql.push(")");
    }
    for (column, countries) in
        [("source_place", &query.source_countries), ("destination_place", &query.destination_countries)]
    {
        if !countries.is_empty() {
            sql.push(" AND ");
            within(sql, column, countries);
        }
    }
}

/// 0 asks for events that are linked to none.
fn push_cases(sql: &mut Sql, cases: &[CaseId]) {
    let (none, some): (Vec<CaseId>, Vec<CaseId>) = cases.iter().partition(|case| case.0 == 0);
    sql.push(" AND (1 = 0");
    if !none.is_empty() {
        sql.push(" OR event.flags_high & ").push_bind(Flags::LINKED.words()[1]).push(" = 0");
    }
    if !some.is_empty() {
        sql.push(" OR EXISTS (SELECT 1 FROM event_case WHERE event_key = event.key AND case_id IN ");
        sql.push_list(some).push(")");
    }
    sql.push(")");
}

fn push_addresses(sql: &mut Sql, addresses: &Ranges) {
    if let Some((sources, destinations)) = &addresses.either {
        sql.push(" AND (");
        push_within(sql, "source", sources);
        sql.push(" OR ");
        push_within(sql, "destination", destinations);
        sql.push(")");
    }
    for (column, ranges) in [("source", &addresses.source), ("destination", &addresses.destination)] {
        if let Some(ranges) = ranges {
            sql.push(" AND ");
            push_within(sql, column, ranges);
        }
    }
}

/// As many ranges are compared one by one; a table of more is looked through.
const FEW: usize = 24;

/// The column lies in one of the ranges. Without an address it does not, which `NOT` must turn round.
fn push_within(sql: &mut Sql, column: &str, ranges: &[Range]) {
    sql.push("(event.").push(column).push(" IS NOT NULL AND ");
    if ranges.len() > FEW {
        sql.push("EXISTS (SELECT 1 FROM ");
        push_ranges(sql, ranges);
        push_inside(sql, " WHERE ", column);
        sql.push("))");
        return;
    }
    for (index, range) in ranges.iter().enumerate() {
        sql.push(if index == 0 { "(" } else { " OR " });
        if range.from == range.to {
            sql.push("event.").push(column).push(" = ").push_bind(range.from);
            continue;
        }
        sql.push("event.")
            .push(column)
            .push(" BETWEEN ")
            .push_bind(range.from)
            .push(" AND ")
            .push_bind(range.to);
        if !range.lets_all_through() {
            sql.push(" AND event.").push(column).push("_width <= ").push_bind(range.max_width);
        }
    }
    sql.push("))");
}

/// `(VALUES (low, high, widest), …) asked`
pub(super) fn push_ranges(sql: &mut Sql, ranges: &[Range]) {
    sql.push("(VALUES ");
    for (index, range) in ranges.iter().enumerate() {
        sql.push(if index == 0 { "(" } else { ", (" }).push_bind(range.from);
        sql.push(", ").push_bind(range.to).push(", ").push_bind(range.max_width).push(")");
    }
    sql.push(") asked");
}

/// The event's address on one side lies in the range `asked`.
pub(super) fn push_inside(sql: &mut Sql, keyword: &str, side: &str) {
    // Both engines name the columns of VALUES like this.
    sql.push(keyword).push("event.").push(side).push(" BETWEEN asked.column1 AND asked.column2 AND event.");
    sql.push(side).push("_width <= asked.column3");
}
