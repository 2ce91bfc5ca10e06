//! Writing one channel.

use super::{
    super::parts::{FormDialog, TextField},
    ChannelList,
    fields::of_kind,
    form::Form,
};
use crate::{
    api::{Failure, channel::save_channel},
    components::{Choice, Field, SelectInput},
    pages::case::part_form::PartForm,
    state::tell,
};
use argus_domain::channel::{Channel, ChannelKind};
use leptos::prelude::*;

const FIELDS: &[&str] =
    &["name", "host", "port", "security", "user", "from", "url", "format", "fields", "secret"];

#[component]
pub(super) fn ChannelDialog(list: ChannelList, shown: Option<Channel>) -> impl IntoView {
    let ChannelList { found, opened, .. } = list;
    let id = shown.as_ref().map(|channel| channel.id);
    let form = Form::of(shown.as_ref());
    let saving = PartForm::new(shown.as_ref().map_or(0, |channel| channel.version));
    let fields = saving.fields;
    let save = Callback::new(move |()| match untrack(|| form.read()) {
        Err(invalid) => saving.failed(Failure::Invalid(invalid)),
        Ok((content, secret)) => {
            let done = move |_| {
                opened.set(None);
                found.again();
            };
            let order = save_channel(id, saving.version.get_untracked(), content, secret);
            tell(order, done, move |failure| saving.failed(failure));
        }
    });
    let kinds = Signal::stored(
        ChannelKind::ALL
            .iter()
            .map(|kind| Choice { value: kind.name().to_owned(), label: kind.label().to_owned() })
            .collect::<Vec<_>>(),
    );
    view! {
        <FormDialog
            title=if id.is_some() { "Channel" } else { "New channel" }
            submit=if id.is_some() { "Save" } else { "Add" }
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
        </FormDialog>
    }
    .into_any()
}
