//! What the reader takes, for the document.

use super::{END_FLAGS, KINDS, SORTS, times};
use crate::api::{
    criteria::{Match, sort_names},
    events::criteria::{EventPaging, SeverityName},
    openapi::{choice, takes},
};
use argus_domain::Flag;

takes! {
    /// What events have to fulfil: all of it. Of several values in one field one is enough.
    pub(in crate::api::events) struct EventBlock {
        /// Ids, as answers hold them.
        #[schema(max_items = 1024)]
        eventIdentifier: Vec<String>,
        /// Not before this time: `1569185283911`, `2019-09-22T20:48:03Z`, `-2days`, `startOfDay`.
        #[schema(example = "-24hours")]
        startTimestamp: String,
        /// Not after this time.
        #[schema(example = "now")]
        endTimestamp: String,
        /// Which times have to lie between the two: first and last occurrence, unless said otherwise.
        timeFieldStrategy: Vec<EventTimeName>,
        /// Whether one of those times is enough. It is, unless all are asked for.
        timeMatchStrategy: Match,
        /// Not before this time, by the events' own time.
        indexStartTimestamp: String,
        /// Not after this time, by the events' own time.
        indexEndTimestamp: String,
        /// False leaves out events whose own time lies ahead, at which they are published.
        #[schema(default = true)]
        includeUnpublished: bool,
        /// Numbers or short names.
        #[schema(max_items = 1024)]
        customer: Vec<String>,
        /// True for customers in production only, false for the others only.
        productionCustomers: bool,
        severity: Vec<SeverityName>,
        /// Domain names, as events have them.
        #[schema(max_items = 1024)]
        domain: Vec<String>,
        /// Numbers of cases, 0 for events of none.
        #[schema(max_items = 1024)]
        associatedCase: Vec<i64>,
        /// Only events with all of these flags.
        includeFlag: Vec<EventFlagName>,
        /// Only events with none of these flags.
        excludeFlag: Vec<EventFlagName>,
        /// What the events are about.
        #[schema(max_items = 1024)]
        attack: Vec<AttackCriteria>,
        /// Where they come from and go to.
        #[schema(max_items = 1024)]
        endpoint: Vec<EndpointCriteria>,
        /// What else they tell.
        #[schema(max_items = 1024)]
        property: Vec<PropertyCriteria>,
        /// Blocks of criteria.
        #[schema(max_items = 1024)]
        subCriteria: Vec<EventSubBlock>,
    }

    /// Of the blocks in one list all have to hold that are required, none that is excluded, and one of the others.
    pub(in crate::api::events) struct BlockMode {
        /// Holds in any case.
        #[schema(default = false)]
        required: bool,
        /// Must not hold. Not together with `required`.
        #[schema(default = false)]
        exclude: bool,
    }

    /// Criteria within criteria.
    pub(in crate::api::events) struct EventSubBlock {
        #[serde(flatten)]
        mode: BlockMode,
        #[serde(flatten)]
        #[schema(no_recursion)]
        block: EventBlock,
    }

    /// What an event is about.
    pub(in crate::api::events) struct AttackCriteria {
        #[serde(flatten)]
        mode: BlockMode,
        /// Signatures, as events have them.
        #[schema(max_items = 1024)]
        signature: Vec<String>,
        /// Numbers of alarms. They have no names.
        #[schema(max_items = 1024)]
        alarm: Vec<String>,
        /// Numbers of attack categories, or up to 100 different names.
        #[schema(max_items = 1024)]
        attackCategory: Vec<String>,
    }

    /// What one end of an event has to fulfil.
    pub(in crate::api::events) struct EndpointCriteria {
        #[serde(flatten)]
        mode: BlockMode,
        /// Which end: either, unless said otherwise.
        endpointFieldStrategy: End,
        /// Addresses or ranges. Found is what lies inside, and what covers it.
        #[schema(example = json!(["10.0.0.0/8"]))]
        ip: Vec<String>,
        /// No ranges with fewer bits than this.
        #[schema(minimum = 0, maximum = 128)]
        minMaskBits: u8,
        /// From 0 to 65535.
        port: Vec<u16>,
        /// By two letters.
        countryCode: Vec<String>,
        /// Only ends with all of these flags.
        includeFlag: Vec<EndFlagName>,
        /// Only ends with none of these flags.
        excludeFlag: Vec<EndFlagName>,
    }

    /// A property that an event has to have.
    pub(in crate::api::events) struct PropertyCriteria {
        #[serde(flatten)]
        mode: BlockMode,
        #[schema(required)]
        key: String,
        #[schema(required, max_items = 1024)]
        value: Vec<String>,
        /// Whether the property has to have all of these values, or any.
        valueMatchStrategy: Match,
        /// Whole values, or their words.
        valueSearchStrategy: Wording,
    }

    /// What is shown of events besides what always is.
    pub(in crate::api::events) struct ShownFields {
        #[schema(default = false)]
        includeAllProperties: bool,
        /// Properties to show, by their keys.
        #[schema(max_items = 1024)]
        includeProperties: Vec<String>,
        #[schema(default = false)]
        includeComments: bool,
        /// The ids of the events that an event consists of: raw ones that were merged into it, and those that were
        /// named when it was submitted.
        #[schema(default = false)]
        includeSubEvents: bool,
    }

    /// A search for events.
    #[schema(example = json!({"startTimestamp": "-24hours", "endpoint": [{"ip": ["10.0.0.0/8"]}], "limit": 25}))]
    pub(in crate::api::events) struct EventSearchRequest {
        #[serde(flatten)]
        block: EventBlock,
        /// Aggregated or raw ones: both, unless said otherwise, but none that ids do not name.
        r#type: Vec<EventKind>,
        /// Order, the first name first: the newest first unless said otherwise.
        sortBy: Vec<EventSortField>,
        #[serde(flatten)]
        shown: ShownFields,
        #[serde(flatten)]
        paging: EventPaging,
    }

    /// Which events, by the parameters of a query.
    pub(in crate::api::events) struct SimpleEventRequest {
        /// Aggregated or raw ones: both, unless said otherwise.
        r#type: Vec<EventKind>,
        /// Numbers or short names.
        #[schema(max_items = 1024)]
        customer: Vec<String>,
        /// Signatures, as events have them.
        #[schema(max_items = 1024)]
        signature: Vec<String>,
        /// Not before this time.
        startTimestamp: String,
        /// Not after this time.
        endTimestamp: String,
        #[serde(flatten)]
        paging: EventPaging,
    }
}

choice! {
    /// Aggregated events are merged from raw ones.
    EventKind: KINDS;
    /// A field of an event; `-` before it turns the order round.
    EventSortField: sort_names(&SORTS);
    /// A time of an event. It is created and published at its own time; what was persisted is what was updated.
    EventTimeName: times::NAMES.map(|(name, _)| name).into_iter().chain(["all"]);
    /// What is known of an event.
    EventFlagName: Flag::ALL.iter().filter(|flag| !flag.is_of_endpoint()).map(|flag| flag.camel_name());
    /// What is known of an end.
    EndFlagName: END_FLAGS.map(|(name, _)| name);
    /// One end or either.
    End: ["source", "destination", "all"];
    /// Whole values or words.
    Wording: ["exact", "tokenized"];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::openapi::holds;

    #[test]
    fn what_is_read_is_what_is_said() {
        let places = [
            "attack",
            "endpoint",
            "property",
            "subCriteria",
            "subCriteria.endpoint",
            "subCriteria.subCriteria",
        ];
        holds::<EventBlock>(&places, |fields| {
            super::super::full(fields, &mut super::super::Categories::default());
        });
    }
}
