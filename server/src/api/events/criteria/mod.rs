//! Search criteria as they come over the wire.

mod event_ids;
mod sort;
mod v1;
pub(super) mod v2;

pub(super) use sort::sort;
pub(in crate::api) use v1::{EventFields, full};
pub(super) use v1::{
    EventFlag, EventPaging, EventSearchCriteria, EventStatisticsCriteria, PayloadName, SeverityName,
    SimpleEventCriteria, required_start, simple,
};

use argus_lenient::Fields;

/// Port numbers, as texts or numbers.
fn ports(fields: &mut Fields, field: &str) -> Vec<u16> {
    let numbers = fields.ints(field);
    let ports: Vec<u16> = numbers.iter().filter_map(|number| u16::try_from(*number).ok()).collect();
    if ports.len() < numbers.len() {
        fields.refuse(field, "must be from 0 to 65535");
    }
    ports
}

/// How many bits a network must have at least.
fn bits(fields: &mut Fields, field: &str) -> Option<u8> {
    let bits = fields.int(field)?;
    let number = u8::try_from(bits).ok().filter(|bits| *bits <= 128);
    if number.is_none() {
        fields.refuse(field, "must be from 0 to 128");
    }
    number
}
