//! What people say about a case, the newest first.

mod one;
mod write;

use super::opened::{OpenedCase, use_case};
use crate::{
    api::comment::list_comments,
    components::Loaded,
    state::{Asked, ask},
    text::number,
};
use argus_domain::{
    comment::Comment,
    criteria::{Page, Total},
};
use leptos::prelude::*;
use one::One;
use write::Write;

/// Comments that are shown at first, and again so many with each press.
const SHOWN: u32 = 20;

/// What the parts share.
#[derive(Clone, Copy)]
struct Talk {
    case: OpenedCase,
    found: Asked<Page<Comment>>,
}

#[component]
pub(super) fn Comments() -> impl IntoView {
    let case = use_case();
    let shown = RwSignal::new(SHOWN);
    let found = ask(move || {
        case.activity.track();
        Some(list_comments(case.id.get(), shown.get(), 0))
    });
    let talk = Talk { case, found };
    let count = move || {
        found.with(|page| match page.total {
            Total::Exactly(count) => number::grouped(count),
            Total::MoreThan(count) => format!("{}+", number::grouped(count)),
        })
    };
    let has_more = Memo::new(move |_| {
        found.with(|page| page.total != Total::Exactly(page.rows.len() as u64)).unwrap_or_default()
    });
    let rows = move || found.with(|page| page.rows.clone()).unwrap_or_default();
    let list = move |_| {
        view! {
            <ol class="comments">
                <For each=rows key=|comment| (comment.id, comment.version) children=move |comment| view! { <One talk comment/> }/>
            </ol>
            {move || {
                has_more
                    .get()
                    .then(|| {
                        view! {
                            <button type="button" class="btn" on:click=move |_| shown.update(|shown| *shown += SHOWN)>
                                "Show older comments"
                            </button>
                        }
                    })
            }}
        }
        .into_any()
    };
    view! {
        <section class="panel case-comments" aria-labelledby="case-comments-title">
            <header class="panel-head">
                <h2 id="case-comments-title">"Comments" <span class="muted">" " {count}</span></h2>
            </header>
            <Write talk/>
            <Loaded asked=found lines=3 view=Callback::new(list)/>
        </section>
    }
    .into_any()
}
