//! What tells groups, values and alerts apart: hashes of what they are.

use argus_domain::{AlertRuleId, CustomerId, alert_rule::RuleField};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// Each part with its length in front, so that nothing can be moved from one to the next.
fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

fn uuid<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Uuid {
    let mut first = [0; 16];
    first.copy_from_slice(&hash(parts)[..16]);
    Builder::from_custom_bytes(first).into_uuid()
}

/// Events of one customer that have the same in every field.
pub(super) fn group_id(customer: CustomerId, fields: &[RuleField], values: &[String]) -> Uuid {
    let customer = customer.0.to_be_bytes();
    let names: Vec<String> = fields.iter().map(RuleField::to_string).collect();
    let both = names.iter().zip(values).flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]);
    uuid([&customer[..]].into_iter().chain(both))
}

/// Alerts of a rule that are one: of the same group, or with the same key if the rule has one.
pub(super) fn dedup_id(rule: AlertRuleId, customer: CustomerId, group: Uuid, key: Option<&str>) -> Uuid {
    let (rule, customer) = (rule.0.to_be_bytes(), customer.0.to_be_bytes());
    match key {
        Some(key) => uuid([&rule[..], &customer[..], key.as_bytes()]),
        None => uuid([&rule[..], group.as_bytes()]),
    }
}

/// A number for a value that is told apart from others.
pub(super) fn value_of(text: &str) -> i64 {
    let mut first = [0; 8];
    first.copy_from_slice(&hash([text.as_bytes()])[..8]);
    i64::from_be_bytes(first)
}
