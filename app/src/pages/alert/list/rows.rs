//! The queue as a list.

use super::{state::AlertList, table};
use crate::{
    components::Loaded,
    pages::work_list::{Follow, News},
};
use leptos::prelude::*;

#[component]
pub(super) fn Rows(list: AlertList) -> impl IntoView {
    let follow = Follow::new(list);
    follow.begin();
    view! {
        <Loaded asked=list.found lines=10 view=Callback::new(move |_| table::table(list))/>
        <News follow/>
    }
    .into_any()
}
