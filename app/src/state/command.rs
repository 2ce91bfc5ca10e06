//! Everything that can be done by key or from the palette: one registry feeds the keyboard, `?` and Ctrl-K.

use crate::browser::{focus, storage};
use leptos::{ev::KeyboardEvent, prelude::*};
use std::time::Duration;

/// Under which heading a command is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// What only the page being shown offers.
    Page,
    Go,
    Anywhere,
}

impl Group {
    pub(crate) const ALL: [Self; 3] = [Self::Page, Self::Go, Self::Anywhere];

    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Page => "This page",
            Self::Go => "Go to",
            Self::Anywhere => "Anywhere",
        }
    }
}

/// Why a command can't be used now, if so.
pub(crate) type Refusal = Option<&'static str>;

#[derive(Clone, Copy)]
pub(crate) struct Command {
    id: u32,
    pub(crate) group: Group,
    /// `g e`, `?`, `Ctrl K`; empty when it has no key.
    pub(crate) keys: &'static str,
    pub(crate) name: &'static str,
    pub(crate) refusal: Refusal,
    /// Nothing for a key that the browser itself answers, such as Enter on a link: it is only listed.
    pub(crate) run: Option<Callback<()>>,
}

#[derive(Clone, Copy)]
pub(crate) struct Commands {
    all: RwSignal<Vec<Command>>,
    next: StoredValue<u32>,
    /// The first key of a sequence, while its second is awaited.
    pending: RwSignal<Option<&'static str>>,
    /// How many sequences were begun: a wait that is over ends only its own.
    begun: StoredValue<u32>,
    single_keys: RwSignal<bool>,
}

const SINGLE_KEYS_OFF: &str = "argus.single-keys-off";

pub(crate) fn provide() {
    provide_context(Commands {
        all: RwSignal::new(Vec::new()),
        next: StoredValue::new(0),
        pending: RwSignal::new(None),
        begun: StoredValue::new(0),
        single_keys: RwSignal::new(storage::text(SINGLE_KEYS_OFF).is_none()),
    });
}

pub(crate) fn use_commands() -> Commands {
    expect_context()
}

/// Offers a command while the calling component is shown.
pub(crate) fn command(
    group: Group,
    keys: &'static str,
    name: &'static str,
    run: impl Fn() + Send + Sync + 'static,
) {
    command_if(group, keys, name, None, run);
}

/// As [`command`], for one that may have to be refused, with the reason.
pub(crate) fn command_if(
    group: Group,
    keys: &'static str,
    name: &'static str,
    refusal: Refusal,
    run: impl Fn() + Send + Sync + 'static,
) {
    offer(group, keys, name, refusal, Some(Callback::new(move |()| run())));
}

/// Lists a key that the browser itself answers.
pub(crate) fn listed_key(group: Group, keys: &'static str, name: &'static str) {
    offer(group, keys, name, None, None);
}

fn offer(group: Group, keys: &'static str, name: &'static str, refusal: Refusal, run: Option<Callback<()>>) {
    let commands = use_commands();
    let id = commands.next.get_value();
    commands.next.set_value(id + 1);
    commands.all.update(|all| all.push(Command { id, group, keys, name, refusal, run }));
    on_cleanup(move || commands.all.update(|all| all.retain(|command| command.id != id)));
}

impl Commands {
    pub(crate) fn all_untracked(self) -> Vec<Command> {
        self.all.get_untracked()
    }

    /// As offered now.
    pub(crate) fn of(self, group: Group) -> Vec<Command> {
        self.all.with_untracked(|all| all.iter().copied().filter(|command| command.group == group).collect())
    }

    pub(crate) fn pending(self) -> Option<&'static str> {
        self.pending.get()
    }

    pub(crate) fn single_keys(self) -> bool {
        self.single_keys.get()
    }

    /// Whether single letters do anything (WCAG 2.1.4).
    pub(crate) fn set_single_keys(self, on: bool) {
        if on {
            storage::remove(SINGLE_KEYS_OFF);
        } else {
            storage::set_text(SINGLE_KEYS_OFF, "yes");
        }
        self.single_keys.set(on);
    }

    /// Listens to the whole window, as long as the calling component is shown.
    pub(crate) fn listen(self) {
        let handle = window_event_listener(leptos::ev::keydown, move |event| self.press(&event));
        on_cleanup(move || handle.remove());
    }

    fn press(self, event: &KeyboardEvent) {
        // A key that somebody nearer has used, or that composes a character.
        if event.default_prevented() || event.is_composing() {
            return;
        }
        let key = event.key();
        if (event.ctrl_key() || event.meta_key()) && !event.alt_key() {
            if key.eq_ignore_ascii_case("k") {
                event.prevent_default();
                self.run("Ctrl K");
            }
            return;
        }
        let in_the_way = focus::is_typing() || focus::is_in_dialog();
        if in_the_way || event.alt_key() || !self.single_keys.get_untracked() {
            return;
        }
        let sequence = match self.pending.get_untracked() {
            Some(first) => format!("{first} {key}"),
            None => key,
        };
        self.pending.set(None);
        if sequence == "g" {
            self.await_second("g");
            event.prevent_default();
        } else if self.run(&sequence) {
            event.prevent_default();
        }
    }

    fn await_second(self, first: &'static str) {
        self.pending.set(Some(first));
        let own = self.begun.get_value() + 1;
        self.begun.set_value(own);
        set_timeout(
            move || {
                if self.begun.try_get_value() == Some(own) {
                    self.pending.set(None);
                }
            },
            Duration::from_millis(1_500),
        );
    }

    /// The newest command with these keys: a page may take a key over.
    fn run(self, keys: &str) -> bool {
        let found = self.all.with_untracked(|all| {
            let usable = |command: &&Command| command.keys == keys && command.refusal.is_none();
            all.iter().rev().find(usable).and_then(|command| command.run)
        });
        if let Some(run) = found {
            run.run(());
        }
        found.is_some()
    }
}
