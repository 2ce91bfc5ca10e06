//! The alert that is raised, as its templates say, with an example beside them.

use super::{counting::span, form::Form};
use crate::components::{Choice, Field, FieldState, Markdown, SelectInput, TextInput, note_id};
use argus_domain::{
    Invalid, Severity,
    alert_rule::{example, places},
};
use leptos::prelude::*;

#[component]
pub(super) fn Raising(form: Form, fields: FieldState) -> impl IntoView {
    let severities = Signal::stored(Severity::ALL.map(|severity| Choice::same(severity.name())).to_vec());
    let draft = Memo::new(move |_| form.draft(&mut Invalid::default()));
    let shown = move |template: fn(Form) -> RwSignal<String>| {
        Memo::new(move |_| {
            let text = template(form).get();
            draft
                .with(|draft| example(draft, &text))
                .map_err(|invalid| invalid.of("title").unwrap_or_default().to_owned())
        })
    };
    let (title, text) = (shown(|form| form.title), shown(|form| form.text));
    // What is wrong is told while it is written.
    let problem = move |field: &'static str, example: Memo<Result<String, String>>| {
        let told = fields.of(field);
        Signal::derive(move || example.get().err().or_else(|| told.get()))
    };
    let (title_problem, text_problem) = (problem("title", title), problem("text", text));
    let wrong = move |problem: Signal<Option<String>>| Signal::derive(move || problem.with(Option::is_some));
    let (tags, dedup) = (fields.of("tags"), fields.of("dedup"));
    let named = move || {
        let all = draft.with(places);
        all.iter().map(|place| format!("{{{place}}}")).collect::<Vec<_>>().join(" ")
    };
    let prose = Signal::derive(move || text.get().unwrap_or_default());
    view! {
        <fieldset class="rule-part">
            <legend>"The alert"</legend>
            <p class="field-note">"Its texts may have: " <code>{named}</code></p>
            <Field id="rule-title" label="Title" required=true problem=title_problem>
                <TextInput id="rule-title" value=form.title required=true wrong=wrong(title_problem)/>
            </Field>
            <Field id="rule-text" label="Description" hint="Markdown." problem=text_problem>
                <textarea
                    id="rule-text"
                    class="input"
                    rows="4"
                    aria-describedby=note_id("rule-text")
                    aria-invalid=move || text_problem.with(Option::is_some).to_string()
                    bind:value=form.text
                ></textarea>
            </Field>
            <section class="rule-example" aria-label="Example">
                <p class="field-note">"For example:"</p>
                <p class="rule-example-title">{move || title.get().unwrap_or_default()}</p>
                <Markdown text=prose/>
            </section>
            <div class="field-pair">
                <Field id="rule-severity" label="Severity" problem=Signal::stored(None)>
                    <SelectInput id="rule-severity" none="That of what is watched, the highest where it is several" value=form.severity choices=severities/>
                </Field>
                <Field id="rule-tags" label="Tags" hint="Separated by commas." problem=tags>
                    <TextInput id="rule-tags" value=form.tags wrong=wrong(tags)/>
                </Field>
            </div>
            {span(
                form.cool_down,
                ("rule-cool-down", "rule-cool-down-unit"),
                "Cool-down",
                "For so long there is no other alert of the same: what comes is added to it.",
                fields,
                "coolDown",
            )}
            <Field
                id="rule-dedup"
                label="De-duplication key"
                hint="Alerts that have it in common are one. Left empty, those of the same group."
                problem=dedup
            >
                <TextInput id="rule-dedup" value=form.dedup wrong=wrong(dedup)/>
            </Field>
        </fieldset>
    }
    .into_any()
}
