//! What will be withheld, before anything leaves.

use crate::{components::Loaded, state::Asked};
use argus_domain::{
    export::{self, IocCount, counted},
    ioc::Tlp,
};
use leptos::prelude::*;

#[component]
pub(super) fn Withheld(counts: Asked<Vec<IocCount>>, highest: Memo<Tlp>) -> impl IntoView {
    let told = move || counts.with(|counts| told(counts, highest.get()));
    view! {
        <section class="export-withheld" aria-label="What is withheld" aria-live="polite">
            <Loaded asked=counts lines=2 view=Callback::new(move |_| view! { {told} }.into_any())/>
        </section>
    }
    .into_any()
}

fn told(counts: &[IocCount], highest: Tlp) -> AnyView {
    let withheld = export::withheld(counts, highest);
    let all = counted(counts);
    let left = all - counted(&withheld);
    let one = |count: &IocCount| {
        view! { <li>{format!("{} of {}: {}", count.tlp.label(), count.kind, count.count)}</li> }
    };
    match counted(&withheld) {
        0 if all == 0 => view! { <p>"The case has no indicators, so nothing is withheld."</p> }.into_any(),
        0 => view! { <p>{format!("Nothing is withheld: {}.", indicators(left, "leaves", "leave"))}</p> }
            .into_any(),
        many => view! {
            <p>
                <strong>{format!("{} withheld", indicators(many, "is", "are"))}</strong>
                {format!(", {}.", if left == 1 { "one leaves".to_owned() } else { format!("{left} leave") })}
            </p>
            <ul>{withheld.iter().map(one).collect_view()}</ul>
            <p class="muted small">
                "Their values are taken out of texts, too, as far as they are written there as they are or de-fanged. Read the file before you pass it on."
            </p>
        }
        .into_any(),
    }
}

fn indicators(count: u64, one: &str, many: &str) -> String {
    if count == 1 { format!("one indicator {one}") } else { format!("{count} indicators {many}") }
}
