//! How a sort order is written in the URL: `-time`, `severity`.

use argus_domain::criteria::{EventSort, EventSortKey};

const KEYS: [(EventSortKey, &str); 8] = [
    (EventSortKey::Timestamp, "time"),
    (EventSortKey::StartTimestamp, "start"),
    (EventSortKey::EndTimestamp, "end"),
    (EventSortKey::LastUpdatedTimestamp, "updated"),
    (EventSortKey::Severity, "severity"),
    (EventSortKey::Count, "count"),
    (EventSortKey::CustomerId, "customer"),
    (EventSortKey::Id, "id"),
];

pub(crate) fn read(text: &str) -> Option<EventSort> {
    let (descending, name) = match text.strip_prefix('-') {
        Some(name) => (true, name),
        None => (false, text),
    };
    let &(key, _) = KEYS.iter().find(|(_, other)| *other == name)?;
    Some(EventSort { key, descending })
}

pub(crate) fn write(sort: EventSort) -> String {
    let name = KEYS.iter().find(|(key, _)| *key == sort.key).map_or("time", |(_, name)| name);
    format!("{}{name}", if sort.descending { "-" } else { "" })
}

/// The name of the REST API.
pub(crate) fn rest_name(sort: EventSort) -> String {
    let name = match sort.key {
        EventSortKey::Timestamp => "timestamp",
        EventSortKey::StartTimestamp => "startTimestamp",
        EventSortKey::EndTimestamp => "endTimestamp",
        EventSortKey::LastUpdatedTimestamp => "lastUpdatedTimestamp",
        EventSortKey::Severity => "severity",
        EventSortKey::Count => "count",
        EventSortKey::CustomerId => "customerID",
        EventSortKey::Id => "id",
    };
    format!("{}{name}", if sort.descending { "-" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_returns() {
        for (key, _) in KEYS {
            for descending in [false, true] {
                let sort = EventSort { key, descending };
                assert_eq!(read(&write(sort)), Some(sort));
                let name = rest_name(sort);
                assert_eq!(EventSortKey::parse(name.trim_start_matches('-')), Some(key));
            }
        }
        assert_eq!(read("colour"), None);
    }
}
