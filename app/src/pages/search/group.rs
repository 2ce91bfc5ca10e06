//! What was found of one kind: the first of it, or all by pages.

use super::hit::hit;
use crate::{
    api::search::find_text,
    components::{Empty, Loaded, Pager, paging_of},
    link::SearchLink,
    state::{Asked, ask},
    text::number,
};
use argus_domain::{
    criteria::Total,
    search::{HitPage, SearchKind},
};
use leptos::prelude::*;

/// So many of each kind are shown beside the others.
const FIRST: u32 = 5;

#[component]
pub(super) fn First(link: Memo<SearchLink>, kind: SearchKind) -> impl IntoView {
    let query = Memo::new(move |_| link.with(|link| link.query.clone()));
    let found = ask(move || Some(find_text(query.get(), kind, FIRST, 0)));
    let all = move || link.get().changed(|link| link.kind = Some(kind)).write();
    let more = move || {
        let total = found
            .with(total)
            .filter(|_| found.with(|page| page.total > page.rows.len() as u64) == Some(true));
        total.map(|total| {
            let what = match kind {
                SearchKind::Ioc => kind.label().to_owned(),
                other => other.label().to_lowercase(),
            };
            let said = format!("All {} {what}", number::total(total));
            view! { <a class="btn small ghost" href=all>{said}</a> }
        })
    };
    let title = format!("found-{}", kind.name());
    let heading = title.clone();
    view! {
        <section class="panel flush found" aria-labelledby=title>
            <header class="panel-head">
                <h2 id=heading>{kind.label()}</h2>
                <span class="muted num">{move || found.with(total).map(number::total)}</span>
                <span class="grow"></span>
                {more}
            </header>
            <Loaded asked=found lines=2 view=Callback::new(move |found| hits(found, true))/>
        </section>
    }
    .into_any()
}

#[component]
pub(super) fn Paged(link: Memo<SearchLink>, kind: SearchKind) -> impl IntoView {
    let found = ask(move || {
        let link = link.get();
        let offset = link.offset();
        Some(find_text(link.query, kind, link.size, offset))
    });
    let rows = Signal::derive(move || found.with(|page| (page.rows.len(), total(page))));
    let paging = paging_of(link, rows);
    view! {
        <section class="panel flush found" aria-label=kind.label()>
            <header class="panel-head">
                <span class="grow"></span>
                <Pager paging what="results"/>
            </header>
            <Loaded asked=found lines=8 view=Callback::new(move |found| hits(found, false))/>
        </section>
    }
    .into_any()
}

fn total(page: &HitPage) -> Total {
    if page.looked_at.is_some() { Total::MoreThan(page.total) } else { Total::Exactly(page.total) }
}

fn hits(found: Asked<HitPage>, is_brief: bool) -> AnyView {
    let rows = move || found.with(|page| page.rows.clone()).unwrap_or_default();
    let is_empty = Memo::new(move |_| found.with(|page| page.rows.is_empty()).unwrap_or_default());
    let none = move || match (is_empty.get(), is_brief) {
        (false, _) => ().into_any(),
        (true, true) => view! { <p class="muted">"None."</p> }.into_any(),
        (true, false) => view! {
            <Empty title="Nothing answers to this">
                <p>"Look for fewer words, or for the beginning of one, or among everything."</p>
            </Empty>
        }
        .into_any(),
    };
    let limits = move || {
        found.with(|page| {
            let frequent = page.looked_at.map(|count| {
                format!(
                    "Every word is frequent, so only the newest {} of the rarest were looked at: add a word to look further back.",
                    number::grouped(count.into())
                )
            });
            let whole = (!page.whole_only.is_empty()).then(|| {
                let words = page.whole_only.join("”, “");
                format!("Very many words begin with “{words}”: it was looked for as a whole word only.")
            });
            [frequent, whole].map(|said| said.map(|said| view! { <p class="muted small">{said}</p> }))
        })
    };
    view! {
        <ul class="hits" hidden=move || is_empty.get()>
            {move || rows().iter().map(hit).collect_view()}
        </ul>
        {none}
        {limits}
    }
    .into_any()
}
