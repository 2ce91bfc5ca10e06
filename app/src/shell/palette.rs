//! Ctrl-K: every page and action by name, and the way straight to a case, an address or an event.

use super::help::keys;
use crate::{
    components::Dialog,
    link::{CaseLink, EventLink, FilterField, SearchLink},
    state::{
        Group,
        command::{Command, Refusal, use_commands},
        use_dialogs, use_go,
    },
    text::fuzzy,
};
use argus_domain::{CaseId, Cidr, EventId};
use leptos::{ev, html, prelude::*};

/// One line of the palette.
#[derive(Clone)]
struct Entry {
    name: String,
    keys: &'static str,
    refusal: Refusal,
    run: Run,
}

#[derive(Clone)]
enum Run {
    Command(Callback<()>),
    Jump(String),
}

#[component]
pub(crate) fn Palette() -> impl IntoView {
    let dialogs = use_dialogs();
    let go = use_go();
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let list = NodeRef::<html::Ul>::new();
    let known = known_entries();
    let shown = Memo::new_with_compare(
        move |_| {
            let typed = typed.get();
            let mut shown = fuzzy::best(known.clone(), &typed, |entry| entry.name.clone());
            let jumps = jump_entries(&typed);
            // What is recognised comes first, a search for the text last.
            let (first, last): (Vec<_>, Vec<_>) = jumps.into_iter().partition(|(first, _)| *first);
            shown.splice(0..0, first.into_iter().map(|(_, entry)| entry));
            shown.extend(last.into_iter().map(|(_, entry)| entry));
            shown
        },
        |_, _| true,
    );
    let run = move |entry: Entry| {
        if entry.refusal.is_none() {
            dialogs.close();
            // The dialog is gone first: what runs may open another, or move the focus.
            let run = move || match entry.run {
                Run::Command(run) => drop(run.try_run(())),
                Run::Jump(address) => go.to(&address),
            };
            set_timeout(run, std::time::Duration::ZERO);
        }
    };
    let step = move |by: isize| {
        let last = shown.with_untracked(Vec::len).saturating_sub(1);
        at.update(|at| *at = at.saturating_add_signed(by).min(last));
        let option = list.get_untracked().and_then(|list| list.children().item(at.get_untracked() as u32));
        if let Some(option) = option {
            option.scroll_into_view_with_bool(false);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(-1),
            "Enter" => {
                if let Some(entry) = shown.with_untracked(|shown| shown.get(at.get_untracked()).cloned()) {
                    run(entry);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |(index, entry): (usize, Entry)| {
        let (name, entry_keys, refusal) = (entry.name.clone(), entry.keys, entry.refusal);
        view! {
            <li
                id=format!("palette-{index}")
                class="option"
                class:at=move || at.get() == index
                class:refused=refusal.is_some()
                role="option"
                aria-selected=move || (at.get() == index).to_string()
                aria-disabled=refusal.is_some().to_string()
                title=refusal
                on:click=move |_| run(entry.clone())
            >
                <span>{name}</span>
                <span class="muted small">{refusal}</span>
                {keys(entry_keys)}
            </li>
        }
        .into_any()
    };
    view! {
        <Dialog title="Search or jump" class="palette" on_close=Callback::new(move |()| dialogs.close())>
            <input
                class="input"
                type="text"
                role="combobox"
                autocomplete="off"
                placeholder="A page, an action, #7, an IP address or range…"
                aria-label="Search or jump"
                aria-expanded="true"
                aria-controls="palette-list"
                aria-activedescendant=move || format!("palette-{}", at.get())
                data-first=""
                prop:value=move || typed.get()
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    at.set(0);
                }
                on:keydown=on_key
            />
            <ul class="palette-list" id="palette-list" role="listbox" aria-label="Found" node_ref=list>
                {move || shown.get().into_iter().enumerate().map(option).collect_view()}
            </ul>
        </Dialog>
    }
    .into_any()
}

/// The registry, less the palette itself.
fn known_entries() -> Vec<Entry> {
    let mut commands = use_commands().all_untracked();
    commands.retain(|command| command.keys != "Ctrl K");
    commands.sort_by_key(|command| command.group);
    let entry = |command: &Command| {
        Some(Entry {
            name: match command.group {
                Group::Go => format!("Go to {}", command.name),
                _ => command.name.to_owned(),
            },
            keys: command.keys,
            refusal: command.refusal,
            run: Run::Command(command.run?),
        })
    };
    commands.iter().filter_map(entry).collect()
}

/// What can be made of a text, and whether it is surely meant.
fn jump_entries(typed: &str) -> Vec<(bool, Entry)> {
    let typed = typed.trim();
    let mut jumps = Vec::new();
    if typed.is_empty() {
        return jumps;
    }
    let events = |field, value: &str| EventLink::default().only(field, value).write();
    let number = typed.strip_prefix('#').unwrap_or(typed);
    if let Ok(CaseId(case @ 1..)) = number.parse() {
        jumps.push((true, jump(format!("Case #{case}"), format!("/cases/{case}"))));
    }
    if let Ok(id) = typed.parse::<EventId>() {
        let link = EventLink::default().opening(Some(id));
        jumps.push((true, jump("Open this event".to_owned(), link.write())));
    } else if typed.parse::<Cidr>().is_ok() {
        jumps.push((true, jump(format!("Events of {typed}"), events(FilterField::Address, typed))));
    } else {
        jumps.push((false, jump(format!("Events with “{typed}”"), events(FilterField::Text, typed))));
        let cases = CaseLink::default().changed(|link| typed.clone_into(&mut link.filter.text));
        jumps.push((false, jump(format!("Cases with “{typed}”"), cases.write())));
    }
    let found = SearchLink::of(typed).write();
    jumps.push((
        false,
        jump(
            format!("Search cases, IOCs, notes, tasks, comments, attachments and alerts for “{typed}”"),
            found,
        ),
    ));
    jumps
}

fn jump(name: String, address: String) -> Entry {
    Entry { name, keys: "", refusal: None, run: Run::Jump(address) }
}
