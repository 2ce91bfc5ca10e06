//! The queue, put together by what its alerts have in common: groups, which are opened to their alerts.

mod group;

use super::{
    queue::{OpenGroup, Queue, alerts_of},
    table,
};
use crate::{
    browser::focus,
    components::{Loaded, mark_keys_or},
    text::number,
};
use argus_domain::{
    alert::{AlertGroup, AlertGroupKey},
    criteria::Total,
};
use group::rows_of;
use leptos::{html, prelude::*};

#[component]
pub(super) fn Groups(queue: Queue) -> impl IntoView {
    queue.follow();
    view! {
        <Loaded asked=queue.groups lines=10 view=Callback::new(move |_| table(queue))/>
    }
    .into_any()
}

fn table(queue: Queue) -> AnyView {
    let list = queue.list;
    let node = NodeRef::<html::Table>::new();
    let on_key = mark_keys_or(node, list.selection, list.ids, move || {
        let focused = focus::data_row();
        let group = focused.and_then(|row| row.strip_prefix("group-")?.parse::<usize>().ok());
        let found = |place| queue.groups.with_untracked(|groups| groups.page.rows.get(place).cloned());
        if let Some(group) = group.and_then(found).flatten() {
            mark(queue, &group);
        }
    });
    let groups = move || {
        let rows = queue.groups.with(|groups| groups.page.rows.clone()).unwrap_or_default();
        rows.into_iter().enumerate()
    };
    let is_empty = Memo::new(move |_| queue.groups.with(|groups| groups.page.rows.is_empty()) == Some(true));
    let only_newest = move || {
        let alerts = queue.groups.with(|groups| groups.alerts)?;
        let Total::MoreThan(most) = alerts else { return None };
        let told = format!("The newest {} alerts are put together: there are more.", number::grouped(most));
        Some(view! { <p class="note">{told}</p> })
    };
    view! {
        {only_newest}
        <div class="table-box">
            <table class="list cases groups" node_ref=node on:keydown=on_key>
                {table::head(list)}
                <For
                    each=groups
                    key=|(place, group)| (*place, group.key.clone(), group.count, group.updated, group.severity)
                    children=move |(place, group)| rows_of(queue, place, group)
                />
            </table>
        </div>
        {move || is_empty.get().then(|| table::none(list.link))}
    }
    .into_any()
}

/// Shows the alerts of a group, and then does something with it.
fn open(queue: Queue, key: AlertGroupKey, then: impl FnOnce(&OpenGroup) + 'static) {
    let link = queue.list.link.get_untracked();
    let question = {
        let key = key.clone();
        async move { alerts_of(&link, &key).await }
    };
    queue.teller.tell(
        question,
        move |page| {
            // The page may have gone meanwhile.
            if queue.open.is_disposed() {
                return;
            }
            let group = OpenGroup { key, ids: page.rows.iter().map(|alert| alert.id).collect() };
            queue.add(page.rows);
            queue.open.update(|open| {
                open.retain(|other| other.key != group.key);
                open.push(group.clone());
            });
            then(&group);
        },
        move |failure| queue.toasts.failure(&failure),
    );
}

fn close(queue: Queue, key: &AlertGroupKey) {
    queue.open.update(|open| open.retain(|group| group.key != *key));
    // Nothing is done with rows that are not shown.
    let shown: Vec<_> =
        queue.open.with_untracked(|open| open.iter().flat_map(|group| group.ids.clone()).collect());
    queue.list.amend(|page| page.rows.retain(|alert| shown.contains(&alert.id)));
}

/// Marks the alerts of a group, or unmarks them: as many as can be changed at once.
fn mark(queue: Queue, group: &AlertGroup) {
    let selection = queue.list.selection;
    let known = queue.open.with_untracked(|open| open.iter().find(|one| one.key == group.key).cloned());
    if let Some(known) = known {
        selection.toggle_all(&known.ids);
        return;
    }
    let count = group.count;
    open(queue, group.key.clone(), move |opened| {
        selection.toggle_all(&opened.ids);
        let marked = opened.ids.len() as u64;
        if marked < count {
            let told =
                format!("{} of {} are marked: no more are changed at once.", marked, number::grouped(count));
            queue.toasts.done(told);
        }
    });
}
