//! One thing that was found.

use crate::{
    components::{Clock, time},
    link::place_of,
};
use argus_domain::search::{Hit, Piece, SearchKind};
use leptos::prelude::*;

pub(super) fn hit(hit: &Hit) -> AnyView {
    let title = if hit.title.is_empty() {
        view! { <span>{format!("Comment on {}", hit.case_title)}</span> }.into_any()
    } else {
        pieces(&hit.title)
    };
    let is_itself = matches!(hit.kind, SearchKind::Case | SearchKind::Alert);
    let number = is_itself.then(|| format!("#{} – ", hit.id));
    let within = hit.case.filter(|_| !is_itself).map(|case| {
        view! { <a href=format!("/cases/{case}")>{hit.case_title.clone()}</a> }
    });
    let is_value = hit.kind == SearchKind::Ioc;
    view! {
        <li class="hit">
            <a class="hit-title" class:mono=is_value href=place_of(hit) data-row="">{number} {title}</a>
            <p class="hit-text">{pieces(&hit.snippet)}</p>
            <p class="hit-place">
                {within}
                <span>{hit.customer.name.clone()}</span>
                {time(hit.updated, Clock::Relative)}
            </p>
        </li>
    }
    .into_any()
}

fn pieces(pieces: &[Piece]) -> AnyView {
    let one = |piece: &Piece| match piece.marked {
        true => view! { <mark>{piece.text.clone()}</mark> }.into_any(),
        false => view! { <span>{piece.text.clone()}</span> }.into_any(),
    };
    pieces.iter().map(one).collect_view().into_any()
}
