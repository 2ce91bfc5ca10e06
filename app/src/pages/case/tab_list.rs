//! A list in a tab of the case's page, by pages that the URL names.

use super::opened::use_case;
use crate::{
    components::Paging,
    link::{CasePageLink, PAGE_SIZES},
    state::{Asked, use_go},
};
use argus_domain::criteria::Page;
use leptos::prelude::*;

pub(super) fn paging<T: Send + Sync + 'static>(found: Asked<Page<T>>) -> Paging {
    let link = use_case().link;
    let go = use_go();
    Paging {
        page: Signal::derive(move || link.get().page),
        size: Signal::derive(move || link.get().size),
        rows: Signal::derive(move || found.with(|page| (page.rows.len(), page.total))),
        sizes: &PAGE_SIZES,
        go: Callback::new(move |page| go.to(&CasePageLink { page, ..link.get_untracked() }.write())),
        resize: Callback::new(move |size| {
            go.to(&CasePageLink { size, page: 1, ..link.get_untracked() }.write());
        }),
    }
}
