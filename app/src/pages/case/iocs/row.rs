//! One indicator of the list.

use super::{super::remove_part::RemovePart, IocList};
use crate::{
    api::ioc::{remove_ioc, restore_ioc},
    components::{Clock, CopyButton, Icon, icon, time},
    link::{EventLink, FilterField, TimeRange},
    pages::module::CallButton,
    state::{Teller, remove, use_toasts},
};
use argus_domain::{
    ioc::{Ioc, Tlp},
    module::{ObjectKind, ObjectRef},
};
use leptos::prelude::*;

pub(super) fn row(list: IocList, ioc: Ioc) -> AnyView {
    let tags = ioc.tags.iter().cloned().map(|tag| view! { <span class="tag">{tag}</span> }).collect_view();
    let description = ioc.description.clone();
    let (value, opened) = (ioc.value.clone(), ioc.clone());
    view! {
        <tr>
            <td>
                <div class="ioc-value">
                    <button
                        type="button"
                        class="as-link mono"
                        data-row=""
                        on:click=move |_| list.changing.set(Some(opened.clone()))
                    >
                        {value.clone()}
                    </button>
                    <CopyButton text=value label="Copy the value"/>
                    {events(&ioc)}
                </div>
                {(!description.is_empty()).then(|| view! { <p class="muted small ioc-description">{description}</p> })}
            </td>
            <td class="col-kind">{ioc.kind.name()}</td>
            <td class="col-tlp">{tlp_mark(ioc.tlp)}</td>
            <td class="col-tags">{tags}</td>
            <td class="col-added">
                {time(ioc.added, Clock::Relative)}
                {ioc.added_by.as_ref().map(|person| format!(" by {}", person.name))}
            </td>
            <td class="col-acts"><CallModules list ioc=ioc.clone()/> <Remove list ioc/></td>
        </tr>
    }
    .into_any()
}

/// TLP says it in a word; the colour is FIRST's.
pub(super) fn tlp_mark(tlp: Tlp) -> AnyView {
    let name = tlp.name();
    let class = format!("tlp tlp-{}", name.replace('+', "-"));
    view! { <span class=class>{format!("TLP:{}", name.to_uppercase())}</span> }.into_any()
}

/// The way to the events that have it.
fn events(ioc: &Ioc) -> Option<AnyView> {
    let address = event_search(&ioc.value)?;
    let label = format!("Events with {}", ioc.value);
    Some(
        view! {
            <a class="icon-btn small" href=address aria-label=label title="Events with it">
                {icon(Icon::Event)}
            </a>
        }
        .into_any(),
    )
}

/// The events page with the events of a value, for values that events have.
pub(super) fn event_search(value: &str) -> Option<String> {
    let kind = argus_domain::ioc::guess(value)?;
    let field = match kind.name() {
        "ip-any" => FilterField::Address,
        "domain" | "hostname" => FilterField::Domain,
        _ => return None,
    };
    let mut link = EventLink::default();
    link.set_range(TimeRange::EVER);
    field.add(&mut link.criteria, value).ok()?;
    Some(link.write())
}

#[component]
fn CallModules(list: IocList, ioc: Ioc) -> impl IntoView {
    let objects = vec![ObjectRef::new(ObjectKind::Ioc, ioc.id)];
    let refusal = Signal::derive(move || list.case.work_refusal());
    view! { <CallButton kind=ObjectKind::Ioc objects=Signal::stored(objects) name=ioc.value refusal/> }
        .into_any()
}

#[component]
fn Remove(list: IocList, ioc: Ioc) -> impl IntoView {
    let toasts = use_toasts();
    let teller = Teller::here();
    let label = format!("Delete {}", ioc.value);
    let press = move |()| {
        let id = ioc.id;
        let said = format!("Deleted {}.", ioc.value);
        let put_back = move || restore_ioc(id);
        remove(teller, toasts, remove_ioc(id), said, put_back, move || list.found.again());
    };
    view! { <RemovePart label press=Callback::new(press)/> }.into_any()
}
