//! Exporting a case: as what, how much of it, and who may be told.

mod parts;
mod withheld;

use super::opened::use_case;
use crate::{
    api::case::case_export_preview,
    components::{Choice, Dialog, Field, Icon, SelectInput, icon},
    link::ExportLink,
    state::{Group, ask, command, use_session, use_toasts},
};
use argus_domain::{
    export::{ExportFormat, ExportPart},
    ioc::Tlp,
};
use leptos::prelude::*;
use parts::Parts;
use withheld::Withheld;

/// Whoever sees the case may export it.
#[component]
pub(super) fn ExportButton() -> impl IntoView {
    let exporting = RwSignal::new(false);
    command(Group::Page, "", "Export this case", move || exporting.set(true));
    view! {
        <button type="button" class="btn" on:click=move |_| exporting.set(true)>
            {icon(Icon::Download)}
            "Export…"
        </button>
        {move || exporting.get().then(|| view! { <ExportDialog exporting/> })}
    }
    .into_any()
}

#[component]
fn ExportDialog(exporting: RwSignal<bool>) -> impl IntoView {
    let case = use_case();
    let session = use_session();
    let toasts = use_toasts();
    let counts = ask(move || {
        case.activity.track();
        Some(case_export_preview(case.id.get()))
    });
    let format = RwSignal::new(ExportFormat::default().ending().to_owned());
    let tlp = RwSignal::new(Tlp::default().name().to_owned());
    let parts = RwSignal::new(
        ExportPart::ALL.into_iter().filter(|part| session.may(part.needs())).collect::<Vec<_>>(),
    );
    let chosen = Memo::new(move |_| ExportFormat::of_ending(&format.get()).unwrap_or_default());
    let highest = Memo::new(move |_| tlp.get().parse::<Tlp>().unwrap_or_default());
    let address = move || {
        let parts = parts.get();
        ExportLink { case: case.id.get(), format: chosen.get(), tlp: highest.get(), parts }.write()
    };
    let done = move |_| {
        if untrack(address).is_some() {
            exporting.set(false);
            toasts.done("The export was begun. The case's history says so.");
        }
    };
    let formats = Signal::stored(
        ExportFormat::ALL
            .map(|format| {
                let what = match format.only() {
                    None => "report",
                    Some(ExportPart::Timeline) => "timeline alone",
                    Some(_) => "indicators alone",
                };
                Choice { value: format.ending().to_owned(), label: format!("{} – {what}", format.label()) }
            })
            .to_vec(),
    );
    let levels = Signal::stored(
        Tlp::ALL
            .map(|tlp| Choice {
                value: tlp.name().to_owned(),
                label: format!("{} – {}", tlp.label(), tlp.audience()),
            })
            .to_vec(),
    );
    let nothing = Signal::stored(None);
    view! {
        <Dialog title="Export the case" on_close=Callback::new(move |()| exporting.set(false))>
            <div class="dialog-form">
                <div class="dialog-body">
                    <Field id="export-format" label="Format" problem=nothing>
                        <SelectInput id="export-format" value=format choices=formats/>
                    </Field>
                    <Field
                        id="export-tlp"
                        label="Who may be told"
                        hint="Indicators above this level are withheld."
                        problem=nothing
                    >
                        <SelectInput id="export-tlp" value=tlp choices=levels/>
                    </Field>
                    <Parts parts format=chosen/>
                    <Withheld counts highest/>
                </div>
                <footer class="dialog-foot">
                    <button type="button" class="btn ghost" on:click=move |_| exporting.set(false)>"Cancel"</button>
                    <a
                        class="btn primary"
                        href=address
                        download=""
                        rel="external"
                        role="link"
                        aria-disabled=move || address().is_none().to_string()
                        title=move || address().is_none().then_some("Choose a part at least")
                        on:click=done
                    >
                        {icon(Icon::Download)}
                        "Download"
                    </a>
                </footer>
            </div>
        </Dialog>
    }
    .into_any()
}
