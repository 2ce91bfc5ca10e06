//! The pages of a list that its address names.

use super::Paging;
use crate::{
    link::Paged,
    state::{Asked, use_go},
};
use argus_domain::criteria::{Page, Total};
use leptos::prelude::*;

pub(crate) fn paging<L: Paged, T: Send + Sync + 'static>(link: Memo<L>, found: Asked<Page<T>>) -> Paging {
    paging_of(link, Signal::derive(move || found.with(|page| (page.rows.len(), page.total))))
}

/// Where the rows are told otherwise. Another size begins with the first page.
pub(crate) fn paging_of<L: Paged>(link: Memo<L>, rows: Signal<Option<(usize, Total)>>) -> Paging {
    let go = use_go();
    Paging {
        page: Signal::derive(move || link.with(L::page)),
        size: Signal::derive(move || link.with(L::size)),
        rows,
        sizes: L::SIZES,
        go: Callback::new(move |page| go.to(&link.with_untracked(|link| link.address_of(page, link.size())))),
        resize: Callback::new(move |size| go.to(&link.with_untracked(|link| link.address_of(1, size)))),
    }
}
