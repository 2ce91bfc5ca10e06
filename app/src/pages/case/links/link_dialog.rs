//! Linking the case that is shown to another.

use super::{super::picker::CasePicker, Linked};
use crate::{
    api::{Failure, case_link::link_case},
    components::{Choice, Dialog, Field, FieldState, SelectInput},
    state::{Teller, use_toasts},
};
use argus_domain::case::{CaseFilter, CaseRelation};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn LinkDialog(linked: Linked, adding: RwSignal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let Linked { case, found } = linked;
    let own = case.id.get_untracked();
    let chosen = RwSignal::new(None);
    let relation = RwSignal::new(CaseRelation::RelatedTo.name().to_owned());
    let problems = FieldState::new();
    let busy = RwSignal::new(false);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (Some(other), Some(relation)) =
            (chosen.get_untracked(), CaseRelation::named(&relation.get_untracked()))
        else {
            return;
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problems.clear();
        teller.tell(
            link_case(own, other, relation),
            move |links| {
                found.amend(|shown| *shown = links);
                adding.set(false);
                toasts.done(format!("Linked: {} #{other}.", relation.label().to_lowercase()));
            },
            move |failure| {
                busy.set(false);
                match failure {
                    Failure::Invalid(invalid) => problems.set(invalid),
                    Failure::Unreachable => {}
                    other => toasts.failure(&other),
                }
            },
        );
    };
    let choice = |relation: CaseRelation| Choice {
        value: relation.name().to_owned(),
        label: relation.label().to_owned(),
    };
    let relations = Signal::stored(CaseRelation::ALL.map(choice).to_vec());
    let close = move || adding.set(false);
    let wrong = move || {
        let this = problems.now("case").map(|problem| format!("#{own} {problem}."));
        let other = || problems.now("other").map(|problem| format!("The other case {problem}."));
        let said = this.or_else(other)?;
        Some(view! { <p class="note wrong" role="alert">{said}</p> })
    };
    view! {
        <Dialog title="Link another case" class="wide" on_close=Callback::new(move |()| close())>
            <form class="dialog-form" on:submit=submit>
                <div class="dialog-body">
                    <Field
                        id="link-relation"
                        label="This case is"
                        hint="What this case is to the one that you choose."
                        problem=problems.of("relation")
                    >
                        <SelectInput id="link-relation" value=relation choices=relations/>
                    </Field>
                    <CasePicker chosen but=own among=CaseFilter::default() legend="The other case"/>
                    {wrong}
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| close()>"Cancel"</button>
                    <button
                        type="submit"
                        class="btn primary"
                        disabled=move || busy.get() || chosen.with(Option::is_none)
                    >
                        "Link"
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
