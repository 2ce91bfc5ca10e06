//! What the reader takes, for the document.

use crate::api::openapi::{TextOr, choice, takes};
use argus_domain::{Flag, PayloadKind, Severity, statistics::Dimension};
use std::collections::BTreeMap;

takes! {
    /// Which events. All that is asked has to hold; of several values in one field one has to.
    #[schema(as = EventCriteria)]
    pub(in crate::api) struct EventFields {
        /// The events' own ids, as texts (`AGGR/1569185283911/2171/6c36deb6-…`) or in parts.
        #[schema(max_items = 1024, inline)]
        eventIdentifier: Vec<TextOr<EventIdentifier>>,
        /// Not before this time: `1569185283911`, `2019-09-22T20:48:03Z`, `-2days`, `startOfDay`. Searches need it
        /// unless they name ids.
        #[schema(example = "-24hours")]
        startTimestamp: String,
        /// Not after this time.
        #[schema(example = "now")]
        endTimestamp: String,
        /// Which of an event's times have to lie between the two, one of them being enough: its first and last
        /// occurrence unless said otherwise, and the only one of a raw event.
        timeFieldStrategy: Vec<EventTime>,
        /// Changed or taken in at or after this time, in milliseconds since 1970. Not together with
        /// `timeFieldStrategy`.
        lastUpdatedTimestamp: i64,
        /// Not before this time, by the events' own time.
        indexStartTime: String,
        /// Not after this time, by the events' own time.
        indexEndTime: String,
        /// No events whose times lie ahead.
        #[schema(default = false)]
        skipFutureEvents: bool,
        /// False leaves out events whose own time lies ahead, at which they are published.
        #[schema(default = true)]
        includeUnpublished: bool,
        /// Numbers of customers.
        customerID: Vec<i64>,
        /// Numbers or short names of customers.
        #[schema(max_items = 1024)]
        customer: Vec<String>,
        /// True for customers in production only, false for the others only.
        productionCustomers: bool,
        /// Signatures, as events have them.
        signature: Vec<String>,
        /// A part of a signature or of the description of its alarm, in any case.
        signatureText: String,
        /// Numbers of alarms that signatures are mapped to.
        #[schema(max_items = 1024)]
        alarmID: Vec<i64>,
        /// Numbers of attack categories that signatures are mapped to.
        #[schema(max_items = 1024)]
        attackCategoryID: Vec<i64>,
        /// Not together with minSeverity and maxSeverity.
        severity: Vec<SeverityName>,
        /// At least as bad.
        minSeverity: SeverityName,
        /// At most as bad.
        maxSeverity: SeverityName,
        /// Addresses or ranges at either end. Found is what lies inside, and what covers it.
        #[schema(example = json!(["10.0.0.0/8"]))]
        ip: Vec<String>,
        /// The same for the source alone.
        sourceIP: Vec<String>,
        /// The same for the destination alone.
        destinationIP: Vec<String>,
        /// No sources that are ranges with fewer bits than this.
        #[schema(minimum = 0, maximum = 128)]
        sourceIPMinBits: u8,
        /// No destinations that are ranges with fewer bits than this.
        #[schema(minimum = 0, maximum = 128)]
        destinationIPMinBits: u8,
        /// Ports at either end, from 0 to 65535.
        port: Vec<String>,
        /// Ports of the source.
        sourcePort: Vec<String>,
        /// Ports of the destination.
        destinationPort: Vec<String>,
        /// Countries of either end, by two letters.
        #[schema(max_items = 1024, example = json!(["NO"]))]
        geoCountry: Vec<String>,
        /// Countries of the source.
        #[schema(max_items = 1024)]
        sourceGeoCountry: Vec<String>,
        /// Countries of the destination.
        #[schema(max_items = 1024)]
        destinationGeoCountry: Vec<String>,
        /// Numbers of locations.
        #[schema(max_items = 1024)]
        locationID: Vec<i64>,
        /// Numbers of sensors.
        sensorID: Vec<i64>,
        /// Domain names, as events have them.
        #[schema(max_items = 1024)]
        domain: Vec<String>,
        /// Properties that all have to be there; several values of one key are alternatives.
        properties: BTreeMap<String, Vec<String>>,
        /// False finds values by their words instead.
        #[schema(default = true)]
        exactMatchProperties: bool,
        /// Patterns of properties, in any case: `*` stands for anything, `?` for one letter, a backslash before them for
        /// themselves.
        #[schema(example = json!({"http.http_user_agent": ["*curl*"]}))]
        propertyPatterns: BTreeMap<String, Vec<String>>,
        /// Numbers of cases, 0 for events of none.
        associatedCaseID: Vec<i64>,
        /// Only events with all of these flags.
        includeFlags: Vec<EventFlag>,
        /// Only events with none of these flags.
        excludeFlags: Vec<EventFlag>,
        /// Only events that stand for at least so many occurrences.
        minCount: i64,
        /// Also what was deleted, for whoever may see that.
        #[schema(default = false)]
        includeDeleted: bool,
        /// Only true in `subCriteria`.
        exclude: bool,
        /// Blocks of criteria. Of those that are neither `required` nor `exclude` one has to hold.
        #[schema(max_items = 1024)]
        subCriteria: Vec<EventSubFields>,
    }

    /// Criteria within criteria.
    #[schema(as = EventSubCriteria)]
    pub(in crate::api::events) struct EventSubFields {
        /// The block has to hold in any case.
        required: bool,
        #[serde(flatten)]
        #[schema(no_recursion)]
        fields: EventFields,
    }

    /// The parts of an event's id.
    pub(in crate::api::events) struct EventIdentifier {
        /// `AGGR`, or `NIDS` for raw events.
        #[schema(default = "AGGR")]
        r#type: String,
        #[schema(required)]
        timestamp: i64,
        #[schema(required)]
        customerID: i64,
        #[schema(required, format = "uuid")]
        eventID: String,
    }

    /// Which events, by the parameters of a query.
    pub(in crate::api::events) struct SimpleEventCriteria {
        /// Numbers of customers.
        customerID: Vec<i64>,
        /// Signatures, as events have them.
        signature: Vec<String>,
        /// Addresses or ranges at either end.
        ip: Vec<String>,
        /// Not before this time.
        #[schema(default = "-24hours")]
        startTimestamp: String,
        /// Not after this time.
        #[schema(default = "now")]
        endTimestamp: String,
        #[serde(flatten)]
        paging: EventPaging,
    }

    /// Which part of a list of events.
    pub(in crate::api::events) struct EventPaging {
        /// The most events, up to 10,000. 0 asks for all of them; lists are sent as they are read then.
        #[schema(minimum = 0, default = 25)]
        limit: u32,
        /// How many events to skip: up to 100,000, and any number where `limit` is 0.
        #[schema(minimum = 0, default = 0)]
        offset: u32,
    }

    /// A search for events.
    #[schema(example = json!({"startTimestamp": "-24hours", "severity": ["high", "critical"], "limit": 25}))]
    pub(in crate::api::events) struct EventSearchCriteria {
        #[serde(flatten)]
        criteria: EventFields,
        /// Order, the first name first: the newest first unless said otherwise.
        #[schema(max_items = 32)]
        sortBy: Vec<EventSortName>,
        /// What stands between several values of one property in the answer.
        multivaluePropertySeparator: Separator,
        #[serde(flatten)]
        paging: EventPaging,
    }

    /// What to count, and by what.
    #[schema(example = json!({"startTimestamp": "-24hours", "groupBy": ["ATTACK_IDENTIFIER"], "resolution": 1, "resolutionUnit": "hours", "cutoff": 10}))]
    pub(in crate::api::events) struct EventStatisticsCriteria {
        #[serde(flatten)]
        criteria: EventFields,
        /// What events of one group have in common. Without any there is one group.
        groupBy: Vec<EventDimension>,
        /// How long each span of time is, in units; 0 for one span.
        #[schema(minimum = 0, default = 0)]
        resolution: i64,
        /// Of weeks, months and years one makes a span.
        resolutionUnit: ResolutionUnit,
        /// Which time puts an event into a span: that of its first occurrence, or its own.
        timeFrameStrategy: TimeFrame,
        /// Counts occurrences instead of events.
        #[schema(default = false)]
        countRawEvents: bool,
        /// Only so many groups, the largest; 0 for all.
        #[schema(minimum = 0, default = 0)]
        cutoff: u32,
        /// Whether the groups that were cut off are put into one more.
        #[schema(default = true)]
        includeOthers: bool,
    }
}

