//! Resolved criteria: times are points in time, names are ids, and what the caller may not see is left out.

use crate::{
    CaseId, Cidr, CidrMatch, Country, CustomerId, EventFacts, EventId, EventType, Flags, LocationId, Place,
    PropertyCriteria, SensorId, Severity, SignatureId, TimeField, TimeFields, Timestamp, WebDomainId,
    event::EndPoint,
};
use std::collections::BTreeMap;

/// What a search looks for. All fields must hold; several values in one field are alternatives.
#[derive(Clone, Debug, PartialEq)]
pub struct EventQuery {
    /// Those of `time_fields` lie at or after …
    pub start: Option<Timestamp>,
    /// … and at or before.
    pub end: Option<Timestamp>,
    pub time_fields: TimeFields,
    pub updated_since: Option<Timestamp>,
    /// The days that are searched, in days since 1970, both included.
    pub days: Option<(i64, i64)>,
    pub ids: Vec<EventId>,
    /// Empty asks nothing.
    pub customers: Vec<CustomerId>,
    /// `None` asks nothing, an empty list finds nothing.
    pub signatures: Option<Vec<SignatureId>>,
    /// Those that may match; an empty list finds nothing.
    pub severities: Vec<Severity>,
    pub address: AddressCriteria,
    pub ports: Vec<u16>,
    pub source_ports: Vec<u16>,
    pub destination_ports: Vec<u16>,
    /// On either side.
    pub countries: Vec<Country>,
    pub source_countries: Vec<Country>,
    pub destination_countries: Vec<Country>,
    pub locations: Vec<LocationId>,
    /// `None` asks nothing, an empty list finds nothing.
    pub domains: Option<Vec<WebDomainId>>,
    /// Of raw events only.
    pub sensors: Vec<SensorId>,
    /// Linked to any of these; 0 means linked to none.
    pub cases: Vec<CaseId>,
    /// All of them must hold.
    pub properties: Vec<PropertyCriteria>,
    pub include_flags: Flags,
    pub exclude_flags: Flags,
    pub min_count: Option<i64>,
    pub include_deleted: bool,
    /// Further blocks of the same shape.
    pub sub: Vec<SubQuery>,
}

/// How a block meets the one around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SubMode {
    /// One of all blocks of this kind must match.
    Any,
    /// Must match.
    Required,
    /// Must not match.
    Exclude,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SubQuery {
    pub mode: SubMode,
    pub query: EventQuery,
}

impl Default for EventQuery {
    /// Asks nothing: every event that was not deleted.
    fn default() -> Self {
        Self {
            start: None,
            end: None,
            time_fields: TimeFields::default(),
            updated_since: None,
            days: None,
            ids: Vec::new(),
            customers: Vec::new(),
            signatures: None,
            severities: Severity::ALL.to_vec(),
            address: AddressCriteria::default(),
            ports: Vec::new(),
            source_ports: Vec::new(),
            destination_ports: Vec::new(),
            countries: Vec::new(),
            source_countries: Vec::new(),
            destination_countries: Vec::new(),
            locations: Vec::new(),
            domains: None,
            sensors: Vec::new(),
            cases: Vec::new(),
            properties: Vec::new(),
            include_flags: Flags::NONE,
            exclude_flags: Flags::NONE,
            min_count: None,
            include_deleted: false,
            sub: Vec::new(),
        }
    }
}

/// What properties and sensor an event has, where they were read.
#[derive(Clone, Copy, Debug)]
pub struct EventRecord<'a> {
    pub kind: EventType,
    pub properties: &'a BTreeMap<String, String>,
    pub sensor: Option<SensorId>,
}

