//! One thing that was found.

use crate::{
    components::{Clock, time},
    link::place_of,
};
use argus_domain::search::{Hit, Piece, SearchKind};
use leptos::prelude::*;

pub(super) fn hit(hit: &Hit) -> AnyView {
    let case = format!("/cases/{}", hit.case);
    let title = if hit.title.is_empty() {
        view! { <span>{format!("Comment on {}", hit.case_title)}</span> }.into_any()
    } else {
        pieces(&hit.title)
    };
    let number = (hit.kind == SearchKind::Case).then(|| format!("#{} – ", hit.case));
    let within = (hit.kind != SearchKind::Case).then(|| view! { <a href=case>{hit.case_title.clone()}</a> });
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
