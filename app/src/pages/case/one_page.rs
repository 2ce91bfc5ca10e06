//! One case.

use crate::{
    api::{case::get_case, session::switch_case},
    browser::page,
    components::{Clock, CopyButton, Icon, Loaded, icon, state_mark, time},
    pages::not_found::NotFound,
    state::{Asked, Group, ask, command, tell, use_go, use_session, use_toasts},
};
use argus_domain::{CaseId, case::Case};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub(crate) fn CasePage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<CaseId>().ok()));
    let found = ask(move || id.get().map(get_case));
    Effect::new(move |_| {
        let title = found.with(|case| case.summary.title()).unwrap_or_else(|| "Case".to_owned());
        page::set_title(&title);
    });
    let go = use_go();
    command(Group::Page, "u", "Up to the list of cases", move || go.to("/cases"));
    command(Group::Page, "r", "Ask again", move || found.again());
    move || {
        if id.get().is_none() {
            return view! { <NotFound/> }.into_any();
        }
        view! {
            <section class="page narrow">
                <p class="up">
                    <a href="/cases">{icon(Icon::Back)} "Cases"</a>
                </p>
                <Loaded asked=found lines=6 view=Callback::new(one)/>
            </section>
        }
        .into_any()
    }
}

fn one(found: Asked<Case>) -> AnyView {
    (move || found.with(view_case)).into_any()
}

fn view_case(case: &Case) -> AnyView {
    let summary = case.summary.clone();
    let id = summary.id;
    let customer = summary.customer.name.clone();
    view! {
        <header class="page-head case-head">
            <h1>
                <span class="case-number">{format!("#{id}")}</span>
                {summary.name.clone()}
            </h1>
            {state_mark(summary.state)}
            <span class="grow"></span>
            <SwitchButton id/>
        </header>
        <dl class="facts across">
            <dt>"Customer"</dt>
            <dd>{customer}</dd>
            <dt>"Classification"</dt>
            <dd>{summary.classification.clone().unwrap_or_else(|| "–".to_owned())}</dd>
            <dt>"SOC ticket"</dt>
            <dd class="mono">
                {match summary.soc_ticket.clone() {
                    Some(ticket) => {
                        view! {
                            {ticket.clone()}
                            <CopyButton text=ticket label="Copy the ticket id"/>
                        }
                            .into_any()
                    }
                    None => "–".into_any(),
                }}
            </dd>
            <dt>"Opened"</dt>
            <dd>{time(summary.opened, Clock::Relative)} " by " {summary.opened_by.clone()}</dd>
            {summary
                .closed
                .map(|closed| {
                    view! {
                        <dt>"Closed"</dt>
                        <dd>{time(closed, Clock::Relative)}</dd>
                    }
                })}
        </dl>
        <section class="panel">
            <h2>"Summary"</h2>
            <div class="prose">{case.description.clone()}</div>
        </section>
    }
    .into_any()
}

/// Makes this case the one to work in.
#[component]
fn SwitchButton(id: CaseId) -> impl IntoView {
    let session = use_session();
    let toasts = use_toasts();
    let switch = move |_| {
        tell(
            switch_case(Some(id)),
            move |()| {
                session.set_case(Some(id));
                toasts.done(format!("You now work in case #{id}."));
            },
            move |failure| toasts.failure(&failure),
        );
    };
    move || {
        if session.case() == Some(id) {
            view! { <span class="muted">"You work in this case"</span> }.into_any()
        } else {
            view! {
                <button type="button" class="btn" on:click=switch>
                    {icon(Icon::Switch)}
                    "Switch to this case"
                </button>
            }
            .into_any()
        }
    }
}
