//! `limit` and `offset` of lists.

use super::openapi::takes;
use argus_domain::criteria::{Page, Total};
use argus_lenient::Fields;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Paging {
    pub(crate) limit: u32,
    pub(crate) offset: u32,
}

impl Paging {
    /// The page of a short list that is there as a whole.
    pub(crate) fn cut<T>(self, rows: Vec<T>) -> Page<T> {
        let total = Total::Exactly(rows.len() as u64);
        let rows = rows.into_iter().skip(self.offset as usize).take(self.limit as usize).collect();
        Page { rows, total }
    }
}

takes! {
    /// Which part of a list.
    #[schema(as = Paging)]
    pub(crate) struct PagingFields {
        /// The most rows. 0 asks for everything, up to 10,000 rows: the answer names the limit it was cut at.
        #[schema(minimum = 0, default = 25)]
        limit: u32,
        /// How many rows to skip.
        #[schema(minimum = 0, default = 0)]
        offset: u32,
    }
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
