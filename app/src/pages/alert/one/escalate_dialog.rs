//! Opening a case from an alert.

use super::opened::{OpenedAlert, use_alert};
use crate::{
    api::{alert::escalate_alert, case_template::template_names},
    components::{Boxes, Choice, Dialog, Field, SelectInput, TextInput, note_id},
    pages::case::part_form::PartForm,
    state::{ask, tell, use_go},
};
use argus_domain::alert::Escalation;
use leptos::{ev, prelude::*};

#[component]
pub(super) fn EscalateDialog(close: Callback<()>) -> impl IntoView {
    let alert = use_alert();
    let go = use_go();
    let form = PartForm::new(0);
    let name = alert.found.with_untracked(|alert| alert.summary.title.clone()).unwrap_or_default();
    let name = RwSignal::new(name);
    let names = ask(|| Some(template_names()));
    let templates = Signal::derive(move || {
        names.with(|names| names.iter().cloned().map(Choice::same).collect()).unwrap_or_default()
    });
    let (template, comment) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let chosen = RwSignal::new(all_of(alert).into_iter().map(|choice| choice.value).collect::<Vec<_>>());
    let in_timeline = RwSignal::new(true);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if form.busy.get_untracked() {
            return;
        }
        form.begin();
        let template = template.get_untracked();
        let wanted = Escalation {
            name: name.get_untracked(),
            template: (!template.is_empty()).then_some(template),
            iocs: chosen.get_untracked().iter().filter_map(|id| id.parse().ok()).collect(),
            in_timeline: in_timeline.get_untracked(),
            comment: comment.get_untracked(),
        };
        let done = move |case: argus_domain::case::CaseSummary| {
            alert.toasts.done(format!("The case {} was opened.", case.title()));
            go.to(&format!("/cases/{}", case.id));
        };
        tell(escalate_alert(alert.id, wanted), done, move |failure| form.failed(failure));
    };
    let name_problem = form.fields.of("name");
    let elsewhere = form.fields.elsewhere(&["name", "template", "comment"]);
    view! {
        <Dialog title="Escalate to a new case" on_close=close>
            <form class="dialog-form" novalidate="" on:submit=submit>
                <div class="dialog-body">
                    <Field id="escalate-name" label="Case name" required=true problem=name_problem>
                        <TextInput
                            id="escalate-name"
                            value=name
                            required=true
                            first=true
                            wrong=Signal::derive(move || name_problem.with(Option::is_some))
                        />
                    </Field>
                    <Field
                        id="escalate-template"
                        label="Case template"
                        hint="Its summary, tags, tasks and notes are added."
                        problem=form.fields.of("template")
                    >
                        <SelectInput id="escalate-template" value=template none="None" choices=templates/>
                    </Field>
                    <IocChoice alert chosen/>
                    <InTimeline chosen=in_timeline/>
                    <Field id="escalate-comment" label="Comment" hint="Why, for the history." problem=form.fields.of("comment")>
                        <textarea
                            id="escalate-comment"
                            class="input"
                            rows="3"
                            aria-describedby=note_id("escalate-comment")
                            bind:value=comment
                        ></textarea>
                    </Field>
                    <p class="muted">"Severity, classification, tags and the linked events go along."</p>
                    {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
                </div>
                <footer class="dialog-foot">
                    <span class="grow"></span>
                    <button type="button" class="btn" on:click=move |_| close.run(())>"Cancel"</button>
                    <button type="submit" class="btn primary" disabled=move || form.busy.get()>"Open case"</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

pub(super) fn all_of(alert: OpenedAlert) -> Vec<Choice> {
    let all = alert.found.with_untracked(|alert| {
        let choice = |ioc: &argus_domain::alert::AlertIoc| Choice {
            value: ioc.id.to_string(),
            label: format!("{} ({})", ioc.value, ioc.kind),
        };
        alert.iocs.iter().map(choice).collect()
    });
    all.unwrap_or_default()
}

/// Whether the alert becomes an entry of the case's timeline.
#[component]
pub(super) fn InTimeline(chosen: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="box">
            <input type="checkbox" bind:checked=chosen/>
            <span>"Add the alert to the timeline of the case"</span>
        </label>
    }
    .into_any()
}

/// Which indicators the case takes over.
#[component]
pub(super) fn IocChoice(alert: OpenedAlert, chosen: RwSignal<Vec<String>>) -> impl IntoView {
    let all = all_of(alert);
    (!all.is_empty()).then(|| {
        view! {
            <fieldset class="field">
                <legend>"Indicators that the case takes over"</legend>
                <Boxes label="Indicators" choices=Signal::stored(all) chosen/>
            </fieldset>
        }
    })
}
