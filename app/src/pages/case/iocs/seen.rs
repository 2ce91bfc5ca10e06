//! Where a value was seen before, while it is typed.

use super::row::event_search;
use crate::{
    api::ioc::seen_ioc,
    state::{ask, debounced},
    text::number,
};
use argus_domain::{
    CaseId,
    criteria::Total,
    ioc::{Seen, SeenCase, refang},
};
use leptos::prelude::*;

/// `value` is what is typed; nothing is asked while that is empty.
#[component]
pub(super) fn SeenBefore(value: RwSignal<String>, case: CaseId) -> impl IntoView {
    let settled = debounced(value);
    let asked = ask(move || {
        let value = settled.get().trim().to_owned();
        (!value.is_empty()).then(|| seen_ioc(value, Some(case)))
    });
    let is_empty = Memo::new(move |_| settled.with(|value| value.trim().is_empty()));
    let shown = move || {
        let value = refang(&settled.get());
        asked.with(|seen| told(seen, &value))
    };
    view! {
        <section class="seen" aria-label="Seen before" aria-busy=move || asked.is_busy().to_string() hidden=move || is_empty.get()>
            {shown}
        </section>
    }
    .into_any()
}

fn told(seen: &Seen, value: &str) -> AnyView {
    let one = |SeenCase { case, title, .. }: &SeenCase| {
        view! {
            <li>
                <a href=format!("/cases/{case}?tab=iocs") target="_blank">{title.clone()}</a>
            </li>
        }
    };
    let cases = match seen.in_cases {
        0 => "In no other case.".to_owned(),
        1 => "In another case:".to_owned(),
        many => format!("In {many} other cases:"),
    };
    let events = seen.in_events.map(|total| {
        let count = match total {
            Total::Exactly(count) => number::grouped(count),
            Total::MoreThan(count) => format!("more than {}", number::grouped(count)),
        };
        let noun = if total == Total::Exactly(1) { "event" } else { "events" };
        let address = event_search(value).filter(|_| total != Total::Exactly(0));
        match address {
            Some(address) => {
                view! { <p><a href=address target="_blank">{format!("In {count} {noun}")}</a></p> }.into_any()
            }
            None => view! { <p>{format!("In {count} {noun}.")}</p> }.into_any(),
        }
    });
    view! {
        <p>{cases}</p>
        <ul>{seen.cases.iter().map(one).collect_view()}</ul>
        {events}
    }
    .into_any()
}
