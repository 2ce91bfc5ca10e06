//! Events that arrive in a transaction, held against the rules.

use super::{
    group::{dedup_id, group_id, value_of},
    set::{Ready, RuleSet},
};
use crate::{Ctx, Result};
use argus_domain::{
    CustomerId, EventFacts, EventKey, EventRecord, EventType, SensorId, Severity, Timestamp,
    alert_rule::{RuleField, Threshold, filled},
    property::PropertyMap,
};
use argus_ingest::Format;
use argus_store::Conn;
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    sync::Arc,
};
use uuid::Uuid;

/// An event as it arrives.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    pub(crate) facts: EventFacts,
    pub(crate) sensor: Option<SensorId>,
    /// The aggregated event that it is, or that it is a part of.
    pub(crate) event: EventKey,
    pub(crate) at: Timestamp,
    /// How many occurrences it brings.
    pub(crate) times: i64,
    pub(crate) named: Named,
    pub(crate) content: Content,
}

/// Names of what the facts have numbers for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    pub(crate) signature: String,
    pub(crate) sensor: Option<String>,
    pub(crate) domain: Option<String>,
}

/// Where its properties are.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// No rule asks for them.
    Unread,
    Record(Format, String),
    Properties(PropertyMap),
}

/// What one transaction's events are to the rules.
#[derive(Debug)]
pub(crate) struct Judging {
    pub(super) set: Arc<RuleSet>,
    /// What came so far.
    arrived: Vec<Arrived>,
    pub(super) hits: BTreeMap<HitKey, NewHits>,
    pub(super) groups: HashMap<(usize, Uuid), Group>,
    /// When something was seen, for rules that wait for its absence: place of the rule and group.
    pub(super) seen: BTreeMap<(i64, Uuid), Sighting>,
}

/// What is done when the transaction is committed.
#[derive(Debug)]
#[must_use]
pub(crate) struct Settled(pub(super) Arc<RuleSet>);

impl Settled {
    pub(crate) fn committed(self, ctx: &Ctx) {
        self.0.keep(ctx);
    }
}

/// Of a rule's generation and group: the step of time, and what is told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct HitKey {
    pub(super) generation: i64,
    pub(super) group: Uuid,
    pub(super) at: i64,
    pub(super) value: i64,
}

#[derive(Debug)]
pub(super) struct NewHits {
    pub(super) rule: usize,
    pub(super) sum: i64,
    /// Of them, how many occurrences.
    pub(super) times: i64,
    pub(super) severity: Severity,
    /// Some of them.
    pub(super) events: Vec<EventKey>,
}

#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) customer: CustomerId,
    /// Values of what the rule groups by, for people.
    pub(super) labels: Vec<String>,
    pub(super) dedup: Uuid,
}

#[derive(Clone, Debug)]
pub(super) struct Sighting {
    pub(super) rule: usize,
    pub(super) at: Timestamp,
    pub(super) severity: Severity,
}

/// The most events that one step of a group remembers in one transaction.
const EVENTS: usize = 20;

impl Judging {
    /// Call it first in a transaction.
    pub(crate) async fn begin(conn: &mut Conn, ctx: &Ctx) -> Result<Self> {
        Ok(Self::with(RuleSet::current(conn, ctx).await?))
    }

    fn with(set: Arc<RuleSet>) -> Self {
        Self {
            set,
            arrived: Vec::new(),
            hits: BTreeMap::new(),
            groups: HashMap::new(),
            seen: BTreeMap::new(),
        }
    }

    /// Whether there is anything to judge by.
    pub(crate) fn is_idle(&self) -> bool {
        self.set.rules.is_empty()
    }

    pub(crate) fn needs_whereabouts(&self) -> bool {
        self.set.needs_whereabouts
    }

    /// Whether properties are asked for.
    pub(crate) fn reads_records(&self) -> bool {
        self.set.rules.iter().any(|ready| ready.needs_properties)
    }

    /// Takes an event that was written in this transaction.
    pub(crate) fn take(&mut self, event: Arrived) {
        self.arrived.push(event);
    }

