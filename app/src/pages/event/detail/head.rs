//! What happened, what can be done about it, and between whom.

use super::{
    super::{
        actions::{ActionButtons, use_actions},
        state::use_events,
    },
    end_point::end_point,
    part::part,
};
use crate::{
    components::severity_mark,
    link::{FilterField, Reason, Side, why_matched},
    state::Asked,
};
use argus_domain::{EventType, event::Event};
use leptos::prelude::*;

#[component]
pub(super) fn EventHead(found: Asked<Event>) -> impl IntoView {
    let state = use_events();
    let actions = use_actions();
    let title = part(found, |event| {
        let attack = &event.summary.attack;
        (event.summary.severity, attack.alarm_description.clone().unwrap_or_else(|| attack.signature.clone()))
    });
    let can_be_judged = part(found, |event| event.summary.id.kind == EventType::Aggregated);
    let ends = part(found, |event| {
        let summary = &event.summary;
        (summary.source, summary.destination, event.source_geo.clone(), event.destination_geo.clone())
    });
    let reasons = Memo::new(move |_| {
        let (source, destination, ..) = ends.get()?;
        Some(state.with_link(|link| why_matched(&link.criteria, source.address, destination.address)))
    });
    let targets = Signal::derive(move || actions.opened().into_iter().collect());
    let buttons = move || {
        (actions.may() && can_be_judged.get() == Some(true)).then(|| {
            view! {
                <div class="detail-actions" role="toolbar" aria-label="This event">
                    <ActionButtons targets/>
                </div>
            }
        })
    };
    let end_points = move || {
        let ((source, destination, source_geo, destination_geo), reasons) = ends.get().zip(reasons.get())?;
        let of = |side: Side| reasons.iter().find(|reason| reason.side == side);
        Some(view! {
            <div class="end-points">
                {end_point(state, "Source", FilterField::Source, source, source_geo.as_ref(), of(Side::Source))}
                {end_point(
                    state,
                    "Destination",
                    FilterField::Destination,
                    destination,
                    destination_geo.as_ref(),
                    of(Side::Destination),
                )}
            </div>
        })
    };
    view! {
        {move || {
            title
                .get()
                .map(|(severity, title)| {
                    view! {
                        <div class="detail-title">
                            {severity_mark(severity)}
                            <h3>{title}</h3>
                        </div>
                    }
                })
        }}
        {buttons}
        {move || reasons.get().and_then(|reasons| why(&reasons))}
        {end_points}
    }
    .into_any()
}

fn why(reasons: &[Reason]) -> Option<AnyView> {
    let all: Vec<String> = reasons.iter().map(ToString::to_string).collect();
    (!all.is_empty()).then(|| {
        view! { <p class="why"><strong>"Why it matched: "</strong> {all.join("; ")} "."</p> }.into_any()
    })
}
