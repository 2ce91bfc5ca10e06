//! Criteria as SQL.

use super::address::{Range, Ranges};
use crate::query::Sql;
use argus_domain::{CustomerId, EventId, EventKey, EventQuery, Severity};

/// Everything that a matching row must fulfil, except what a slice guarantees by itself.
#[derive(Debug)]
pub(in crate::event) struct Predicate {
    query: EventQuery,
    customers: Option<Vec<CustomerId>>,
    pub(super) addresses: Option<Ranges>,
}

impl Predicate {
    pub(super) fn new(
        query: &EventQuery,
        customers: Option<Vec<CustomerId>>,
        addresses: Option<Ranges>,
    ) -> Self {
        Self { query: query.clone(), customers, addresses }
    }

    /// Adds ` AND …` for each criterion. With `addresses_done`, the rows were found by their addresses.
    pub(in crate::event) fn push(&self, sql: &mut Sql, addresses_done: bool) {
        let query = &self.query;
        if let Some(customers) = &self.customers {
            sql.push(" AND event.customer_id IN ").push_list(customers.iter().copied());
        }
        if let Some(signatures) = &query.signatures {
            sql.push(" AND event.signature_id IN ").push_list(signatures.iter().copied());
        }
        if query.severities.len() < Severity::ALL.len() {
            sql.push(" AND event.severity IN ").push_list(query.severities.iter().copied());
        }
        self.push_times(sql);
        push_ports(sql, query);
        self.push_flags(sql);
        if let Some(count) = query.min_count {
            sql.push(" AND event.count >= ").push_bind(count);
        }
        if !query.ids.is_empty() {
            push_ids(sql, &query.ids);
        }
        if let Some(addresses) = self.addresses.as_ref().filter(|_| !addresses_done) {
            push_addresses(sql, addresses);
        }
    }

    /// The first or the last occurrence lies within the time asked for.
    fn push_times(&self, sql: &mut Sql) {
        let (start, end) = (self.query.start, self.query.end);
        if start.is_some() || end.is_some() {
            let (from, to) = (start.unwrap_or_default(), end.unwrap_or(argus_domain::Timestamp::MAX));
            sql.push(" AND (event.start_at BETWEEN ").push_bind(from).push(" AND ").push_bind(to);
            sql.push(" OR event.end_at BETWEEN ").push_bind(from).push(" AND ").push_bind(to).push(")");
        }
        if let Some(since) = self.query.updated_since {
            sql.push(" AND event.updated_at >= ").push_bind(since);
        }
    }

    fn push_flags(&self, sql: &mut Sql) {
        let words = [("event.flags_low", 0), ("event.flags_high", 1)];
        for (column, index) in words {
            let include = self.query.include_flags.words()[index];
            if include != 0 {
                sql.push(" AND ").push(column).push(" & ").push_bind(include).push(" = ").push_bind(include);
            }
            let exclude = self.query.exclude_flags.words()[index];
            if exclude != 0 {
                sql.push(" AND ").push(column).push(" & ").push_bind(exclude).push(" = 0");
            }
        }
    }
}

fn push_ports(sql: &mut Sql, query: &EventQuery) {
    if !query.ports.is_empty() {
        sql.push(" AND (event.source_port IN ").push_list(query.ports.iter().copied());
        sql.push(" OR event.destination_port IN ").push_list(query.ports.iter().copied()).push(")");
    }
    for (column, ports) in
        [("event.source_port", &query.source_ports), ("event.destination_port", &query.destination_ports)]
    {
        if !ports.is_empty() {
            sql.push(" AND ").push(column).push(" IN ").push_list(ports.iter().copied());
        }
    }
}

/// An id's timestamp gives a range of keys, so no index on ids is needed.
fn push_ids(sql: &mut Sql, ids: &[EventId]) {
    sql.push(" AND EXISTS (SELECT 1 FROM (VALUES ");
    for (index, id) in ids.iter().enumerate() {
        sql.push(if index == 0 { "(" } else { ", (" }).push_bind(EventKey::first_at(id.timestamp));
        sql.push(", ").push_bind(EventKey::last_at(id.timestamp)).push(", ").push_bind(id.uuid).push(")");
    }
    // Both engines name the columns of VALUES like this.
    sql.push(") asked WHERE event.key BETWEEN column1 AND column2 AND event.uuid = column3)");
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

/// The column lies in one of the ranges.
fn push_within(sql: &mut Sql, column: &str, ranges: &[Range]) {
    if ranges.len() > FEW {
        sql.push("EXISTS (SELECT 1 FROM ");
        push_ranges(sql, ranges);
        push_inside(sql, " WHERE ", column);
        sql.push(")");
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
    sql.push(")");
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
