//! The tree of buckets: groups of all dimensions together, one level for each.

use super::request::{GroupBy, Line};
use argus_domain::{
    Timestamp,
    statistics::{Group, GroupName, Statistics, Tally},
};
use serde::Serialize;
use std::{cell::Cell, cmp::Reverse, collections::HashMap};
use utoipa::ToSchema;

/// Events that have something in common. The others of a level have no group, and say nothing of raw events.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EventBucket)]
pub(super) struct Record {
    group: Option<Named>,
    count: u64,
    raw_event_count: Option<u64>,
    #[schema(no_recursion)]
    buckets: Vec<Record>,
    /// Where there are no further buckets.
    timeline: Vec<Metric>,
}

/// What they have in common.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EventGroup)]
struct Named {
    #[serde(rename = "type")]
    kind: &'static str,
    /// By which a search finds these events; empty for events that have none.
    identifier: String,
    short_name: String,
    display_name: String,
}

/// How many there were over time.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EventTimeline)]
struct Metric {
    name: String,
    count: u64,
    raw_event_count: u64,
    buckets: Vec<Bucket>,
}

/// How many there were in a span of time.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EventTimelineBucket)]
struct Bucket {
    /// Where it begins.
    timestamp: i64,
    count: u64,
    raw_event_count: u64,
}

/// Spans of time in one answer.
const MOST_SPANS: usize = 500_000;

pub(super) struct Tree<'a> {
    pub(super) levels: &'a [GroupBy],
    /// Counts of the levels above that of cases, where there is one.
    pub(super) above: Option<&'a Statistics>,
    pub(super) lines: &'a [(Line, Statistics)],
}

/// The values of a group, level by level.
type Path<'a> = Vec<&'a str>;

fn path(names: &[GroupName]) -> Path<'_> {
    names.iter().map(|name| name.identifier.as_str()).collect()
}

/// What is known once and asked for in every bucket.
struct Known<'a> {
    above: HashMap<Path<'a>, Tally>,
    /// By timeline.
    spans: Vec<HashMap<Path<'a>, &'a [Tally]>>,
    /// Spans that may still be told.
    left: Cell<Option<usize>>,
}

