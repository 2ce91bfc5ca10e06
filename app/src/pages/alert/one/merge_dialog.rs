//! Making an alert a part of a case that is there already.

use super::{
    escalate_dialog::{InTimeline, IocChoice, all_of},
    opened::use_alert,
};
use crate::{
    api::{alert::merge_alert, case::list_cases},
    components::{Boxes, Choice, Dialog, Field, note_id},
    pages::case::part_form::PartForm,
    state::{ask, debounced, tell},
};
use argus_domain::{
    Invalid,
    alert::Merging,
    case::{CaseFilter, CaseSort, CaseSummary, Lifecycle},
};
use leptos::{ev, prelude::*};

/// Cases that are offered at once; more are found by typing.
const OFFERED: u32 = 20;

#[component]
pub(super) fn MergeDialog(close: Callback<()>) -> impl IntoView {
    let alert = use_alert();
    let form = PartForm::new(0);
    let customer = alert.found.with_untracked(|alert| alert.summary.customer.id);
    let typed = RwSignal::new(String::new());
    let wanted = debounced(typed);
    let cases = ask(move || {
        let filter = CaseFilter {
            text: wanted.get(),
            lifecycle: Some(Lifecycle::Open),
            customers: customer.into_iter().collect(),
            ..CaseFilter::default()
        };
        Some(list_cases(filter, CaseSort::default(), OFFERED, 0))
    });
    let choices = Signal::derive(move || {
        let choice = |case: &CaseSummary| Choice { value: case.id.to_string(), label: case.title() };
        cases.with(|page| page.rows.iter().map(choice).collect()).unwrap_or_default()
    });
    let case = RwSignal::new(Vec::<String>::new());
    let chosen = RwSignal::new(all_of(alert).into_iter().map(|choice| choice.value).collect::<Vec<_>>());
    let comment = RwSignal::new(String::new());
    let in_timeline = RwSignal::new(true);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if form.busy.get_untracked() {
            return;
        }
        let Some(case) = case.with_untracked(|case| case.first()?.parse().ok()) else {
            form.fields.set(Invalid::one("case", "must be chosen"));
            return;
        };
        form.begin();
        let wanted = Merging {
            case,
            iocs: chosen.get_untracked().iter().filter_map(|id| id.parse().ok()).collect(),
            in_timeline: in_timeline.get_untracked(),
            comment: comment.get_untracked(),
        };
        let done = move |merged| {
            alert.put(merged);
            alert.toasts.done(format!("The alert is a part of the case #{case} now."));
            close.run(());
        };
        tell(merge_alert(alert.id, wanted), done, move |failure| form.failed(failure));
    };
    let elsewhere = form.fields.elsewhere(&["comment"]);
    view! {
        <Dialog title="Merge into a case" on_close=close>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    <fieldset class="field">
                        <legend>"Open case of the same customer"</legend>
                        <Boxes label="Case" choices chosen=case single=true typed/>
                    </fieldset>
                    <IocChoice alert chosen/>
                    <InTimeline chosen=in_timeline/>
                    <Field id="merge-comment" label="Comment" hint="Why, for the history." problem=form.fields.of("comment")>
                        <textarea
                            id="merge-comment"
                            class="input"
                            rows="3"
                            aria-describedby=note_id("merge-comment")
                            bind:value=comment
                        ></textarea>
                    </Field>
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| close.run(())>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || form.busy.get()>"Merge"</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