choice! {
    /// How bad an event is.
    SeverityName: Severity::ALL.map(Severity::name);
    /// What a payload is.
    PayloadName: [PayloadKind::Ethernet, PayloadKind::Pcap, PayloadKind::Binary, PayloadKind::String].map(PayloadKind::name);
    /// What is known of an event.
    EventFlag: Flag::ALL.iter().map(|flag| flag.name());
    /// A time of an event; publicationTimestamp is the same as timestamp.
    EventTime: super::TIMES;
    /// A field of an event; `-` before it turns the order round.
    EventSortName: SORTS.iter().flat_map(|name| [(*name).to_owned(), format!("-{name}")]);
    /// A comma or the end of a line.
    Separator: ["comma", "newline"];
    /// What events can have in common.
    EventDimension: Dimension::ALL.iter().filter(|by| **by != Dimension::Case).map(|by| by.name());
    /// A unit of time.
    ResolutionUnit: ["milliseconds", "seconds", "minutes", "hours", "days", "weeks", "months", "years"];
    /// A time of an event.
    TimeFrame: ["startEndTimestamp", "timestamp"];
}

const SORTS: [&str; 8] = [
    "timestamp",
    "startTimestamp",
    "endTimestamp",
    "lastUpdatedTimestamp",
    "severity",
    "count",
    "customerID",
    "id",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::openapi::holds;
    use argus_domain::criteria::EventSortKey;

    #[test]
    fn what_is_read_is_what_is_said() {
        holds::<EventFields>(&["subCriteria", "subCriteria.subCriteria"], |fields| {
            super::super::full(fields);
        });
    }

    #[test]
    fn orders_are_known() {
        assert!(SORTS.iter().all(|name| EventSortKey::parse(name).is_some()));
    }
}
