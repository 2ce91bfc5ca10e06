//! A silence in words.

use argus_domain::{alert::AlertChoices, policy::Matcher};

/// `severity at least high; source proxy or ids`
pub(super) fn matcher(matcher: &Matcher, known: &AlertChoices) -> String {
    let Matcher { customers, severity, sources, classifications, tags, title } = matcher;
    let customer = |id: &argus_domain::CustomerId| {
        let found = known.customers.iter().find(|customer| customer.id == *id);
        found.map_or_else(|| format!("#{id}"), |customer| customer.name.clone())
    };
    let one_of = |label: &str, values: Vec<String>| {
        (!values.is_empty()).then(|| format!("{label} {}", values.join(" or ")))
    };
    let parts = [
        one_of("customer", customers.iter().map(customer).collect()),
        severity.map(|least| format!("severity at least {least}")),
        one_of("source", sources.clone()),
        one_of("classification", classifications.clone()),
        (!tags.is_empty()).then(|| {
            let tags: Vec<String> = tags.iter().map(ToString::to_string).collect();
            format!("tag {}", tags.join(" and "))
        }),
        (!title.is_empty()).then(|| format!("“{title}” in the title")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
