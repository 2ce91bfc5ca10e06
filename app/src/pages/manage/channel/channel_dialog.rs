//! Writing one channel.

use super::{
    super::parts::{FormDialog, TextField},
    ChannelList,
    fields::of_kind,
    form::Form,
};
use crate::{
    api::{
        Failure,
        channel::{reach_channel, save_channel},
    },
    components::{Choice, Field, SelectInput},
    pages::case::part_form::PartForm,
    state::{tell, use_toasts},
};
use argus_domain::channel::{Channel, ChannelContent, ChannelKind};
use leptos::prelude::*;

const FIELDS: &[&str] =
    &["name", "host", "port", "security", "user", "from", "url", "format", "fields", "secret"];

/// A channel, and its secret where that is a new one.
type Written = (ChannelContent, Option<String>);

#[component]
pub(super) fn ChannelDialog(list: ChannelList, shown: Option<Channel>) -> impl IntoView {
    let ChannelList { found, opened, .. } = list;
    let toasts = use_toasts();
    let id = shown.as_ref().map(|channel| channel.id);
    let form = Form::of(shown.as_ref());
    let saving = PartForm::new(shown.as_ref().map_or(0, |channel| channel.version));
    let fields = saving.fields;
    // What leads to nobody is saved once somebody was warned of just that.
    let warning = RwSignal::new(None::<String>);
    let warned = StoredValue::new(None::<Written>);
    let save_it = move |(content, secret): Written| {
        let name = content.name.clone();
        let done = move |_| {
            opened.set(None);
            found.again();
            toasts.done(format!("“{name}” is saved. A test through it says what the other side answers."));
        };
        let order = save_channel(id, saving.version.get_untracked(), content, secret);
        tell(order, done, move |failure| saving.failed(failure));
    };
    let save = Callback::new(move |()| match untrack(|| form.read()) {
        Err(invalid) => saving.failed(Failure::Invalid(invalid)),
        Ok(written) => {
            warning.set(None);
            let is_known = warned.with_value(|known| known.as_ref() == Some(&written));
            if is_known || !written.0.active {
                return save_it(written);
            }
            let (content, secret) = written.clone();
            let reached = move |problem: Option<String>| match problem {
                None => save_it(written),
                Some(problem) => {
                    warned.set_value(Some(written));
                    warning.set(Some(problem));
                    saving.busy.set(false);
                }
            };
            tell(reach_channel(id, content, secret), reached, move |failure| saving.failed(failure));
        }
    });
    let submit = if id.is_some() { "Save" } else { "Add" };
    let warn = move || {
        warning.get().map(|problem| {
            let text =
                format!("It leads to nobody now: {problem}. Press “{submit}” again to keep it all the same.");
            view! { <p class="note wrong" role="alert">{text}</p> }
        })
    };
    let kinds = Signal::stored(
        ChannelKind::ALL
            .iter()
            .map(|kind| Choice { value: kind.name().to_owned(), label: kind.label().to_owned() })
            .collect::<Vec<_>>(),
    );
    view! {
        <FormDialog
            title=if id.is_some() { "Channel" } else { "New channel" }
            submit
            form=saving
            shown=FIELDS
            save
            on_close=Callback::new(move |()| opened.set(None))
        >
            <TextField id="channel-name" name="name" label="Name" required=true first=true value=form.name fields/>
            <div class="field-pair">
                <Field id="channel-kind" label="Kind" problem=fields.of("kind")>
                    <SelectInput id="channel-kind" value=form.kind choices=kinds/>
                </Field>
                <label class="box">
                    <input
                        type="checkbox"
                        prop:checked=move || form.active.get()
                        on:change=move |event| form.active.set(event_target_checked(&event))
                    />
                    <span>"Turned on"</span>
                </label>
            </div>
            {move || of_kind(form, fields)}
            {warn}
        </FormDialog>
    }
    .into_any()
}
