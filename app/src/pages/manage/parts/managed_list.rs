//! A page with a list that is there as a whole: a button that adds, a table, and a dialog of one.

use super::super::NOT_ADMINISTRATOR;
use crate::{
    components::{Empty, Icon, Loaded, icon, row_keys},
    state::{Asked, Group, command_if, use_session},
};
use argus_domain::Permission;
use leptos::{html, prelude::*};

/// What the parts of such a page share.
pub(crate) struct ManagedList<T: Send + Sync + 'static> {
    pub(crate) found: Asked<Vec<T>>,
    /// The one whose dialog is open, or a new one.
    pub(crate) opened: RwSignal<Option<Opened<T>>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Opened<T> {
    New,
    One(Box<T>),
}

impl<T: Send + Sync + 'static> Clone for ManagedList<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for ManagedList<T> {}

impl<T: Clone + Send + Sync + 'static> ManagedList<T> {
    pub(crate) fn of(found: Asked<Vec<T>>) -> Self {
        Self { found, opened: RwSignal::new(None) }
    }

    pub(crate) fn close(self) {
        self.opened.set(None);
    }

    /// The name of one, which opens it.
    pub(crate) fn link(self, one: &T, label: String) -> AnyView {
        let opened = Opened::One(Box::new(one.clone()));
        let open = move |_| self.opened.set(Some(opened.clone()));
        view! {
            <button type="button" class="as-link" data-row="" on:click=open>
                {label}
            </button>
        }
        .into_any()
    }
}

/// The columns of a table, what to do while it is empty, and what makes a row another one.
pub(crate) struct Columns<T> {
    pub(crate) class: &'static str,
    /// What is said of each, and the class of its head.
    pub(crate) heads: &'static [(&'static str, &'static str)],
    pub(crate) empty: (&'static str, &'static str),
    pub(crate) key: fn(&T) -> (i64, i64),
}

/// The whole page, with `dialog` for what is open. The rows end with what can be done with them.
pub(crate) fn managed_page<T: Clone + Send + Sync + 'static>(
    list: ManagedList<T>,
    title: &'static str,
    // What is added, as the button and the palette say it.
    new: &'static str,
    about: &'static str,
    columns: Columns<T>,
    row: impl Fn(&T) -> AnyView + Clone + Send + Sync + 'static,
    dialog: impl Fn(Opened<T>) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let refusal = (!use_session().may(Permission::Administer)).then_some(NOT_ADMINISTRATOR);
    let add = move || list.opened.set(Some(Opened::New));
    command_if(Group::Page, "n", new, refusal, add);
    let hint = refusal.map_or_else(|| format!("{new} (n)"), str::to_owned);
    let columns = StoredValue::new(columns);
    let shown = Callback::new(move |_| columns.with_value(|columns| table(list, columns, row.clone())));
    view! {
        <section class="page">
            <header class="page-head">
                <h1>{title}</h1>
                <button type="button" class="btn" disabled=refusal.is_some() title=hint on:click=move |_| add()>
                    {icon(Icon::Plus)}
                    {new}
                </button>
            </header>
            <p class="muted">{about}</p>
            <Loaded asked=list.found lines=6 view=shown/>
            {move || list.opened.get().map(&dialog)}
        </section>
    }
    .into_any()
}

fn table<T: Clone + Send + Sync + 'static>(
    list: ManagedList<T>,
    columns: &Columns<T>,
    row: impl Fn(&T) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView {
    let &Columns { class, heads, empty: (none, what_to_do), key } = columns;
    let node = NodeRef::<html::Table>::new();
    let on_key = row_keys(node);
    let rows = move || list.found.with(Clone::clone).unwrap_or_default();
    let is_empty = list.found.has_none();
    let body = move || {
        if is_empty.get() {
            return view! {
                <Empty title=none>
                    <p>{what_to_do}</p>
                </Empty>
            }
            .into_any();
        }
        let head = |&(label, class): &(&'static str, &'static str)| view! { <th scope="col" class=class>{label}</th> };
        let row = row.clone();
        view! {
            <div class="table-box">
                <table class=format!("list {class}") node_ref=node on:keydown=on_key>
                    <thead>
                        <tr>
                            {heads.iter().map(head).collect_view()}
                            <th scope="col" class="col-act">
                                <span class="sr-only">"Actions"</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=rows key=key children=move |one| row(&one)/>
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    body.into_any()
}
