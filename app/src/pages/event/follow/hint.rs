//! Says how many events are new where they did not come in by themselves.

use super::use_follow;
use crate::{components::NewsHint, text::number};
use leptos::prelude::*;

#[component]
pub(in crate::pages::event) fn EventNews() -> impl IntoView {
    let follow = use_follow();
    let said = Signal::derive(move || {
        let count = follow.waiting.get();
        let is_page = count as u32 >= follow.state.with_link(|link| link.size);
        (count > 0).then(|| {
            if is_page {
                format!("{count} or more new events")
            } else {
                number::counted(count as u64, "new event")
            }
        })
    });
    view! { <NewsHint said show=Callback::new(move |()| follow.show_news())/> }.into_any()
}
