//! Search criteria as they come over the wire (reference section 2.2).

use crate::api::ApiError;
use argus_domain::{
    Cidr, CustomerId, EventId, EventType, Severity, TimeExpr, Timestamp,
    criteria::{EventCriteria, EventSort, EventSortKey},
};
use argus_lenient::Fields;
use argus_service::{Ctx, Error, customer};
use serde_json::{Map, Value};

/// The parameters of the GET form.
pub(super) fn simple(fields: &mut Fields) -> EventCriteria {
    let mut time = |field: &str, default: &str| match fields.text(field) {
        None => default.parse().ok(),
        Some(text) => {
            text.parse().map_err(|error| fields.refuse(field, format_args!("“{text}” {error}"))).ok()
        }
    };
    let start = time("startTimestamp", "-24hours");
    let end = time("endTimestamp", "now");
    EventCriteria {
        start,
        end,
        customers: customer_ids(fields),
        signatures: fields.texts("signature"),
        addresses: fields.parsed_list::<Cidr>("ip"),
        ..EventCriteria::default()
    }
}

/// The body of the POST form. What is wrong is noted in `fields`.
pub(super) async fn full(ctx: &Ctx, fields: &mut Fields) -> Result<EventCriteria, ApiError> {
    let mut customers = customer_ids(fields);
    customers.extend(named_customers(ctx, fields).await?);
    let future = fields.bool("skipFutureEvents").unwrap_or(false);
    let criteria = EventCriteria {
        start: fields.parsed("startTimestamp"),
        end: fields.parsed("endTimestamp").or(future.then_some(TimeExpr::NOW)),
        last_updated_since: last_updated(fields),
        ids: event_ids(fields),
        customers,
        signatures: fields.texts("signature"),
        text: None,
        severities: fields.parsed_list::<Severity>("severity"),
        min_severity: fields.parsed("minSeverity"),
        max_severity: fields.parsed("maxSeverity"),
        addresses: fields.parsed_list("ip"),
        sources: fields.parsed_list("sourceIP"),
        destinations: fields.parsed_list("destinationIP"),
        source_min_bits: bits(fields, "sourceIPMinBits"),
        destination_min_bits: bits(fields, "destinationIPMinBits"),
        ports: ports(fields, "port"),
        source_ports: ports(fields, "sourcePort"),
        destination_ports: ports(fields, "destinationPort"),
        include_flags: fields.parsed_list("includeFlags").into_iter().collect(),
        exclude_flags: fields.parsed_list("excludeFlags").into_iter().collect(),
        min_count: fields.int("minCount"),
    };
    if criteria.start.is_none() && criteria.ids.is_empty() && fields.is_sound() {
        fields.refuse("startTimestamp", "is required");
    }
    refuse_unsupported(fields);
    Ok(criteria)
}

/// Criteria that this server does not know how to apply: ignoring them would answer another question.
const UNSUPPORTED: [&str; 14] = [
    "subCriteria",
    "properties",
    "locationID",
    "alarmID",
    "attackCategoryID",
    "sourceGeoCountry",
    "destinationGeoCountry",
    "geoCountry",
    "domain",
    "associatedCaseID",
    "timeFieldStrategy",
    "indexStartTime",
    "indexEndTime",
    "productionCustomers",
];

fn refuse_unsupported(fields: &mut Fields) {
    for field in UNSUPPORTED {
        let asked = match fields.raw(field) {
            None => false,
            Some(Value::Array(values)) => !values.is_empty(),
            Some(Value::Object(map)) => !map.is_empty(),
            Some(_) => true,
        };
        if asked {
            fields.refuse(field, "is a criterion that this version of the server does not apply");
        }
    }
    if fields.bool("exclude") == Some(true) {
        fields.refuse("exclude", "is only for subCriteria, which this version of the server does not apply");
    }
}

pub(super) fn sort(fields: &mut Fields) -> Vec<EventSort> {
    let names = fields.texts("sortBy");
    names
        .iter()
        .filter_map(|name| {
            let (descending, key) = name.strip_prefix('-').map_or((false, name.as_str()), |key| (true, key));
            let key = EventSortKey::parse(key);
            if key.is_none() {
                fields.refuse("sortBy", format_args!("“{name}” is not a field that events can be sorted by"));
            }
            Some(EventSort { key: key?, descending })
        })
        .collect()
}

fn customer_ids(fields: &mut Fields) -> Vec<CustomerId> {
    fields.ints("customerID").into_iter().map(CustomerId).collect()
}

/// `customer` takes short names and ids. One that may not be seen narrows to nothing, silently.
async fn named_customers(ctx: &Ctx, fields: &mut Fields) -> Result<Vec<CustomerId>, ApiError> {
    let mut ids = Vec::new();
    for name in fields.texts("customer") {
        match customer::get(ctx, &name).await {
            Ok(found) => ids.push(found.id),
            Err(Error::NotFound(_)) => ids.push(CustomerId(-1)),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(ids)
}

fn last_updated(fields: &mut Fields) -> Option<Timestamp> {
    let millis = fields.int("lastUpdatedTimestamp")?;
    let time = Timestamp::from_millis(millis);
    if time.is_none() {
        fields.refuse("lastUpdatedTimestamp", "must be milliseconds since 1970");
    }
    time
}

/// Objects of four parts, or the ids that answers hold.
fn event_ids(fields: &mut Fields) -> Vec<EventId> {
    let values = match fields.raw("eventIdentifier") {
        None => Vec::new(),
        Some(Value::Array(values)) => values,
        Some(value) => vec![value],
    };
    let (texts, objects): (Vec<Value>, Vec<Value>) = values.into_iter().partition(Value::is_string);
    let mut ids: Vec<EventId> = texts
        .iter()
        .filter_map(|text| {
            let parsed = text.as_str().unwrap_or_default().parse();
            parsed.map_err(|error| fields.refuse("eventIdentifier", error)).ok()
        })
        .collect();
    ids.extend(event_ids_in_parts(fields, objects));
    ids
}

fn event_ids_in_parts(fields: &mut Fields, objects: Vec<Value>) -> Vec<EventId> {
    let map = Map::from_iter([("eventIdentifier".to_owned(), Value::Array(objects))]);
    let mut inner = Fields::new(map);
    let ids = inner.objects("eventIdentifier", |id| {
        Some(EventId {
            kind: id.parsed::<EventType>("type").unwrap_or(EventType::Aggregated),
            timestamp: id.int("timestamp").and_then(Timestamp::from_millis)?,
            customer: CustomerId(id.int("customerID")?),
            uuid: id.parsed("eventID")?,
        })
    });
    if ids.iter().any(Option::is_none) {
        inner.refuse("eventIdentifier", "needs timestamp, customerID and eventID");
    }
    for error in inner.finish().err().into_iter().flat_map(|invalid| invalid.0) {
        fields.refuse(&error.field, error.message);
    }
    ids.into_iter().flatten().collect()
}

fn bits(fields: &mut Fields, field: &str) -> Option<u8> {
    let bits = fields.int(field)?;
    let number = u8::try_from(bits).ok().filter(|bits| *bits <= 128);
    if number.is_none() {
        fields.refuse(field, "must be from 0 to 128");
    }
    number
}

fn ports(fields: &mut Fields, field: &str) -> Vec<u16> {
    let numbers = fields.ints(field);
    let ports: Vec<u16> = numbers.iter().filter_map(|number| u16::try_from(*number).ok()).collect();
    if ports.len() < numbers.len() {
        fields.refuse(field, "must be from 0 to 65535");
    }
    ports
}
