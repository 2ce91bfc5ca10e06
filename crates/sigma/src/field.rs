//! Sigma's fields, and what they are here.

use crate::log_source::LogSource;
use argus_domain::alert_rule::RuleField;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Source,
    Destination,
    SourcePort,
    DestinationPort,
    /// What a firewall did: whether it blocked.
    Action,
    /// The number of a signature.
    SignatureId,
    /// A part of its text.
    SignatureText,
    /// Any of these properties. The name that it goes by in Suricata has changed over time.
    Properties(Vec<String>),
    /// The same, of which the field is only a part.
    WithinProperties(Vec<String>),
}

/// Names in small letters.
const PROPERTIES: &[(&[&str], &[&str])] = &[
    (
        &["query", "queryname", "dns.question.name"],
        &["dns.query.0.rrname", "dns.queries.0.rrname", "dns.rrname"],
    ),
    (
        &["record_type", "qtype_name", "querytype", "dns.question.type"],
        &["dns.query.0.rrtype", "dns.queries.0.rrtype", "dns.rrtype"],
    ),
    (&["c-uri", "cs-uri", "uri", "url", "url.original"], &["http.url"]),
    (&["cs-host", "host", "dest_host"], &["http.hostname"]),
    (&["r-dns"], &["http.hostname", "tls.sni"]),
    (&["cs-method", "method", "requestmethod"], &["http.http_method"]),
    (&["c-useragent", "cs-user-agent", "user_agent", "useragent"], &["http.http_user_agent"]),
    (&["cs-referrer", "cs-referer", "referrer", "referer"], &["http.http_refer"]),
    (&["sc-status", "status_code"], &["http.status"]),
    (&["server_name"], &["tls.sni"]),
    (&["subject"], &["tls.subject"]),
    (&["issuer"], &["tls.issuerdn"]),
    (&["ja3"], &["tls.ja3.hash"]),
    (&["ja3s"], &["tls.ja3s.hash"]),
    (&["app_proto", "service"], &["app_proto"]),
];

impl Target {
    pub(crate) fn of(field: &str, source: LogSource) -> Option<Self> {
        let name = field.to_lowercase();
        let properties = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        Some(match name.as_str() {
            "src_ip" | "srcip" | "source_ip" | "sourceip" | "source.ip" | "src" | "c-ip" | "clientip"
            | "client_ip" | "id.orig_h" => Self::Source,
            "dst_ip" | "dest_ip" | "dstip" | "destination_ip" | "destinationip" | "destination.ip"
            | "dst" | "r-ip" | "s-ip" | "id.resp_h" => Self::Destination,
            "src_port" | "srcport" | "source_port" | "sourceport" | "source.port" | "c-port"
            | "id.orig_p" => Self::SourcePort,
            "dst_port" | "dest_port" | "dstport" | "destination_port" | "destinationport"
            | "destination.port" | "r-port" | "s-port" | "cs-uri-port" | "id.resp_p" => Self::DestinationPort,
            "action" if source != LogSource::Dns => Self::Action,
            "alert.action" => Self::Action,
            "signature_id" | "alert.signature_id" | "sid" => Self::SignatureId,
            "signature" | "alert.signature" | "msg" => Self::SignatureText,
            "c-uri-query" | "cs-uri-query" | "c-uri-stem" | "cs-uri-stem" | "c-uri-path" | "url.query"
            | "url.path" => Self::WithinProperties(properties(&["http.url"])),
            name => match PROPERTIES.iter().find(|(names, _)| names.contains(&name)) {
                Some((_, keys)) => Self::Properties(properties(keys)),
                // Its own names.
                None if source == LogSource::Suricata && field.contains('.') => {
                    Self::Properties(vec![field.to_owned()])
                }
                None => return None,
            },
        })
    }

    /// What events are grouped by, or different values are counted of.
    pub(crate) fn grouping(&self) -> Option<RuleField> {
        Some(match self {
            Self::Source => RuleField::Source,
            Self::Destination => RuleField::Destination,
            Self::SourcePort => RuleField::SourcePort,
            Self::DestinationPort => RuleField::DestinationPort,
            Self::SignatureId | Self::SignatureText => RuleField::Signature,
            Self::Properties(keys) => match keys.as_slice() {
                [key] => RuleField::Property(key.clone()),
                // Of a DNS query, the domain is kept as one of the event's own fields.
                [key, ..] if key.ends_with("rrname") || key == "http.hostname" => RuleField::Domain,
                _ => return None,
            },
            Self::Action | Self::WithinProperties(_) => return None,
        })
    }
}

pub(crate) const UNKNOWN: &str = "is not a field that Argus has of such events";

/// The fields of `by`, or what is wrong at `at`.
pub(crate) fn grouping(
    fields: &[&str],
    source: LogSource,
    at: &str,
    invalid: &mut argus_domain::Invalid,
) -> Vec<RuleField> {
    let mut found = Vec::new();
    for field in fields {
        match Target::of(field, source).as_ref().and_then(Target::grouping) {
            Some(field) if found.contains(&field) => {}
            Some(field) => found.push(field),
            None => invalid.add(at, format_args!("“{field}” is nothing that Argus groups events by")),
        }
    }
    found
}