impl EventQuery {
    /// This block and all within it.
    pub fn blocks(&self) -> impl Iterator<Item = &Self> {
        let mut open = vec![self];
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(next.sub.iter().map(|sub| &sub.query));
            Some(next)
        })
    }

    /// The same question with what required blocks ask moved up to where an index can lead to it.
    pub fn simplified(mut self) -> Self {
        for sub in &mut self.sub {
            sub.query = std::mem::take(&mut sub.query).simplified();
        }
        for sub in self.sub.iter_mut().filter(|sub| sub.mode == SubMode::Required) {
            let block = &mut sub.query;
            if self.signatures.is_none() {
                self.signatures = block.signatures.take();
            }
            if self.domains.is_none() {
                self.domains = block.domains.take();
            }
            if self.address.is_empty() {
                self.address = std::mem::take(&mut block.address);
            }
            if self.cases.is_empty() {
                self.cases = std::mem::take(&mut block.cases);
            }
            if self.ids.is_empty() {
                self.ids = std::mem::take(&mut block.ids);
            }
        }
        self
    }

    /// Whether properties are asked for anywhere, which lie in an event's record.
    pub fn needs_record(&self) -> bool {
        self.blocks().any(|block| !block.properties.is_empty())
    }

    /// The rule itself, for one event: what every faster way must agree with.
    pub fn matches(&self, event: &EventFacts, record: EventRecord<'_>) -> bool {
        let EventRecord { kind, properties, sensor } = record;
        let any = |asked: bool, holds: bool| !asked || holds;
        let flags = event.flags;
        let plain = self.matches_time(event)
            && any(self.updated_since.is_some(), self.updated_since <= Some(event.updated))
            && self.days.is_none_or(|(first, last)| (first..=last).contains(&event.key.timestamp().day()))
            && any(!self.ids.is_empty(), self.ids.iter().any(|id| is(id, kind, event)))
            && any(!self.customers.is_empty(), self.customers.contains(&event.customer))
            && self.signatures.as_ref().is_none_or(|ids| ids.contains(&event.signature))
            && self.severities.contains(&event.severity)
            && self.address.matches(event.source.address, event.destination.address)
            && self.matches_ports(event.source, event.destination)
            && self.matches_countries(event.source_place, event.destination_place)
            && any(!self.locations.is_empty(), self.locations.contains(&event.location))
            && self.domains.as_ref().is_none_or(|ids| event.domain.is_some_and(|id| ids.contains(&id)))
            && any(!self.sensors.is_empty(), sensor.is_some_and(|id| self.sensors.contains(&id)))
            && any(!self.cases.is_empty(), self.matches_cases(&event.cases))
            && self.properties.iter().all(|asked| asked.matches(properties))
            && flags.intersection(self.include_flags) == self.include_flags
            && flags.intersection(self.exclude_flags).is_empty()
            && self.min_count.is_none_or(|count| event.count >= count)
            && (self.include_deleted || flags.intersection(Flags::DELETED).is_empty());
        plain && self.matches_sub(|query| query.matches(event, record))
    }

    fn matches_sub(&self, matches: impl Fn(&Self) -> bool) -> bool {
        let mut plain = self.sub.iter().filter(|sub| sub.mode == SubMode::Any).peekable();
        self.sub.iter().all(|sub| match sub.mode {
            SubMode::Any => true,
            SubMode::Required => matches(&sub.query),
            SubMode::Exclude => !matches(&sub.query),
        }) && (plain.peek().is_none() || plain.any(|sub| matches(&sub.query)))
    }

    fn matches_time(&self, event: &EventFacts) -> bool {
        if self.start.is_none() && self.end.is_none() {
            return true;
        }
        let within = |field| {
            let at = match field {
                TimeField::Timestamp => Some(event.key.timestamp()),
                TimeField::Start => Some(event.start),
                TimeField::End => Some(event.end),
                TimeField::LastUpdated => Some(event.updated),
                TimeField::FirstAssessed => event.assessed,
            };
            at.is_some_and(|at| {
                self.start.is_none_or(|start| start <= at) && self.end.is_none_or(|end| at <= end)
            })
        };
        let mut fields = self.time_fields.iter();
        if self.time_fields.all { fields.all(within) } else { fields.any(within) }
    }

    fn matches_ports(&self, source: EndPoint, destination: EndPoint) -> bool {
        let has = |ports: &[u16], end: EndPoint| end.port.is_some_and(|port| ports.contains(&port));
        (self.ports.is_empty() || has(&self.ports, source) || has(&self.ports, destination))
            && (self.source_ports.is_empty() || has(&self.source_ports, source))
            && (self.destination_ports.is_empty() || has(&self.destination_ports, destination))
    }

    fn matches_countries(&self, source: Option<Place>, destination: Option<Place>) -> bool {
        let is_in = |countries: &[Country], place: Option<Place>| {
            place.and_then(|place| place.country).is_some_and(|country| countries.contains(&country))
        };
        (self.countries.is_empty() || is_in(&self.countries, source) || is_in(&self.countries, destination))
            && (self.source_countries.is_empty() || is_in(&self.source_countries, source))
            && (self.destination_countries.is_empty() || is_in(&self.destination_countries, destination))
    }

    /// Whether an event that is linked to `linked` has a case that is asked for.
    pub fn matches_cases(&self, linked: &[CaseId]) -> bool {
        self.cases.iter().any(|case| if case.0 == 0 { linked.is_empty() } else { linked.contains(case) })
    }
}

fn is(id: &EventId, kind: EventType, event: &EventFacts) -> bool {
    id.kind == kind
        && id.uuid == event.uuid
        && id.customer == event.customer
        && id.timestamp == event.key.timestamp()
}

/// Addresses as they were asked for. Lists are alternatives; the three criteria must all hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddressCriteria {
    pub either: Vec<Cidr>,
    pub source: Vec<Cidr>,
    pub destination: Vec<Cidr>,
    /// As people write them; 0 lets every covering network through.
    pub source_min_bits: u8,
    pub destination_min_bits: u8,
}

impl AddressCriteria {
    pub fn is_empty(&self) -> bool {
        self.either.is_empty() && self.source.is_empty() && self.destination.is_empty()
    }

    pub fn matches(&self, source: Option<Cidr>, destination: Option<Cidr>) -> bool {
        let source_in = |asked: &[Cidr]| source.is_some_and(|at| matches(asked, self.source_min_bits, at));
        let destination_in =
            |asked: &[Cidr]| destination.is_some_and(|at| matches(asked, self.destination_min_bits, at));
        (self.either.is_empty() || source_in(&self.either) || destination_in(&self.either))
            && (self.source.is_empty() || source_in(&self.source))
            && (self.destination.is_empty() || destination_in(&self.destination))
    }
}

/// Whether a stored network is inside or covers one that is asked for. None with fewer bits than `min_bits`
/// matches, except one that is written in the criteria itself.
pub fn matches(asked: &[Cidr], min_bits: u8, stored: Cidr) -> bool {
    let narrow_enough = || stored.bits() >= min_bits.min(if stored.is_ipv4() { 32 } else { 128 });
    asked.iter().any(|asked| match asked.matches(&stored) {
        Some(CidrMatch::Equal) => true,
        Some(CidrMatch::Inside | CidrMatch::Covers) => narrow_enough(),
        None => false,
    })
}
