//! `sortBy`: several keys, `-` in front of one turns it round.

use argus_domain::criteria::{EventSort, EventSortKey};
use argus_lenient::Fields;

/// More keys than there are say nothing new.
const MOST: usize = 32;

pub(in crate::api::events) fn sort(fields: &mut Fields) -> Vec<EventSort> {
    let names = fields.texts("sortBy");
    if names.len() > MOST {
        fields.refuse("sortBy", format_args!("must not have more than {MOST} values"));
        return Vec::new();
    }
    names
        .iter()
        .filter_map(|name| {
            let (descending, key) = name.strip_prefix('-').map_or((false, name.as_str()), |key| (true, key));
            let key = EventSortKey::parse(key);
            if key.is_none() {
                fields.refuse("sortBy", format_args!("“{name}” is not a field that events can be sorted by"));
            }
            Some(EventSort { key: key?, descending })
        })
        .collect()
}