impl Tree<'_> {
    /// `None` where that would be too many spans of time.
    pub(super) fn root(&self, all: &Statistics) -> Option<Record> {
        let mut above: HashMap<Path<'_>, Tally> = HashMap::new();
        for group in self.above.iter().flat_map(|found| &found.groups) {
            let names = group.names.as_deref().unwrap_or_default();
            for level in 1..=names.len() {
                *above.entry(path(&names[..level])).or_default() += group.total;
            }
        }
        let spans = self.lines.iter().map(|(_, found)| {
            found
                .groups
                .iter()
                .map(|group| (path(group.names.as_deref().unwrap_or_default()), &group.frames[..]))
        });
        let known =
            Known { above, spans: spans.map(Iterator::collect).collect(), left: Cell::new(Some(MOST_SPANS)) };
        let groups: Vec<&Group> = all.groups.iter().filter(|group| group.names.is_some()).collect();
        let unnamed =
            all.groups.iter().filter(|group| group.names.is_none()).map(|group| group.total.events).sum();
        let mut root = self.record(&known, &groups, 0, None, all.total);
        // Groups beyond a bound were not told apart.
        if unnamed > 0 && self.levels.first().is_some_and(|first| first.others) {
            match root.buckets.iter_mut().find(|bucket| bucket.group.is_none()) {
                Some(others) => others.count += unnamed,
                None => root.buckets.push(others(unnamed, Vec::new())),
            }
        }
        known.left.get().map(|_| root)
    }

    /// A bucket of these groups, which have the first `level` values in common.
    fn record(
        &self,
        known: &Known<'_>,
        groups: &[&Group],
        level: usize,
        group: Option<Named>,
        total: Tally,
    ) -> Record {
        let mut record = Record {
            group,
            count: total.events,
            raw_event_count: Some(total.raw),
            buckets: Vec::new(),
            timeline: Vec::new(),
        };
        let Some(by) = self.levels.get(level) else {
            record.timeline = self.timeline(known, groups);
            return record;
        };
        let mut parts: Vec<(Tally, Vec<&Group>)> = self.parts(known, groups, level);
        let rest = parts.split_off(by.limit.unwrap_or(parts.len()).min(parts.len()));
        record.buckets = parts
            .into_iter()
            .filter_map(|(total, groups)| {
                let name = groups.first()?.names.as_ref()?.get(level)?;
                let named = Named {
                    kind: by.name,
                    identifier: name.identifier.clone(),
                    short_name: name.short_name.clone(),
                    display_name: name.name.clone(),
                };
                Some(self.record(known, &groups, level + 1, Some(named), total))
            })
            .collect();
        if by.others && !rest.is_empty() {
            let count = rest.iter().map(|(total, _)| total.events).sum();
            let groups: Vec<&Group> = rest.into_iter().flat_map(|(_, groups)| groups).collect();
            record.buckets.push(others(count, self.timeline(known, &groups)));
        }
        record
    }

    /// Groups by their value at `level`, the largest first.
    fn parts<'g>(
        &self,
        known: &Known<'_>,
        groups: &[&'g Group],
        level: usize,
    ) -> Vec<(Tally, Vec<&'g Group>)> {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut parts: Vec<(Tally, Vec<&Group>)> = Vec::new();
        for group in groups {
            let Some(name) = group.names.as_ref().and_then(|names| names.get(level)) else { continue };
            let place = *places.entry(&name.identifier).or_insert_with(|| {
                parts.push((Tally::default(), Vec::new()));
                parts.len() - 1
            });
            parts[place].0 += group.total;
            parts[place].1.push(group);
        }
        for (total, groups) in &mut parts {
            let names = groups.first().and_then(|group| group.names.as_deref()).unwrap_or_default();
            if let Some(counted) = known.above.get(&path(&names[..(level + 1).min(names.len())])) {
                *total = *counted;
            }
        }
        parts.sort_by_key(|(total, _)| Reverse(total.events));
        parts
    }

    fn timeline(&self, known: &Known<'_>, groups: &[&Group]) -> Vec<Metric> {
        let mut metrics = Vec::with_capacity(self.lines.len());
        for ((line, found), spans) in self.lines.iter().zip(&known.spans) {
            let mut sums = vec![Tally::default(); found.frames.len().saturating_sub(1)];
            for group in groups {
                let Some(tallies) = spans.get(&path(group.names.as_deref().unwrap_or_default())) else {
                    continue;
                };
                sums.iter_mut().zip(*tallies).for_each(|(sum, tally)| *sum += *tally);
            }
            metrics.push(self.metric(known, line, &found.frames, &sums));
        }
        metrics
    }

    fn metric(&self, known: &Known<'_>, line: &Line, starts: &[Timestamp], sums: &[Tally]) -> Metric {
        let mut total = Tally::default();
        for sum in sums {
            total += *sum;
        }
        let told = |(_, sum): &(&Timestamp, &Tally)| line.with_empty || sum.events > 0;
        let count = starts.iter().zip(sums).filter(told).count();
        known.left.set(known.left.get().and_then(|left| left.checked_sub(count)));
        let bucket = |(start, sum): (&Timestamp, &Tally)| Bucket {
            timestamp: start.millis(),
            count: sum.events,
            raw_event_count: sum.raw,
        };
        let is_full = known.left.get().is_none();
        let most = if is_full { 0 } else { count };
        Metric {
            name: line.name.clone(),
            count: total.events,
            raw_event_count: total.raw,
            buckets: starts.iter().zip(sums).filter(told).take(most).map(bucket).collect(),
        }
    }
}

fn others(count: u64, timeline: Vec<Metric>) -> Record {
    Record { group: None, count, raw_event_count: None, buckets: Vec::new(), timeline }
}
