//! The pages of a list.

use super::{Listed, WorkList};
use crate::{
    components::Paging,
    link::{PAGE_SIZES, WorkLink},
    state::use_go,
};
use leptos::prelude::*;

pub(crate) fn paging<T: Listed>(list: WorkList<T>) -> Paging {
    let WorkList { link, found, .. } = list;
    let go = use_go();
    Paging {
        page: Signal::derive(move || link.with(|link| link.page)),
        size: Signal::derive(move || link.with(|link| link.size)),
        rows: Signal::derive(move || found.with(|page| (page.rows.len(), page.total))),
        sizes: &PAGE_SIZES,
        go: Callback::new(move |page| go.to(&WorkLink { page, ..link.get_untracked() }.write())),
        resize: Callback::new(move |size| {
            go.to(&link.get_untracked().changed(|link| link.size = size).write());
        }),
    }
}
