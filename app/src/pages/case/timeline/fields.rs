//! The fields of an entry's form.

use super::{
    super::part_form::PartForm,
    form::Form,
    linking::{Events, Iocs},
};
use crate::components::{Choice, Field, SelectInput, TextInput, note_id};
use argus_domain::{
    CaseId,
    timeline::{LinkedEvent, LinkedIoc, TimelineCategory},
};
use leptos::prelude::*;

const SHOWN: &[&str] = &["time", "zone", "title", "description", "source", "category", "tags"];

/// Each category with what it is called.
pub(super) fn categories() -> Vec<Choice> {
    let choice =
        |one: &TimelineCategory| Choice { value: one.name().to_owned(), label: one.label().to_owned() };
    TimelineCategory::ALL.iter().map(choice).collect()
}

#[component]
pub(super) fn Fields(
    form: Form,
    saving: PartForm,
    case: CaseId,
    linked: (Vec<LinkedIoc>, Vec<LinkedEvent>),
) -> impl IntoView {
    let fields = saving.fields;
    let problems = ["time", "zone", "title", "source"].map(|field| fields.of(field));
    let wrong = problems.map(|problem| Signal::derive(move || problem.with(Option::is_some)));
    let [time, zone, title, source] = problems;
    let elsewhere = fields.elsewhere(SHOWN);
    let (iocs, events) = linked;
    view! {
        <div class="field-pair">
            <Field
                id="entry-time"
                label="Time"
                required=true
                hint="2026-11-22 10:42:07, or as a log writes it."
                problem=time
            >
                <TextInput id="entry-time" value=form.time required=true first=true wrong=wrong[0]/>
            </Field>
            <Field id="entry-zone" label="Time zone" hint="Europe/Oslo, UTC or +02:00." problem=zone>
                <TextInput id="entry-zone" value=form.zone wrong=wrong[1]/>
            </Field>
        </div>
        <Field id="entry-title" label="What happened" required=true problem=title>
            <TextInput id="entry-title" value=form.title required=true wrong=wrong[2]/>
        </Field>
        <div class="field-pair">
            <Field id="entry-category" label="Category" problem=fields.of("category")>
                <SelectInput id="entry-category" value=form.category choices=Signal::stored(categories())/>
            </Field>
            <Field id="entry-source" label="Source" hint="Where it is known from." problem=source>
                <TextInput id="entry-source" value=form.source wrong=wrong[3]/>
            </Field>
        </div>
        <Field
            id="entry-description"
            label="Description"
            hint="Markdown."
            problem=fields.of("description")
        >
            <textarea
                id="entry-description"
                class="input"
                rows="4"
                aria-describedby=note_id("entry-description")
                bind:value=form.description
            ></textarea>
        </Field>
        <Field id="entry-tags" label="Tags" hint="Separated by commas." problem=fields.of("tags")>
            <TextInput id="entry-tags" value=form.tags wrong=Signal::stored(false)/>
        </Field>
        <div class="entry-marks">
            <label class="box">
                <input type="checkbox" bind:checked=form.flagged/>
                <span>"Flagged"</span>
            </label>
            <label class="box">
                <input type="checkbox" bind:checked=form.in_summary/>
                <span>"Told with the summary"</span>
            </label>
        </div>
        <Iocs case linked=iocs chosen=form.iocs/>
        <Events case linked=events chosen=form.events/>
        {move || elsewhere.get().map(|problem| view! { <p class="note wrong" role="alert">{problem}</p> })}
    }
    .into_any()
}
