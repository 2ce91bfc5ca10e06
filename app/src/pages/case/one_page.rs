//! One case: what it is, and what belongs to it.

use super::{
    actions::ProcessButton,
    alerts::Alerts,
    attachments::Attachments,
    comments::Comments,
    contest::ContestDialog,
    events::Events,
    facts::Facts,
    head::Head,
    history::History,
    iocs::Iocs,
    links::Links,
    notes::Notes,
    opened::OpenedCase,
    presence::Presences,
    summary::Summary,
    tasks::Tasks,
    timeline::{Moments, Timeline},
};
use crate::{
    browser::page,
    components::{Icon, Loaded, icon},
    link::{CaseLink, CasePageLink, CaseTab},
    pages::{module_task::TasksOfCase, not_found::NotFound},
    state::{Group, command, use_go, use_toasts},
};
use argus_domain::CaseId;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

#[component]
pub(crate) fn CasePage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<CaseId>().ok()));
    move || match id.get() {
        // Made anew for each case: what is typed for one does not get into another.
        Some(id) => view! { <OneCase id/> }.into_any(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn OneCase(id: CaseId) -> impl IntoView {
    let location = use_location();
    let link = Memo::new(move |_| CasePageLink::read(id, &location.search.get()));
    let opened = OpenedCase::new(link);
    provide_context(opened);
    opened.follow();
    let presences = Presences::new(opened);
    provide_context(presences);
    presences.begin();
    Effect::new(move |_| {
        let title = opened.found.with(|case| case.summary.title()).unwrap_or_else(|| "Case".to_owned());
        page::set_title(&title);
    });
    let go = use_go();
    command(Group::Page, "u", "Up to the list of cases", move || go.to(CaseLink::PATH));
    command(Group::Page, "r", "Ask again", move || {
        opened.found.again();
        opened.activity.update(|count| *count += 1);
    });
    let toasts = use_toasts();
    // Whoever comes by the number of a merged case is led to where its contents are; whoever is there already stays.
    Effect::new(move |is_known: Option<bool>| {
        let Some(merged_into) = opened.found.with(|case| case.summary.merged_into) else { return false };
        if let Some(into) = merged_into
            && is_known != Some(true)
            && !link.with_untracked(|link| link.stay)
        {
            go.instead(&CasePageLink::of(into).write());
            toasts.done(format!("#{id} was merged into #{into}, which has its contents."));
        }
        true
    });
    let step = move |by: isize| {
        let now = link.get_untracked().tab;
        let at = CaseTab::ALL.iter().position(|tab| *tab == now).unwrap_or_default();
        if let Some(tab) = at.checked_add_signed(by).and_then(|at| CaseTab::ALL.get(at)) {
            go.to(&CasePageLink { tab: *tab, ..CasePageLink::of(id) }.write());
        }
    };
    command(Group::Page, "[", "Previous tab", move || step(-1));
    command(Group::Page, "]", "Next tab", move || step(1));
    let contest = move || opened.contest.get().map(|contest| view! { <ContestDialog contest/> });
    view! {
        <section class="page case">
            <p class="up">
                <a href=CaseLink::PATH>{icon(Icon::Back)} "Cases"</a>
            </p>
            <Loaded asked=opened.found lines=6 view=Callback::new(move |_| view! { <Body link/> }.into_any())/>
            {contest}
        </section>
    }
    .into_any()
}

#[component]
fn Body(link: Memo<CasePageLink>) -> impl IntoView {
    let tab = Memo::new(move |_| link.get().tab);
    let one = move |own: CaseTab| {
        let address = move || CasePageLink { tab: own, ..CasePageLink::of(link.get().case) }.write();
        let is_current = move || (tab.get() == own).then_some("page");
        view! { <a class="tab" href=address aria-current=is_current>{own.label()}</a> }
    };
    let shown = move || match tab.get() {
        CaseTab::Summary => view! {
            <div class="case-body">
                <div class="case-texts">
                    <Summary/>
                    <Moments/>
                    <Comments/>
                </div>
                <div class="case-side">
                    <Facts/>
                    <Links/>
                </div>
            </div>
        }
        .into_any(),
        CaseTab::Timeline => view! { <Timeline/> }.into_any(),
        CaseTab::Iocs => view! { <Iocs/> }.into_any(),
        CaseTab::Notes => view! { <Notes/> }.into_any(),
        CaseTab::Tasks => view! { <Tasks/> }.into_any(),
        CaseTab::Attachments => view! { <Attachments/> }.into_any(),
        CaseTab::Events => view! { <Events/> }.into_any(),
        CaseTab::Alerts => view! { <Alerts/> }.into_any(),
        CaseTab::Modules => view! {
            <TasksOfCase link>
                <ProcessButton/>
            </TasksOfCase>
        }
        .into_any(),
        CaseTab::Activity => view! { <History/> }.into_any(),
    };
    view! {
        <Head/>
        <nav class="tabs" aria-label="Parts of the case">{CaseTab::ALL.map(one)}</nav>
        {shown}
    }
    .into_any()
}
