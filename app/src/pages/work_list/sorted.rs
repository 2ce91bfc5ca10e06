//! The heading of a column that the list can be sorted by.

use crate::{
    components::SortHeader,
    link::{Question, WorkLink},
    state::use_go,
};
use argus_domain::Sort;
use leptos::prelude::*;

/// The first press sorts downwards, the next the other way round.
pub(crate) fn sorted<Q: Question>(
    link: Memo<WorkLink<Q>>,
    key: Q::Key,
    label: &'static str,
    class: &'static str,
) -> AnyView {
    let go = use_go();
    let order = Signal::derive(move || {
        let sort = link.with(|link| link.sort);
        (sort.key == key).then_some(sort.descending)
    });
    let on_press = Callback::new(move |()| {
        let descending = order.get_untracked() != Some(true);
        go.to(&link.get_untracked().changed(|link| link.sort = Sort { key, descending }).write());
    });
    view! { <SortHeader label class order on_press/> }.into_any()
}
