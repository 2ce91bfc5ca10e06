//! `limit` and `offset` of lists.

use argus_lenient::Fields;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Paging {
    pub(crate) limit: u32,
    pub(crate) offset: u32,
}

const DEFAULT_LIMIT: u32 = 25;
/// The most rows of one answer. Clients ask for everything with 0 and do not always page on.
pub(crate) const MAX_LIMIT: u32 = 10_000;

/// `limit` 0 means everything: the answer names the limit it was cut at.
pub(crate) fn paging(fields: &mut Fields) -> Paging {
    let mut number = |field: &str, default: u32| match fields.int(field) {
        None => default,
        Some(number) => u32::try_from(number).unwrap_or_else(|_| {
            fields.refuse(field, format_args!("must be from 0 to {}", u32::MAX));
            default
        }),
    };
    let limit = match number("limit", DEFAULT_LIMIT) {
        0 => MAX_LIMIT,
        limit => limit.min(MAX_LIMIT),
    };
    Paging { limit, offset: number("offset", 0) }
}
