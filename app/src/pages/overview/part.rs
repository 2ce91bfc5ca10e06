//! One part of the page: what it is called, where all of it stands, and why somebody may not see it.

use crate::{
    components::Loaded,
    state::{Asked, use_session},
};
use argus_domain::{Permission, criteria::Total};
use leptos::prelude::*;

/// Shows `body` to whoever has the permission, and says to others that they lack it.
#[component]
pub(super) fn Part(
    title: &'static str,
    /// The same with everything in it.
    address: &'static str,
    #[prop(optional)] wide: bool,
    permission: Permission,
    body: fn(Trigger) -> AnyView,
    again: Trigger,
) -> impl IntoView {
    let content = if use_session().may(permission) {
        body(again)
    } else {
        let lacking = format!("You lack the permission {}. An administrator can give it.", permission.name());
        view! { <p class="muted">{lacking}</p> }.into_any()
    };
    view! {
        <section class="panel flush" class:wide=wide aria-label=title>
            <h2 class="overview-head">
                <a href=address>{title}</a>
            </h2>
            {content}
        </section>
    }
    .into_any()
}

/// A list that is loaded.
pub(super) fn list<T: Send + Sync + 'static>(asked: Asked<T>, view: fn(Asked<T>) -> AnyView) -> AnyView {
    view! { <Loaded asked lines=4 view=Callback::new(view)/> }.into_any()
}

/// How many there are beyond those that are shown, as a link to them.
pub(super) fn more(total: Total, shown: usize, address: &str) -> Option<AnyView> {
    let rest = match total {
        Total::Exactly(count) => {
            let rest = count.saturating_sub(shown as u64);
            (rest > 0).then(|| format!("{} more", crate::text::number::grouped(rest)))
        }
        Total::MoreThan(count) => Some(format!("More than {} more", crate::text::number::grouped(count))),
    };
    rest.map(|rest| view! { <a class="overview-more" href=address.to_owned()>{rest}</a> }.into_any())
}
