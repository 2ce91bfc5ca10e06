//! Adds a filter: first what to filter by, then the value.

use super::{editor::FilterEditor, filtered::Filtered};
use crate::{
    components::{Icon, Popover, icon},
    link::FilterField,
};
use leptos::prelude::*;

#[component]
pub(super) fn AddFilter() -> impl IntoView {
    let open = RwSignal::new(false);
    let field = RwSignal::new(None::<FilterField>);
    Effect::new(move |_| {
        if !open.get() {
            field.set(None);
        }
    });
    let body = move || match field.get() {
        Some(field) => {
            view! { <FilterEditor field done=Callback::new(move |()| open.set(false))/> }.into_any()
        }
        None => choose_field(field),
    };
    view! {
        <Popover
            open
            label="Add a filter"
            class="btn ghost"
            id="add-filter"
            button=ViewFn::from(|| {
                view! {
                    {icon(Icon::Plus)}
                    "filter"
                }
            })
        >
            {body}
        </Popover>
    }
    .into_any()
}

fn choose_field(chosen: RwSignal<Option<FilterField>>) -> AnyView {
    let fields = expect_context::<Filtered>().fields;
    let one = move |(index, field): (usize, FilterField)| {
        view! {
            <button
                type="button"
                class="menu-item"
                data-first=(index == 0).then_some("")
                on:click=move |_| chosen.set(Some(field))
            >
                {field.name()}
            </button>
        }
    };
    view! { <div class="menu-list">{fields.iter().copied().enumerate().map(one).collect_view()}</div> }
        .into_any()
}
