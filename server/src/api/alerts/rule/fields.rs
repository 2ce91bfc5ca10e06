//! A rule as requests hold it.

use super::super::criteria::AlertSeverity;
use crate::api::{
    ApiError,
    criteria::{customers, one_of},
    events::{EventFields, event_criteria},
    openapi::{choice, takes},
};
use argus_domain::{
    Invalid, Severity,
    alert_rule::{AlertRuleContent, RuleField, Threshold, Watched, read_watched},
    criteria::EventCriteria,
};
use argus_lenient::Fields;
use argus_service::Ctx;

takes! {
    /// A whole rule.
    #[schema(as = AlertRuleContent)]
    #[schema(example = json!({"name": "Port scan", "customer": ["acme"], "criteria": {"destinationIP": ["10.0.0.0/8"]}, "groupBy": ["source"], "threshold": {"of": "values", "field": "destinationPort", "atLeast": 30}, "window": 300, "severity": "high", "title": "Port scan from {source}", "coolDown": 3600}))]
    pub(super) struct RuleFields {
        #[schema(required)]
        name: String,
        description: String,
        /// Whether events are judged by it.
        #[schema(default = true)]
        enabled: bool,
        /// Numbers or short names. Everybody's events where it is left out, which takes the right to see every
        /// customer.
        #[schema(max_items = 1000)]
        customer: Vec<String>,
        /// Events where it is left out. Of alerts and cases nothing else asks what they are like: neither criteria,
        /// groupBy and threshold nor window.
        watches: WatchesFields,
        /// Which events, as searches have it, but without times and ids.
        criteria: EventFields,
        /// A part of the attack identifier or of the alarm's description.
        signatureText: String,
        /// Each combination of their values is judged by itself: source, sourcePort, sourceCountry, destination,
        /// destinationPort, destinationCountry, protocol, signature, severity, domain, sensor, or property. and a key.
        #[schema(max_items = 5)]
        groupBy: Vec<String>,
        /// One event where it is left out.
        threshold: ThresholdFields,
        /// In seconds, up to a week.
        #[schema(default = 300, minimum = 1, maximum = 604_800)]
        window: u32,
        /// The highest of its events where it is left out.
        severity: AlertSeverity,
        /// Of alerts. Besides what it is grouped by it may have {rule}, {customer}, {count}, {threshold}, {window}.
        #[schema(default = "{rule}")]
        title: String,
        /// Of alerts, in Markdown, with the same places.
        text: String,
        /// `key` or `key:value`.
        tags: Vec<String>,
        /// Alerts that have this in common are one. Those of one group where it is left out.
        dedup: String,
        /// In seconds, up to 30 days: around the time of an alert there is no other one. At least the window.
        #[schema(default = 3_600, maximum = 2_592_000)]
        coolDown: u32,
        /// Of a change: the version that it was made from. The newest where it is left out.
        version: i64,
    }

    /// What is watched, and what it must be like. Lists are alternatives, but for tags.
    #[schema(as = AlertRuleWatches)]
    struct WatchesFields {
        #[schema(required)]
        of: WatchesOf,
        severity: Vec<String>,
        /// Of alerts. Those of the open ones where it is left out.
        status: Vec<String>,
        /// Of alerts.
        source: Vec<String>,
        /// Of cases: open or closed. Open where neither it nor states are given.
        lifecycle: String,
        /// Of cases, by their names.
        state: Vec<String>,
        classification: Vec<String>,
        /// Of alerts: whether somebody owns it.
        owned: bool,
        /// Of cases: whether somebody is to work on it.
        assigned: bool,
        /// All of them: `key` or `key:value`.
        tags: Vec<String>,
        /// In seconds, up to 30 days: for so long it must have been so. At once where it is left out.
        #[schema(default = 0, maximum = 2_592_000)]
        heldFor: u32,
    }

    /// What is enough.
    #[schema(as = AlertRuleThreshold)]
    struct ThresholdFields {
        #[schema(required)]
        of: ThresholdOf,
        /// Not for absence.
        #[schema(default = 1)]
        atLeast: u32,
        /// Of which different values are counted.
        field: String,
    }
}

choice! {
    /// What a rule watches.
    WatchesOf: WATCHED;
}

const WATCHED: [&str; 3] = ["events", "alerts", "cases"];

choice! {
    /// What is counted: events, their occurrences, or different values of a field. Absence is none of it for as long as
    /// the window.
    ThresholdOf: KINDS;
}

const KINDS: [&str; 4] = ["events", "occurrences", "values", "absence"];

/// With the version that a change was made from.
pub(super) async fn content(ctx: &Ctx, mut fields: Fields) -> Result<(AlertRuleContent, i64), ApiError> {
    let standard = AlertRuleContent::default();
    let customers = customers(ctx, &mut fields, "customer").await?;
    let criteria = fields.object("criteria", event_criteria).unwrap_or_default();
    let watches = watches(&mut fields)?;
    let content = AlertRuleContent {
        name: fields.text("name").unwrap_or_default(),
        description: fields.text("description").unwrap_or_default(),
        enabled: fields.bool("enabled").unwrap_or(true),
        watches,
        customers,
        criteria: EventCriteria {
            text: fields.text("signatureText").or_else(|| criteria.text.clone()),
            ..criteria
        },
        group_by: fields.parsed_list::<RuleField>("groupBy"),
        threshold: fields.object("threshold", threshold).flatten().unwrap_or_default(),
        window: seconds(&mut fields, "window", standard.window),
        severity: fields.parsed::<Severity>("severity"),
        title: fields.text("title").unwrap_or(standard.title),
        text: fields.text("text").unwrap_or_default(),
        tags: fields.parsed_list("tags"),
        dedup: fields.text("dedup").unwrap_or_default(),
        cool_down: seconds(&mut fields, "coolDown", standard.cool_down),
    };
    let version = fields.int("version").unwrap_or(i64::MAX);
    fields.finish()?;
    Ok((content, version))
}

/// As documents have it.
fn watches(fields: &mut Fields) -> Result<Watched, ApiError> {
    let Some(value) = fields.raw("watches").filter(|value| !value.is_null()) else {
        return Ok(Watched::Events);
    };
    let mut invalid = Invalid::default();
    let watched = read_watched(&value, "watches".to_owned(), &mut invalid);
    invalid.into_result()?;
    Ok(watched)
}

fn seconds(fields: &mut Fields, field: &str, default: u32) -> u32 {
    let Some(given) = fields.int(field) else { return default };
    u32::try_from(given).unwrap_or_else(|_| {
        fields.refuse(field, "must be a number of seconds");
        default
    })
}

fn threshold(fields: &mut Fields) -> Option<Threshold> {
    let of = one_of(fields, "of", &KINDS);
    let at_least = fields.int("atLeast").unwrap_or(1);
    let at_least = u32::try_from(at_least).unwrap_or_else(|_| {
        fields.refuse("atLeast", "must be 1 or more");
        1
    });
    let field: Option<RuleField> = fields.parsed("field");
    match of? {
        "events" => Some(Threshold::Events { at_least }),
        "occurrences" => Some(Threshold::Occurrences { at_least }),
        "absence" => Some(Threshold::Absence),
        _ => match field {
            Some(field) => Some(Threshold::Values { field, at_least }),
            None => {
                fields.refuse("field", "must be given where values are counted");
                None
            }
        },
    }
}
