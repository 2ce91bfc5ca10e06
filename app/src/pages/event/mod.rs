//! Events: what is asked, its shape in time, the rows, one row in full.

mod actions;
mod detail;
mod empty;
mod filter;
mod follow;
mod footer;
mod histogram;
mod row;
mod state;
mod statistics;
mod table;

pub(crate) use filter::{FilterParts, Filtered};
pub(crate) use row::end;

use crate::browser::page;
use actions::{Actions, CommentDialog};
use follow::Follow;
use leptos::prelude::*;
use state::EventsState;
use statistics::TopAsked;

#[component]
pub(crate) fn EventsPage() -> impl IntoView {
    page::set_title("Events");
    let state = EventsState::new();
    provide_context(state);
    let actions = Actions::new(state);
    provide_context(actions);
    let tops = TopAsked::new(state);
    provide_context(tops);
    let follow = Follow::new(state, tops);
    provide_context(follow);
    follow.begin();
    state.offer_commands();
    actions.offer_commands();
    let is_open = Memo::new(move |_| state.link().event.is_some());
    let problems = move || {
        let problems = state.problems();
        (!problems.is_empty()).then(|| {
            view! {
                <div class="note wrong" role="alert">
                    <p>
                        "The address asks for what Argus does not understand, so this was left out: "
                        {problems.join("; ")} "."
                    </p>
                </div>
            }
        })
    };
    view! {
        <div class="events" class:with-detail=move || is_open.get()>
            <section class="page events-list">
                <h1 class="sr-only">"Events"</h1>
                <filter::FilterBar/>
                {problems}
                {move || if state.is_reversed.get() { empty::reversed(state) } else { answer() }}
            </section>
            {move || is_open.get().then(|| view! { <detail::EventDetail/> })}
            {move || actions.commenting.get().map(|targets| view! { <CommentDialog targets/> })}
        </div>
    }
    .into_any()
}

fn answer() -> AnyView {
    view! {
        <histogram::EventHistogram/>
        <statistics::EventStatistics/>
        <table::EventTable/>
        <footer::Footer/>
    }
    .into_any()
}
