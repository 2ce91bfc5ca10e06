//! The values of a part of the filter bar: out of criteria as texts, and into them.

use super::FilterField;
use argus_domain::{CaseId, Flag, Flags, PropertyCriteria, Severity, criteria::EventCriteria};
use std::{fmt::Display, str::FromStr};

/// What stands for "linked to no case", which criteria write as 0.
pub(crate) const NO_CASE: &str = "none";

impl FilterField {
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
            Self::Alarm => texts(&criteria.alarms),
            Self::Category => texts(&criteria.categories),
            Self::MinSeverity => criteria.min_severity.iter().map(ToString::to_string).collect(),
            Self::Severity => texts(&criteria.severities),
            Self::Port => texts(&criteria.ports),
            Self::SourcePort => texts(&criteria.source_ports),
            Self::DestinationPort => texts(&criteria.destination_ports),
            Self::Customer => texts(&criteria.customers),
            Self::Location => texts(&criteria.locations),
            Self::Flag => flags(criteria.include_flags),
            Self::NotFlag => flags(criteria.exclude_flags),
            Self::MinCount => criteria.min_count.iter().map(ToString::to_string).collect(),
            Self::Country => texts(&criteria.countries),
            Self::Domain => criteria.domains.clone(),
            Self::Case => criteria.cases.iter().map(|case| case_text(*case)).collect(),
            Self::Property => criteria.properties.iter().flat_map(pairs).collect(),
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
            Self::Alarm => criteria.alarms = numbers(values, "an alarm")?,
            Self::Category => criteria.categories = numbers(values, "a category")?,
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
            Self::Customer => criteria.customers = numbers(values, "a customer")?,
            Self::Location => criteria.locations = numbers(values, "a location")?,
            Self::Country => criteria.countries = parse(values)?,
            Self::Domain => criteria.domains = parse(values)?,
            Self::Case => criteria.cases = cases(values)?,
            Self::Property => criteria.properties = properties(values)?,
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
            _ if self.is_by_line() => typed.lines().map(trimmed).collect(),
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

fn numbers<T: FromStr>(values: &[String], whose: &str) -> Result<Vec<T>, String> {
    values.iter().map(|id| id.parse().map_err(|_| format!("“{id}” is not the number of {whose}"))).collect()
}

fn case_text(case: CaseId) -> String {
    if case.0 == 0 { NO_CASE.to_owned() } else { case.to_string() }
}

fn cases(values: &[String]) -> Result<Vec<CaseId>, String> {
    let mut cases = Vec::with_capacity(values.len());
    for text in values {
        let case = match text.strip_prefix('#').unwrap_or(text).parse() {
            _ if text.eq_ignore_ascii_case(NO_CASE) => CaseId(0),
            Ok(CaseId(number @ 1..)) => CaseId(number),
            _ => return Err(format!("“{text}” is neither the number of a case nor “{NO_CASE}”")),
        };
        if !cases.contains(&case) {
            cases.push(case);
        }
    }
    Ok(cases)
}

/// `key=value`, or `key~pattern`, once for each value.
fn pairs(property: &PropertyCriteria) -> impl Iterator<Item = String> + '_ {
    let sign = if property.pattern { '~' } else { '=' };
    property.values.iter().map(move |value| format!("{}{sign}{value}", property.key))
}

/// Several values of one key are alternatives.
fn properties(values: &[String]) -> Result<Vec<PropertyCriteria>, String> {
    let mut properties: Vec<PropertyCriteria> = Vec::new();
    for text in values {
        let pattern = text.chars().find(|letter| "=~".contains(*letter)) == Some('~');
        let pair = text.split_once(['=', '~']).map(|(key, value)| (key.trim(), value.trim()));
        let Some((key, value)) = pair.filter(|(key, value)| !key.is_empty() && !value.is_empty()) else {
            return Err(format!(
                "“{text}” is not a name and a value: write app_proto=tls or tls.sni~*.example.com"
            ));
        };
        match properties.iter_mut().find(|property| property.key == key && property.pattern == pattern) {
            None => properties.push(PropertyCriteria {
                key: key.to_owned(),
                values: vec![value.to_owned()],
                pattern,
                ..PropertyCriteria::default()
            }),
            Some(property) if property.values.iter().any(|other| other == value) => {}
            Some(property) => property.values.push(value.to_owned()),
        }
    }
    Ok(properties)
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
                FilterField::Alarm | FilterField::Category | FilterField::Location => &["7", "12"],
                FilterField::Customer => &["7"],
                FilterField::Flag | FilterField::NotFlag => &["BLOCKED"],
                FilterField::MinCount => &["10"],
                FilterField::Country => &["NO", "US"],
                FilterField::Domain => &["files.example.org"],
                FilterField::Case => &["7", "none"],
                FilterField::Property => &["app_proto=tls", "app_proto=http", "tls.subject=CN=a, b"],
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
            (FilterField::Alarm, "scan"),
            (FilterField::Category, "scan"),
            (FilterField::Location, "oslo"),
            (FilterField::Country, "Norway"),
            (FilterField::Case, "0"),
            (FilterField::Case, "mine"),
            (FilterField::Property, "app_proto"),
            (FilterField::Property, "=tls"),
            (FilterField::Property, "app_proto= "),
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
        assert_eq!(FilterField::Property.split("a=b, c\n\n d=e \n"), ["a=b, c", "d=e"]);
    }

    #[test]
    fn one_property_may_have_several_values() {
        let mut criteria = EventCriteria::default();
        let asked = owned(&["a=1", "b = 2", "a=3", "a=1"]);
        FilterField::Property.set(&mut criteria, &asked).unwrap();
        let read: Vec<(&str, Vec<&str>)> = criteria
            .properties
            .iter()
            .map(|one| (one.key.as_str(), one.values.iter().map(String::as_str).collect()))
            .collect();
        assert_eq!(read, [("a", vec!["1", "3"]), ("b", vec!["2"])]);
        assert_eq!(FilterField::Property.values(&criteria), ["a=1", "a=3", "b=2"]);
    }

    #[test]
    fn cases_are_read_as_people_write_them() {
        let mut criteria = EventCriteria::default();
        FilterField::Case.set(&mut criteria, &owned(&["#7", "None", "7"])).unwrap();
        assert_eq!(FilterField::Case.values(&criteria), ["7", "none"]);
        assert_eq!(criteria.cases, [CaseId(7), CaseId(0)]);
    }
}
