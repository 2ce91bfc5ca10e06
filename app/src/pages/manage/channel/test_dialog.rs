//! Sending a test, and what was answered.

use super::{super::parts::TextField, ChannelList};
use crate::{api::channel::test_channel, components::Dialog, pages::case::part_form::PartForm, state::tell};
use argus_domain::channel::{Channel, ChannelKind, TestAnswer};
use leptos::{ev, prelude::*};

#[component]
pub(super) fn TestDialog(list: ChannelList, channel: Channel) -> impl IntoView {
    let (id, kind) = (channel.id, channel.content.settings.kind());
    let recipient = RwSignal::new(String::new());
    let answer = RwSignal::new(None::<TestAnswer>);
    let sending = PartForm::new(0);
    let PartForm { fields, busy, .. } = sending;
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        sending.begin();
        answer.set(None);
        let done = move |told| {
            busy.set(false);
            answer.set(Some(told));
        };
        tell(test_channel(id, recipient.get_untracked()), done, move |failure| sending.failed(failure));
    };
    let close = Callback::new(move |()| list.opened.set(None));
    let hint = match kind {
        ChannelKind::Sms => "A number like +4791234567.",
        _ => "A mail address.",
    };
    let needs_one = matches!(kind, ChannelKind::Email | ChannelKind::Sms);
    view! {
        <Dialog title="Send a test" on_close=close>
            <form class="dialog-form" novalidate="" on:submit=on_submit>
                <div class="dialog-body">
                    <p>{format!("Sends a message through “{}” now, and shows what is answered.", channel.content.name)}</p>
                    {needs_one
                        .then(|| {
                            view! {
                                <TextField
                                    id="test-recipient"
                                    name="recipient"
                                    label="Recipient"
                                    hint
                                    required=true
                                    first=true
                                    value=recipient
                                    fields
                                />
                            }
                        })}
                    <div role="status">{move || answer.get().map(|told| shown(&told))}</div>
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn ghost" on:click=move |_| close.run(())>"Close"</button>
                    <button type="submit" class="btn primary" disabled=move || busy.get()>
                        {move || if busy.get() { "Sending…" } else { "Send" }}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

fn shown(told: &TestAnswer) -> AnyView {
    let result = if told.sent { "It was taken" } else { "It was not sent" };
    view! {
        <p class="note" class:wrong=!told.sent>{format!("{result}, after {} ms: ", told.millis)} <span class="mono">{told.text.clone()}</span></p>
    }
    .into_any()
}
