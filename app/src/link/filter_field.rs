//! The parts of the events page's filter bar.

use argus_domain::{CustomerId, Flag, Flags, Severity, criteria::EventCriteria};
use std::{fmt::Display, str::FromStr};

/// One thing that events can be filtered by: a part of the filter bar and a name in the URL.
///
/// Values are texts here, as people write them; the domain's types check them on their way into criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FilterField {
    Address,
    Source,
    Destination,
    Text,
    Signature,
    MinSeverity,
    Severity,
    Port,
    SourcePort,
    DestinationPort,
    Customer,
    Flag,
    NotFlag,
    MinCount,
}

impl FilterField {
    pub(crate) const ALL: [Self; 14] = [
        Self::Address,
        Self::Source,
        Self::Destination,
        Self::Text,
        Self::Signature,
        Self::MinSeverity,
        Self::Severity,
        Self::Port,
        Self::SourcePort,
        Self::DestinationPort,
        Self::Customer,
        Self::Flag,
        Self::NotFlag,
        Self::MinCount,
    ];

    /// In the URL.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Address => "ip",
            Self::Source => "source",
            Self::Destination => "destination",
            Self::Text => "text",
            Self::Signature => "signature",
            Self::MinSeverity => "min-severity",
            Self::Severity => "severity",
            Self::Port => "port",
            Self::SourcePort => "source-port",
            Self::DestinationPort => "destination-port",
            Self::Customer => "customer",
            Self::Flag => "flag",
            Self::NotFlag => "not-flag",
            Self::MinCount => "min-count",
        }
    }

    /// In the filter bar, before the values.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Address => "IP",
            Self::Source => "source",
            Self::Destination => "destination",
            Self::Text => "text",
            Self::Signature => "signature",
            Self::MinSeverity => "severity ≥",
            Self::Severity => "severity",
            Self::Port => "port",
            Self::SourcePort => "source port",
            Self::DestinationPort => "destination port",
            Self::Customer => "customer",
            Self::Flag => "flag",
            Self::NotFlag => "not",
            Self::MinCount => "count ≥",
        }
    }

    /// In the menu of filters.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Address => "IP address or range, either side",
            Self::Source => "Source IP address or range",
            Self::Destination => "Destination IP address or range",
            Self::Text => "Text in signature or description",
            Self::Signature => "Signature, exactly",
            Self::MinSeverity => "Severity at least",
            Self::Severity => "Severity exactly",
            Self::Port => "Port, either side",
            Self::SourcePort => "Source port",
            Self::DestinationPort => "Destination port",
            Self::Customer => "Customer",
            Self::Flag => "Flag set",
            Self::NotFlag => "Flag not set",
            Self::MinCount => "Count at least",
        }
    }

    /// What to write, below the field in the editor.
    pub(crate) const fn hint(self) -> &'static str {
        match self {
            Self::Address | Self::Source | Self::Destination => {
                "10.5.97.201, 192.168.1.0/24 or 2001:db8::/32. Ranges also find what they lie in. Several: separate with commas."
            }
            Self::Text => "Part of the signature or of its description, in any case.",
            Self::Signature => "As in the list: SNORT-1:41336. Several: separate with commas.",
            Self::Port | Self::SourcePort | Self::DestinationPort => {
                "1 to 65535. Several: separate with commas."
            }
            Self::MinCount => "Occurrences merged into one event.",
            Self::MinSeverity | Self::Severity | Self::Customer | Self::Flag | Self::NotFlag => "",
        }
    }

    /// The word between several values: any of them may hold, or all must.
    pub(crate) const fn joint(self) -> &'static str {
        match self {
            Self::Flag => " and ",
            Self::NotFlag => " nor ",
            _ => " or ",
        }
    }

    /// Whether several values make sense.
    pub(crate) const fn is_list(self) -> bool {
        !matches!(self, Self::Text | Self::MinSeverity | Self::MinCount)
    }

    /// Whether values are addresses or identifiers, shown in monospace.
    pub(crate) const fn is_code(self) -> bool {
        !matches!(self, Self::Text | Self::MinSeverity | Self::Severity | Self::Customer)
    }

    pub(crate) fn values(self, criteria: &EventCriteria) -> Vec<String> {
        fn texts<T: Display>(values: &[T]) -> Vec<String> {
            values.iter().map(ToString::to_string).collect()
        }
        let flags = |flags: Flags| flags.iter().map(|flag| flag.to_string()).collect();
        match self {
            Self::Address => texts(&criteria.addresses),
            Self::Source => texts(&criteria.sources),
            Self::Destination => texts(&criteria.destinations),
            Self::Text => criteria.text.iter().cloned().collect(),
            Self::Signature => criteria.signatures.clone(),
            Self::MinSeverity => criteria.min_severity.iter().map(ToString::to_string).collect(),
            Self::Severity => texts(&criteria.severities),
            Self::Port => texts(&criteria.ports),
            Self::SourcePort => texts(&criteria.source_ports),
            Self::DestinationPort => texts(&criteria.destination_ports),
            Self::Customer => texts(&criteria.customers),
            Self::Flag => flags(criteria.include_flags),
            Self::NotFlag => flags(criteria.exclude_flags),
            Self::MinCount => criteria.min_count.iter().map(ToString::to_string).collect(),
        }
    }

    /// Replaces the values; none removes the filter. On an error nothing has changed.
    pub(crate) fn set(self, criteria: &mut EventCriteria, values: &[String]) -> Result<(), String> {
        match self {
            Self::Address => criteria.addresses = parse(values)?,
            Self::Source => criteria.sources = parse(values)?,
            Self::Destination => criteria.destinations = parse(values)?,
            Self::Text => criteria.text = values.first().cloned(),
            Self::Signature => criteria.signatures = parse(values)?,
            Self::MinSeverity => {
                criteria.min_severity = parse(values)?.pop();
                // The two exclude each other.
                if criteria.min_severity.is_some() {
                    criteria.severities.clear();
                }
            }
            Self::Severity => {
                criteria.severities = parse::<Severity>(values)?;
                criteria.severities.sort_unstable();
                if !criteria.severities.is_empty() {
                    criteria.min_severity = None;
                    criteria.max_severity = None;
                }
            }
            Self::Port => criteria.ports = ports(values)?,
            Self::SourcePort => criteria.source_ports = ports(values)?,
            Self::DestinationPort => criteria.destination_ports = ports(values)?,
            Self::Customer => {
                criteria.customers = values
                    .iter()
                    .map(|id| id.parse().map_err(|_| format!("“{id}” is not a customer's number")))
                    .collect::<Result<Vec<CustomerId>, _>>()?;
            }
            Self::Flag => {
                criteria.include_flags = parse::<Flag>(values)?.into_iter().collect();
                criteria.exclude_flags = criteria.exclude_flags.without(criteria.include_flags);
            }
            Self::NotFlag => {
                criteria.exclude_flags = parse::<Flag>(values)?.into_iter().collect();
                criteria.include_flags = criteria.include_flags.without(criteria.exclude_flags);
            }
            Self::MinCount => {
                criteria.min_count = match values.first() {
                    None => None,
                    Some(text) => match text.parse() {
                        Ok(count) if count > 0 => Some(count),
                        _ => return Err(format!("“{text}” is not a number from 1")),
                    },
                };
            }
        }
        Ok(())
    }

    /// Adds one value to a list, or puts it in the place of a single one.
    pub(crate) fn add(self, criteria: &mut EventCriteria, value: &str) -> Result<(), String> {
        let mut values = if self.is_list() { self.values(criteria) } else { Vec::new() };
        if !values.iter().any(|other| other == value) {
            values.push(value.to_owned());
        }
        self.set(criteria, &values)
    }

    /// Splits what was typed into values.
    pub(crate) fn split(self, typed: &str) -> Vec<String> {
        let trimmed = |part: &str| part.trim().to_owned();
        let parts: Vec<String> = match self {
            Self::Text => vec![trimmed(typed)],
            _ => typed.split([',', ' ', ';', '\n']).map(trimmed).collect(),
        };
        parts.into_iter().filter(|part| !part.is_empty()).collect()
    }
}

