//! Parts of an event: each is shown anew only when it has become another, so that what somebody is doing in one
//! of them is not disturbed by a change of another.

use crate::state::Asked;
use argus_domain::event::Event;
use leptos::prelude::*;

/// Nothing before the first answer.
pub(super) fn part<T>(
    found: Asked<Event>,
    look: impl Fn(&Event) -> T + Send + Sync + 'static,
) -> Memo<Option<T>>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| found.with(&look))
}
