//! What went over the wire: as text or byte by byte, and as a capture to download.

use crate::{
    api::{Failure, event::event_payload},
    browser::{page, storage},
    components::{CopyButton, Icon, Loaded, icon},
    state::{Asked, ask},
    text::{base64, dump, number},
};
use argus_domain::{EventId, Flag, Flags, Payload, PayloadKind};
use leptos::prelude::*;

const KEY: &str = "argus.payload-as-hex";
/// So many bytes are shown at first.
const FIRST: usize = 2_048;

#[component]
pub(super) fn PayloadSection(id: EventId, flags: Flags) -> impl IntoView {
    let has_text = flags.contains(Flag::HasPayload) || flags.contains(Flag::HasStringPayload);
    let has_capture = flags.contains(Flag::HasPcap);
    if !has_text && !has_capture {
        return ().into_any();
    }
    let truncated = flags.contains(Flag::PayloadTruncated).then(|| {
        view! { <p class="muted small">"The sensor kept only the beginning of it."</p> }
    });
    let capture = has_capture.then(|| {
        let address = format!("/events/v1/{id}/pcap");
        view! {
            <a class="btn small" href=address download="" rel="external">
                {icon(Icon::Download)}
                "Download the capture (pcap)"
            </a>
        }
    });
    view! {
        <section class="payload" aria-labelledby="payload-title">
            <h4 id="payload-title">"Payload"</h4>
            {has_text.then(|| view! { <PayloadText id/> })}
            {truncated}
            {capture.map(|capture| view! { <p class="actions">{capture}</p> })}
        </section>
    }
    .into_any()
}

#[component]
fn PayloadText(id: EventId) -> impl IntoView {
    // That there is none after all is an answer, too.
    let found = ask(move || {
        Some(async move {
            match event_payload(id).await {
                Ok(payload) => Ok(Ok(payload)),
                Err(Failure::NotFound(why)) => Ok(Err(why)),
                Err(other) => Err(other),
            }
        })
    });
    view! {
        <Loaded asked=found lines=3 view=Callback::new(move |found: Asked<Result<Payload, String>>| {
            let shown = found.with(|payload| match payload {
                Ok(payload) => bytes(payload),
                Err(why) => view! { <p class="muted">{why.clone()}</p> }.into_any(),
            });
            shown.into_any()
        })/>
    }
    .into_any()
}

fn bytes(payload: &Payload) -> AnyView {
    let decoded = match payload.kind {
        PayloadKind::String => Some(payload.text.clone().into_bytes()),
        _ => base64::decode(&payload.text),
    };
    let Some(bytes) = decoded else {
        return view! {
            <p class="note wrong">"The payload should be base64 and is not, so its bytes cannot be shown."</p>
            <pre class="bytes mono" tabindex="0">{payload.text.chars().take(FIRST).collect::<String>()}</pre>
        }
        .into_any();
    };
    let kind = match payload.kind {
        PayloadKind::String => "text",
        PayloadKind::Binary => "binary",
        PayloadKind::Ethernet => "an Ethernet frame",
        PayloadKind::Pcap => "a packet capture",
    };
    let count = bytes.len();
    let size = format!("{} · {kind}", number::counted(count as u64, "byte"));
    let as_hex = RwSignal::new(storage::text(KEY).is_some());
    let all = RwSignal::new(count <= FIRST);
    let choose = move |hex: bool| {
        as_hex.set(hex);
        if hex { storage::set_text(KEY, "yes") } else { storage::remove(KEY) }
    };
    let way = move |hex: bool, label: &'static str| {
        view! {
            <button type="button" aria-pressed=move || (as_hex.get() == hex).to_string() on:click=move |_| choose(hex)>
                {label}
            </button>
        }
    };
    let whole = dump::text(&bytes);
    // So many bytes that a line has room beside the list.
    let width = if page::width() < 1_800 { 8 } else { 16 };
    let shown = move || {
        let shown = if all.get() { &bytes[..] } else { &bytes[..FIRST.min(count)] };
        if as_hex.get() { dump::hex(shown, width) } else { dump::text(shown) }
    };
    let more = move || {
        (!all.get()).then(|| {
            view! {
                <button type="button" class="btn ghost" on:click=move |_| all.set(true)>
                    {format!("Show all {}", number::counted(count as u64, "byte"))}
                </button>
            }
        })
    };
    view! {
        <div class="payload-head">
            <div class="segments" role="group" aria-label="Show the payload as">
                {way(false, "Text")} {way(true, "Hex")}
            </div>
            <span class="muted num">{size}</span>
            <CopyButton text=whole label="Copy the payload as text"/>
        </div>
        <pre class="bytes mono" class:hex=move || as_hex.get() tabindex="0" role="region" aria-label="Payload">{shown}</pre>
        {more}
    }
    .into_any()
}
