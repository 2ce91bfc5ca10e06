//! Which logs Argus has the events of.

use argus_domain::Invalid;
use serde_json::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogSource {
    Firewall,
    Dns,
    /// Proxies and web servers.
    Http,
    /// All that Zeek writes.
    Zeek,
    /// Whose own field names are keys of properties.
    Suricata,
}

const TAKEN: &str = "Argus has events of networks: the categories firewall, dns, proxy and webserver, and the products zeek and suricata";

/// What cannot be mapped is noted.
pub(crate) fn log_source(document: &Value, invalid: &mut Invalid) -> Option<LogSource> {
    let Some(source) = document.get("logsource").and_then(Value::as_object) else {
        invalid.add("logsource", "must be given");
        return None;
    };
    let name = |key: &str| source.get(key).and_then(Value::as_str).map(str::to_lowercase);
    let (category, product, service) = (name("category"), name("product"), name("service"));
    let found = match (category.as_deref(), product.as_deref(), service.as_deref()) {
        (_, Some("suricata"), _) | (None, None, Some("suricata")) => Some(LogSource::Suricata),
        (_, Some("zeek" | "bro"), _) => Some(LogSource::Zeek),
        (Some("firewall"), ..) => Some(LogSource::Firewall),
        (Some("dns"), ..) => Some(LogSource::Dns),
        (Some("proxy" | "webserver"), ..) => Some(LogSource::Http),
        _ => None,
    };
    if found.is_none() {
        let (key, value) = [("category", &category), ("product", &product), ("service", &service)]
            .into_iter()
            .find_map(|(key, value)| value.as_deref().map(|value| (format!("logsource.{key}"), value)))
            .unwrap_or_else(|| ("logsource".to_owned(), ""));
        invalid.add(key, format_args!("“{value}” is not a log that Argus takes in: {TAKEN}"));
    }
    for key in
        source.keys().filter(|key| !["category", "product", "service", "definition"].contains(&key.as_str()))
    {
        invalid.add(format!("logsource.{key}"), "is not known");
    }
    found
}
