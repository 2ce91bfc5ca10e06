//! Lists by pages: those that the address names, and those within a page.

use crate::{
    components::{Paging, SearchText, SortHeader},
    link::{ListLink, PAGE_SIZES, offset},
    state::{Asked, use_go},
};
use argus_domain::criteria::Page;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The list that the address names.
pub(crate) fn list_link(path: &'static str) -> Memo<ListLink> {
    let location = use_location();
    Memo::new(move |_| ListLink::read(path, &location.search.get()))
}

/// The field that narrows the list by a part of a text.
pub(crate) fn search(link: Memo<ListLink>, label: &'static str) -> AnyView {
    let go = use_go();
    let change = move |text| go.instead(&link.get_untracked().changed(|link| link.text = text).write());
    view! {
        <SearchText
            value=Signal::derive(move || link.with(|link| link.text.clone()))
            change=Callback::new(change)
            label
            placeholder="Search…"
            class="input search"
            main=true
        />
    }
    .into_any()
}

/// The head of a column that the list can be sorted by. The first press sorts upwards.
pub(crate) fn sorted(
    link: Memo<ListLink>,
    key: &'static str,
    label: &'static str,
    class: &'static str,
) -> AnyView {
    let go = use_go();
    let order = Signal::derive(move || {
        link.with(|link| {
            let (name, descending) = link.order();
            (name == key).then_some(descending)
        })
    });
    let on_press = Callback::new(move |()| {
        let sort = if order.get_untracked() == Some(false) { format!("-{key}") } else { key.to_owned() };
        go.to(&link.get_untracked().changed(|link| link.sort = sort).write());
    });
    view! { <SortHeader label class order on_press/> }.into_any()
}

/// Which rows a list within a page shows: several of them share one address.
#[derive(Clone, Copy)]
pub(crate) struct LocalPage {
    page: RwSignal<u32>,
    size: RwSignal<u32>,
}

impl LocalPage {
    pub(crate) fn new() -> Self {
        Self { page: RwSignal::new(1), size: RwSignal::new(PAGE_SIZES[1]) }
    }

    pub(crate) fn limit(self) -> u32 {
        self.size.get()
    }

    pub(crate) fn offset(self) -> u32 {
        offset(self.page.get(), self.size.get())
    }

    /// For a list that was narrowed otherwise.
    pub(crate) fn first(self) {
        self.page.set(1);
    }

    pub(crate) fn paging<T: Send + Sync + 'static>(self, found: Asked<Page<T>>) -> Paging {
        let Self { page, size } = self;
        Paging {
            page: page.into(),
            size: size.into(),
            rows: Signal::derive(move || found.with(|page| (page.rows.len(), page.total))),
            sizes: &PAGE_SIZES,
            go: Callback::new(move |to| page.set(to)),
            resize: Callback::new(move |to| {
                size.set(to);
                page.set(1);
            }),
        }
    }
}
