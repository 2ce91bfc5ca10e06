//! What people have made of the event: its cases and their comments.

use super::{
    super::actions::{Deed, use_actions},
    part::part,
};
use crate::{
    components::{Clock, Icon, icon, time},
    state::Asked,
};
use argus_domain::{
    CaseId,
    event::{Comment, Event},
};
use leptos::prelude::*;

pub(super) fn cases(found: Asked<Event>) -> AnyView {
    let actions = use_actions();
    let cases = part(found, |event| event.cases.clone());
    let any = Memo::new(move |_| cases.with(|cases| cases.as_ref().is_some_and(|cases| !cases.is_empty())));
    let one = move |id: CaseId| {
        let unlink = actions.may().then(|| {
            let label = format!("Unlink from #{id}");
            let press = move |_| {
                let targets = untrack(|| actions.opened());
                actions.act(Deed::Unlink(id), targets.into_iter().collect());
            };
            view! {
                <button
                    type="button"
                    class="icon-btn small"
                    title=label.clone()
                    aria-label=label
                    disabled=move || actions.busy.get()
                    on:click=press
                >
                    {icon(Icon::Close)}
                </button>
            }
        });
        view! { <li class="tag"><a href=format!("/cases/{id}")>{format!("#{id}")}</a> {unlink}</li> }
    };
    let section = move || {
        any.get().then(|| {
            view! {
                <section>
                    <h4>"Cases"</h4>
                    <ul class="tags">
                        <For each=move || cases.get().unwrap_or_default() key=|case| *case children=one/>
                    </ul>
                </section>
            }
        })
    };
    section.into_any()
}

pub(super) fn comments(found: Asked<Event>) -> AnyView {
    let comments = part(found, |event| event.comments.clone());
    let one = |comment: &Comment| {
        view! {
            <li class="comment">
                <p class="muted small">
                    <strong>{comment.user_name.clone()}</strong> " · " {time(comment.at, Clock::Relative)}
                </p>
                <p class="prose">{comment.text.clone()}</p>
            </li>
        }
    };
    let section = move || {
        let comments = comments.get().filter(|comments| !comments.is_empty())?;
        Some(view! {
            <section>
                <h4>{format!("Comments ({})", comments.len())}</h4>
                <ul class="comments">{comments.iter().map(one).collect_view()}</ul>
            </section>
        })
    };
    section.into_any()
}