fn parse<T: FromStr<Err: Display> + PartialEq>(values: &[String]) -> Result<Vec<T>, String> {
    let mut parsed = Vec::with_capacity(values.len());
    for text in values {
        let value = text.parse().map_err(|error| format!("“{text}” {error}"))?;
        if !parsed.contains(&value) {
            parsed.push(value);
        }
    }
    Ok(parsed)
}

fn ports(values: &[String]) -> Result<Vec<u16>, String> {
    parse(values).map_err(|_| "A port is a number from 0 to 65535".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(values: &[&str]) -> Vec<String> {
        values.iter().map(|value| (*value).to_owned()).collect()
    }

    #[test]
    fn every_field_returns_what_was_set() {
        for field in FilterField::ALL {
            let values = owned(match field {
                FilterField::Address | FilterField::Source | FilterField::Destination => {
                    &["10.0.0.0/8", "2001:db8::1"]
                }
                FilterField::Text => &["andr trojan"],
                FilterField::Signature => &["SNORT-1:41336"],
                FilterField::MinSeverity => &["high"],
                FilterField::Severity => &["low", "critical"],
                FilterField::Port | FilterField::SourcePort | FilterField::DestinationPort => &["80", "443"],
                FilterField::Customer => &["7"],
                FilterField::Flag | FilterField::NotFlag => &["BLOCKED"],
                FilterField::MinCount => &["10"],
            });
            let mut criteria = EventCriteria::default();
            field.set(&mut criteria, &values).unwrap();
            assert_eq!(field.values(&criteria), values, "{field:?}");
            criteria.check().unwrap();
            field.set(&mut criteria, &[]).unwrap();
            assert_eq!(criteria, EventCriteria::default(), "{field:?}");
        }
    }

    #[test]
    fn refuses_in_words_and_changes_nothing() {
        let mut criteria = EventCriteria::default();
        let error = FilterField::Address.set(&mut criteria, &owned(&["10.0.0.0/33"])).unwrap_err();
        assert!(error.starts_with("“10.0.0.0/33” is not an IP address or CIDR range"), "{error}");
        for (field, value) in [
            (FilterField::Port, "65536"),
            (FilterField::MinSeverity, "urgent"),
            (FilterField::Flag, "BLOCK"),
            (FilterField::MinCount, "0"),
            (FilterField::Customer, "demo"),
        ] {
            assert!(field.set(&mut criteria, &owned(&[value])).is_err(), "{field:?}");
        }
        assert_eq!(criteria, EventCriteria::default());
    }

    #[test]
    fn what_excludes_each_other_gives_way() {
        let mut criteria = EventCriteria::default();
        FilterField::MinSeverity.add(&mut criteria, "high").unwrap();
        FilterField::Severity.add(&mut criteria, "low").unwrap();
        FilterField::Flag.add(&mut criteria, "BLOCKED").unwrap();
        FilterField::NotFlag.add(&mut criteria, "BLOCKED").unwrap();
        criteria.check().unwrap();
        assert!(criteria.include_flags.is_empty());
        assert_eq!(criteria.min_severity, None);
    }

    #[test]
    fn splits_lists_but_not_sentences() {
        assert_eq!(FilterField::Port.split(" 80, 443;8080 "), ["80", "443", "8080"]);
        assert_eq!(FilterField::Text.split(" port scan, fast "), ["port scan, fast"]);
    }
}
