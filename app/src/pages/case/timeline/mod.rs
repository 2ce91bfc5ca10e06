//! What happened, in the order in which it did.

mod draft;
mod entry_dialog;
mod fields;
mod form;
mod import_dialog;
mod linking;
mod moments;
mod narrow;
mod picture;
mod row;

pub(super) use entry_dialog::{EntryDialog, Opened};
pub(super) use linking::name;
pub(super) use moments::Moments;

use super::{
    opened::{OpenedCase, use_case},
    tab_list::paging,
};
use crate::{
    api::{
        ioc::list_iocs,
        timeline::{list_timeline, shape_of_timeline},
    },
    components::{Choice, Empty, Icon, Loaded, Pager, icon, row_keys},
    link::ExportLink,
    state::{Asked, Group, ask, command},
};
use argus_domain::{
    criteria::Page,
    export::ExportFormat,
    ioc::{Ioc, IocFilter, Tlp},
    timeline::{TimelineEntry, TimelineFilter, TimelineShape},
};
use import_dialog::ImportDialog;
use leptos::{html, prelude::*};
use narrow::Narrow;
use picture::Picture;

/// What the tab's parts share.
#[derive(Clone, Copy)]
struct TimelineList {
    case: OpenedCase,
    found: Asked<Page<TimelineEntry>>,
    shape: Asked<Option<TimelineShape>>,
    /// The entry whose dialog is open, or a new one.
    opened: RwSignal<Option<Opened>>,
    importing: RwSignal<bool>,
}

impl TimelineList {
    fn again(self) {
        self.found.again();
        self.shape.again();
    }
}

/// As the address says it.
fn filter(case: OpenedCase) -> TimelineFilter {
    let link = case.link.get();
    TimelineFilter { text: link.text, ..link.timeline }
}

/// Indicators to narrow the timeline by, the newest.
fn linking_choices() -> Signal<Vec<Choice>> {
    let case = use_case();
    let found = ask(move || {
        case.activity.track();
        Some(list_iocs(case.id.get(), IocFilter::default(), 200, 0))
    });
    let choice = |ioc: &Ioc| Choice { value: ioc.id.to_string(), label: ioc.value.clone() };
    Signal::derive(move || found.with(|page| page.rows.iter().map(choice).collect()).unwrap_or_default())
}

#[component]
pub(super) fn Timeline() -> impl IntoView {
    let case = use_case();
    let found = ask(move || {
        case.activity.track();
        let (size, offset) = case.link.with(|link| (link.size, link.offset()));
        Some(list_timeline(case.id.get(), filter(case), size, offset))
    });
    // Another page of the list has the same shape.
    let narrowed = Memo::new(move |_| filter(case));
    let shape = ask(move || {
        case.activity.track();
        Some(shape_of_timeline(case.id.get(), narrowed.get()))
    });
    let (opened, importing) = (RwSignal::new(None), RwSignal::new(false));
    let list = TimelineList { case, found, shape, opened, importing };
    let refusal = move || case.work_refusal();
    let add = move || {
        if untrack(refusal).is_none() {
            list.opened.set(Some(Opened::New));
        }
    };
    command(Group::Page, "n", "New timeline entry", add);
    let table_of = move || {
        let format = ExportFormat::TimelineCsv;
        ExportLink { case: case.id.get(), format, tlp: Tlp::default(), parts: Vec::new() }.write()
    };
    let close = Callback::new(move |()| list.opened.set(None));
    let saved = Callback::new(move |()| list.again());
    view! {
        <section class="panel flush timeline">
            <header class="page-head">
                <h2>"Timeline"</h2>
                <button
                    type="button"
                    class="btn"
                    disabled=move || refusal().is_some()
                    title=move || refusal().unwrap_or("New timeline entry (n)")
                    on:click=move |_| add()
                >
                    {icon(Icon::Plus)}
                    "New entry"
                </button>
                <button
                    type="button"
                    class="btn"
                    disabled=move || refusal().is_some()
                    title=refusal
                    on:click=move |_| importing.set(true)
                >
                    "Import…"
                </button>
                <a
                    class="btn"
                    href=table_of
                    download=""
                    rel="external"
                    title="As a table, up to TLP:AMBER; “Export…” has other levels"
                >
                    {icon(Icon::Download)}
                    "CSV"
                </a>
                <span class="grow"></span>
                <Pager paging=paging(found) what="entries"/>
            </header>
            <Narrow/>
            <Picture list/>
            <Loaded asked=found lines=6 view=Callback::new(move |_| table(list))/>
        </section>
        {move || importing.get().then(|| view! { <ImportDialog list/> })}
        {move || list.opened.get().map(|opened| view! { <EntryDialog opened close saved/> })}
    }
    .into_any()
}

fn table(list: TimelineList) -> AnyView {
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    // Each with its day, where that is another than the one before it.
    let rows = move || {
        let entries = list.found.with(|page| page.rows.clone()).unwrap_or_default();
        let mut before = String::new();
        let dated = entries.into_iter().map(|entry| {
            let day = row::day(entry.time.at);
            let is_new = day != before;
            before.clone_from(&day);
            (is_new.then_some(day), entry)
        });
        dated.collect::<Vec<_>>()
    };
    let is_empty = list.found.is_empty();
    let is_narrowed = Memo::new(move |_| filter(list.case) != TimelineFilter::default());
    let body = move || {
        match (is_empty.get(), is_narrowed.get()) {
        (true, true) => view! {
            <Empty title="Nothing in the timeline is like that">
                <p>"“Whole timeline” shows everything that was written down."</p>
            </Empty>
        }
        .into_any(),
        (true, false) => view! {
            <Empty title="Nothing is in the timeline yet">
                <p>"Write down what happened when: what the attacker did, and what was done about it. Linked events are added from the tab Events."</p>
            </Empty>
        }
        .into_any(),
        (false, _) => view! {
            <div class="table-box">
                <table class="list timeline-entries" node_ref=node on:keydown=on_key>
                    <thead>
                        <tr>
                            <th scope="col" class="col-time">"Time"</th>
                            <th scope="col">"What happened"</th>
                            <th scope="col" class="col-category">"Category"</th>
                            <th scope="col" class="col-acts"><span class="sr-only">"Actions"</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For
                            each=rows
                            key=|(day, entry)| (entry.id, entry.version, day.clone())
                            children=move |(day, entry)| row::row(list, day, &entry)
                        />
                    </tbody>
                </table>
            </div>
        }
        .into_any(),
    }
    };
    body.into_any()
}