    /// Holds all that came against the rules.
    pub(super) async fn judge(&mut self, conn: &mut Conn, ctx: &Ctx) -> Result<()> {
        let arrived = std::mem::take(&mut self.arrived);
        // Names that events bring may be new, and meant by a rule's texts.
        let signatures = arrived.iter().map(|event| event.facts.signature);
        let domains = arrived.iter().filter_map(|event| event.named.domain.as_deref());
        if let Some(newer) = self.set.with_names(conn, ctx, signatures, domains).await? {
            self.set = newer;
        }
        for event in &arrived {
            self.see(ctx.now, event);
        }
        Ok(())
    }

    fn see(&mut self, now: Timestamp, event: &Arrived) {
        let set = Arc::clone(&self.set);
        let none = PropertyMap::new();
        let mut read: Option<Cow<'_, PropertyMap>> = None;
        for place in set.candidates(event.facts.customer, event.facts.signature) {
            let ready = &set.rules[place];
            let customers = &ready.rule.content.customers;
            if !customers.is_empty() && customers.binary_search(&event.facts.customer).is_err() {
                continue;
            }
            let properties = if ready.needs_properties {
                &**read.get_or_insert_with(|| match &event.content {
                    Content::Unread => Cow::Borrowed(&none),
                    Content::Record(format, text) => Cow::Owned(format.details(text).properties),
                    Content::Properties(properties) => Cow::Borrowed(properties),
                })
            } else {
                &none
            };
            let record = EventRecord { kind: EventType::Aggregated, properties, sensor: event.sensor };
            if ready.query.matches(&event.facts, record) {
                self.add(now, place, ready, event, properties);
            }
        }
    }

    fn add(
        &mut self,
        now: Timestamp,
        place: usize,
        ready: &Ready,
        event: &Arrived,
        properties: &PropertyMap,
    ) {
        let content = &ready.rule.content;
        let identity = |field: &RuleField| field.identity(&event.facts, event.sensor, properties);
        let values: Vec<String> = content.group_by.iter().map(identity).collect();
        let customer = event.facts.customer;
        let group = group_id(customer, &content.group_by, &values);
        self.groups.entry((place, group)).or_insert_with(|| {
            let label = |(field, value): (&RuleField, &String)| match field {
                RuleField::Signature => event.named.signature.clone(),
                RuleField::Sensor => event.named.sensor.clone().unwrap_or_default(),
                RuleField::Domain => event.named.domain.clone().unwrap_or_default(),
                _ => value.clone(),
            };
            Group::new(ready, customer, group, content.group_by.iter().zip(&values).map(label).collect())
        });
        if content.threshold == Threshold::Absence {
            let at = event.at.min(now);
            let severity = event.facts.severity;
            let seen =
                self.seen.entry((ready.generation, group)).or_insert(Sighting { rule: place, at, severity });
            if at > seen.at {
                (seen.at, seen.severity) = (at, severity);
            }
            return;
        }
        let (value, sum) = match &content.threshold {
            Threshold::Events { .. } => (event.event.0, 1),
            Threshold::Values { field, .. } => (value_of(&identity(field)), 1),
            Threshold::Occurrences { .. } | Threshold::Absence => (0, event.times),
        };
        let at = event.at.millis().div_euclid(ready.judge.step);
        let key = HitKey { generation: ready.generation, group, at, value };
        let hit = self.hits.entry(key).or_insert_with(|| NewHits {
            rule: place,
            sum: 0,
            times: 0,
            severity: event.facts.severity,
            events: Vec::new(),
        });
        hit.sum += sum;
        hit.times += event.times;
        hit.severity = hit.severity.max(event.facts.severity);
        if hit.events.len() < EVENTS && !hit.events.contains(&event.event) {
            hit.events.push(event.event);
        }
    }
}

impl Group {
    pub(super) fn new(ready: &Ready, customer: CustomerId, group: Uuid, labels: Vec<String>) -> Self {
        let content = &ready.rule.content;
        let key = (!content.dedup.is_empty())
            .then(|| filled(content, &content.dedup, &labels, &|_| customer.to_string()));
        let dedup = dedup_id(ready.rule.id, customer, group, key.as_deref());
        Self { customer, labels, dedup }
    }
}
