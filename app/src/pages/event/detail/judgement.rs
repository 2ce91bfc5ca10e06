//! What people have made of the event: its cases and their comments.

use super::super::actions::{Deed, use_actions};
use crate::components::{Clock, Icon, icon, time};
use argus_domain::{
    CaseId,
    event::{Comment, Event},
};
use leptos::prelude::*;

pub(super) fn cases(event: &Event) -> Option<AnyView> {
    let actions = use_actions();
    let one = |id: CaseId| {
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
    (!event.cases.is_empty()).then(|| {
        view! {
            <section>
                <h4>"Cases"</h4>
                <ul class="tags">{event.cases.iter().copied().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

pub(super) fn comments(event: &Event) -> Option<AnyView> {
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
    (!event.comments.is_empty()).then(|| {
        view! {
            <section>
                <h4>{format!("Comments ({})", event.comments.len())}</h4>
                <ul class="comments">{event.comments.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
