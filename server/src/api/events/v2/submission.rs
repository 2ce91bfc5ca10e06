//! What `argus_ingest::submission` reads, for the document.

use crate::api::{
    events::criteria::{PayloadName, SeverityName},
    openapi::{TextOr, choice, takes},
};
use argus_domain::Flag;
use std::collections::BTreeMap;

takes! {
    /// An event that a program saw. Submitting an id again changes what it names.
    #[schema(example = json!({"signature": "SNORT-1:41336", "severity": "medium", "protocol": "tcp", "source": {"ip": "10.5.97.201", "port": 12342}, "destination": {"ip": "94.127.56.110", "port": 80}}))]
    pub(super) struct SubmittedEvent {
        /// As text (`AGGR/1569185283911/2171/6c36deb6-…`) or in parts. What is left out is made up: an aggregated
        /// event of the caller's own customer, now.
        #[schema(inline)]
        id: TextOr<SubmittedId>,
        /// First occurrence, in milliseconds since 1970: now, unless said otherwise.
        startTimestamp: i64,
        /// Last occurrence, not before the first.
        endTimestamp: i64,
        /// What was seen. New events need it.
        #[schema(max_length = 255)]
        signature: String,
        severity: SeverityName,
        /// How many occurrences it stands for.
        #[schema(minimum = 1, default = 1)]
        count: i64,
        /// By name or number: `tcp`, `6`.
        protocol: String,
        source: SubmittedEnd,
        destination: SubmittedEnd,
        /// Number or short name of a location, the customer's own or everybody's.
        location: String,
        /// Flags to add to those that it has. FINALIZED lets nothing change any more.
        flags: Vec<SubmittableFlag>,
        /// One or several values for each key. Keys are cut at 50 letters and values at 1,024; there may be 1,000.
        properties: BTreeMap<String, Vec<String>>,
        /// Ids of the raw events that it was merged from.
        #[schema(max_items = 1000)]
        subEvents: Vec<String>,
        #[schema(max_length = 8192)]
        uri: String,
        /// Domain name.
        #[schema(max_length = 253)]
        fqdn: String,
        /// Kept as a property.
        aggregationKey: String,
        /// A case to link to.
        associatedCaseID: i64,
        /// Cases to link to.
        associatedCaseIDs: Vec<i64>,
        payload: SubmittedPayload,
    }

    /// The parts of an id, as far as they are known.
    pub(super) struct SubmittedId {
        r#type: super::super::criteria::v2::EventKind,
        /// Number or short name.
        customer: String,
        timestamp: i64,
        #[schema(format = "uuid")]
        uuid: String,
    }

    /// One end of an event. User and host are kept as properties.
    pub(super) struct SubmittedEnd {
        /// An address or a range.
        ip: String,
        port: u16,
        user: String,
        host: String,
        geoLocation: SubmittedPlace,
    }

    /// Where an end is.
    pub(super) struct SubmittedPlace {
        /// By two letters.
        countryCode: String,
        #[schema(max_length = 255)]
        locationName: String,
        /// Only together with longitude.
        #[schema(minimum = -90, maximum = 90)]
        latitude: f64,
        /// Only together with latitude.
        #[schema(minimum = -180, maximum = 180)]
        longitude: f64,
        /// Kept as a property.
        geoLocationID: String,
    }

    /// What went over the wire.
    pub(super) struct SubmittedPayload {
        #[schema(required)]
        payloadType: PayloadName,
        /// Text, or base64 of binary kinds.
        #[schema(required, max_length = 1048576)]
        payload: String,
    }

    /// Many events.
    #[schema(example = json!({"events": [{"signature": "SNORT-1:41336", "source": {"ip": "10.5.97.201"}}], "onError": "dropInvalid"}))]
    pub(super) struct SubmittedEvents {
        #[schema(required, min_items = 1, max_items = 10000)]
        events: Vec<SubmittedEvent>,
        /// Whether one that is wrong stops all: it does, unless said otherwise.
        onError: OnError,
    }
}

choice! {
    /// All or those that are right.
    OnError: ["rejectAll", "dropInvalid"];
    /// What may be known of an event by whoever submits it.
    SubmittableFlag: Flag::ALL.iter().filter(|flag| flag.may_be_submitted()).map(|flag| flag.name());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::openapi::holds;

    #[test]
    fn what_is_read_is_what_is_said() {
        let places = ["source", "source.geoLocation", "destination", "destination.geoLocation", "payload"];
        holds::<SubmittedEvent>(&places, |fields| {
            argus_ingest::submission::read(fields);
        });
    }
}
