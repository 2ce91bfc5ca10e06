//! What the source sent, as it came.

use super::opened::use_alert;
use crate::components::CopyButton;
use leptos::prelude::*;
use serde_json::Value;

#[component]
pub(super) fn Raw() -> impl IntoView {
    let alert = use_alert();
    let of = move |look: fn(&argus_domain::alert::Alert) -> Option<&Value>| {
        Memo::new(move |_| {
            let value = alert.found.with(|alert| look(alert).cloned()).flatten()?;
            serde_json::to_string_pretty(&value).ok()
        })
    };
    let shown = |title: &'static str, text: Memo<Option<String>>| {
        move || {
            text.get().map(|text| {
                view! {
                    <section class="panel">
                        <header class="page-head">
                            <h2>{title}</h2>
                            <span class="grow"></span>
                            <CopyButton text=text.clone() label="Copy the JSON"/>
                        </header>
                        <pre class="alert-raw mono" tabindex="0" aria-label=title>{text}</pre>
                    </section>
                }
            })
        }
    };
    view! {
        {shown("Context", of(|alert| alert.context.as_ref()))}
        {shown("Raw content", of(|alert| alert.content.as_ref()))}
    }
    .into_any()
}
