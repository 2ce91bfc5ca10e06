//! Says how many events are new where they did not come in by themselves.

use super::use_follow;
use crate::{
    components::{Icon, icon},
    text::number,
};
use leptos::prelude::*;

#[component]
pub(in crate::pages::event) fn NewsHint() -> impl IntoView {
    let follow = use_follow();
    let said = move || {
        let count = follow.waiting.get();
        let is_page = count as u32 >= follow.state.with_link(|link| link.size);
        if is_page {
            format!("{count} or more new events")
        } else {
            number::counted(count as u64, "new event")
        }
    };
    let any = Memo::new(move |_| follow.waiting.get() > 0);
    view! {
        <div class="news" role="status">
            {move || {
                any.get()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="btn small"
                                title="Show them, from the first row on (.)"
                                on:click=move |_| follow.show_news()
                            >
                                {icon(Icon::SortUp)}
                                {said}
                            </button>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}
