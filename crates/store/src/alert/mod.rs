//! Alerts.

mod case;
mod choices;
mod filter;
mod group;
mod history;
mod insert;
mod list;
mod parts;
mod read;
mod similar;
mod snooze;
mod tag;
mod text;
mod times;
mod update;

pub use case::{cases_of, link, of_case, unlink};
pub use choices::{owners, sources, tags_in_use};
pub use group::{explain_groups, groups};
pub use history::{activities, changed_since, note_activity};
pub use insert::{InsertAlert, count_again, found_again, insert};
pub use list::{explain, list};
pub use parts::{
    add_assets, add_events, add_iocs, event_keys, remove_asset, remove_ioc, room_for_events, update_asset,
    update_ioc,
};
pub use read::{by_ids, by_reference, get};
pub use similar::{Others, cases_with, explain_similar, sharing};
pub use snooze::{awake, explain_awake, snooze, snoozed_by};
pub use tag::set_tags;
pub(crate) use text::texts_of;
pub use times::{Times, explain_times, times};
pub use update::{delete, lock, mark, touch, update};

/// What equal texts have in common that an alert is found by, whatever their letters.
fn folded(title: &str, reference: Option<&str>) -> String {
    format!("{title} {}", reference.unwrap_or_default()).to_lowercase()
}
