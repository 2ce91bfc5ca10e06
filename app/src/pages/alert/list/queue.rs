//! What the shapes of the queue share: the alerts that are shown, whichever way, with what can be done to them.

use super::state::AlertList;
use crate::{
    api::{
        Failure,
        alert::{board_of_alerts, group_alerts, list_alerts},
    },
    link::{AlertLink, QueueShape},
    pages::work_list::{Listed, Looking},
    state::{Asked, Live, Teller, Toasts, ask, use_live, use_toasts},
};
use argus_domain::{
    AlertId,
    alert::{AlertGroupKey, AlertGroups, AlertStatus, AlertSummary, AlertsDone},
    criteria::{Page, Total},
};
use leptos::prelude::*;

/// In the queue all alerts of groups that are open, and of the columns of the board, are rows of one list.
#[derive(Clone, Copy)]
pub(super) struct Queue {
    pub(super) list: AlertList,
    pub(super) groups: Asked<AlertGroups>,
    pub(super) open: RwSignal<Vec<OpenGroup>>,
    /// How many alerts there are in each column of the board.
    pub(super) totals: RwSignal<Vec<(AlertStatus, Total)>>,
    pub(super) teller: Teller,
    pub(super) toasts: Toasts,
    live: Live,
    /// What is new is not shown yet, as somebody is at the rows.
    held: StoredValue<bool>,
}

/// A group whose alerts are shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OpenGroup {
    pub(super) key: AlertGroupKey,
    /// The first of them, in their order.
    pub(super) ids: Vec<AlertId>,
}

/// As many alerts of a group are shown as can be changed at once.
const OF_A_GROUP: u32 = AlertsDone::MAX as u32;
/// As many alerts of a column are shown at first, and more at a time.
pub(super) const OF_A_COLUMN: u32 = 10;

impl Queue {
    pub(super) fn new() -> Self {
        let open = RwSignal::new(Vec::new());
        let totals = RwSignal::new(Vec::new());
        let shown = StoredValue::new(Vec::new());
        let list = AlertList::asking(move |link| find(link, open, totals, shown.get_value()));
        // What the next look asks for as much of.
        Effect::new(move |_| {
            let is_board = list.link.with_untracked(|link| link.shape == QueueShape::Board);
            let statuses = list.found.with(|page| page.rows.iter().map(|alert| alert.status).collect());
            shown.set_value(statuses.filter(|_| is_board).unwrap_or_default());
        });
        let groups = ask(move || list.link.with(groups_of));
        Self {
            list,
            groups,
            open,
            totals,
            teller: Teller::here(),
            toasts: use_toasts(),
            live: use_live(),
            held: StoredValue::new(false),
        }
    }

    pub(super) fn again(self) {
        self.groups.again();
        self.list.found.again();
    }

    /// Shows what others do, but for the list, which follows by itself. As long as the calling component is shown.
    pub(super) fn follow(self) {
        let looking = Looking::new();
        let look = move || looking.look(move || self.refresh());
        Effect::new(move |before: Option<()>| {
            self.live.track_alert_news();
            if before.is_some() {
                look();
            }
        });
        Effect::new(move |_| {
            if self.list.selection.len() == 0 && self.held.get_value() {
                look();
            }
        });
    }

    async fn refresh(self) -> Option<()> {
        let asked = self.list.link.try_get_untracked()?;
        let groups = match groups_of(&asked) {
            Some(question) => Some(self.teller.quietly(question).await?),
            None => None,
        };
        let shown: Vec<AlertStatus> =
            self.list.found.with_untracked(|page| page.rows.iter().map(|alert| alert.status).collect())?;
        let found = find(asked.clone(), self.open, self.totals, shown);
        let found = self.teller.quietly(found).await?;
        // Somebody asks himself, or for something else.
        if self.list.link.try_get_untracked()? != asked || self.list.found.is_busy_untracked() {
            return None;
        }
        if let Some(groups) = groups {
            self.groups.amend(|known| *known = groups);
        }
        let before = self.list.found.with_untracked(|page| page.rows.clone())?;
        let changed: Vec<AlertSummary> =
            found.rows.iter().filter(|row| !before.contains(row)).cloned().collect();
        // Nothing is taken out of somebody's hands.
        let is_held = !self.list.selection.is_empty_untracked();
        self.held.set_value(is_held);
        if is_held {
            self.list.take_in(&changed);
        } else {
            self.list.amend(|page| *page = found);
        }
        self.list.fresh.show(changed.iter().map(|alert| alert.id));
        Some(())
    }

    /// How many alerts there are in a column of the board.
    pub(super) fn total_of(self, status: AlertStatus) -> Option<Total> {
        self.totals.with(|totals| totals.iter().find(|(known, _)| *known == status).map(|(_, total)| *total))
    }

    /// Adds alerts to those that are shown; what is shown already is as it was found last.
    pub(super) fn add(self, found: Vec<AlertSummary>) {
        self.list.amend(|page| {
            for alert in found {
                match page.rows.iter_mut().find(|known| known.id == alert.id) {
                    Some(known) => *known = alert,
                    None => page.rows.push(alert),
                }
            }
        });
    }
}

/// The question for the alerts of a group.
pub(super) fn narrowed(link: &AlertLink, key: &AlertGroupKey) -> AlertLink {
    link.changed(|link| {
        link.shape = QueueShape::List;
        key.narrow(&mut link.filter);
    })
}

pub(super) async fn alerts_of(link: &AlertLink, key: &AlertGroupKey) -> Result<Page<AlertSummary>, Failure> {
    list_alerts(narrowed(link, key).filter, link.sort, OF_A_GROUP, 0).await
}

/// The columns of the board: the statuses that are asked for.
pub(super) fn columns(link: &AlertLink) -> Vec<AlertStatus> {
    let filter = &link.filter;
    let is_asked = |status: &AlertStatus| match (filter.statuses.as_slice(), filter.open) {
        ([], Some(open)) => status.is_open() == open,
        ([], None) if filter.snoozed => status.is_open(),
        ([], None) => true,
        (statuses, _) => statuses.contains(status),
    };
    AlertStatus::ALL.into_iter().filter(is_asked).collect()
}

fn groups_of(link: &AlertLink) -> Option<impl Future<Output = Result<AlertGroups, Failure>> + use<>> {
    let QueueShape::Groups(by) = link.shape else { return None };
    Some(group_alerts(link.filter.clone(), by, link.sort, link.size, link.offset()))
}

async fn find(
    link: AlertLink,
    open: RwSignal<Vec<OpenGroup>>,
    totals: RwSignal<Vec<(AlertStatus, Total)>>,
    shown: Vec<AlertStatus>,
) -> Result<Page<AlertSummary>, Failure> {
    let mut rows: Vec<AlertSummary> = Vec::new();
    match link.shape {
        QueueShape::List => return AlertSummary::find(link).await,
        QueueShape::Groups(by) => {
            let mut now = Vec::new();
            for group in open.try_get_untracked().unwrap_or_default() {
                if group.key.grouping() == by {
                    let page = alerts_of(&link, &group.key).await?;
                    now.push(OpenGroup { key: group.key, ids: page.rows.iter().map(|row| row.id).collect() });
                    for row in page.rows {
                        if rows.iter().all(|known| known.id != row.id) {
                            rows.push(row);
                        }
                    }
                }
            }
            open.try_set(now);
        }
        QueueShape::Board => {
            let many = |status| shown.iter().filter(|known| **known == status).count() as u32;
            // In whole steps: a card that comes back pushes no other out.
            let room = |status| many(status).next_multiple_of(OF_A_COLUMN).max(OF_A_COLUMN);
            let wanted: Vec<_> = columns(&link).into_iter().map(|status| (status, room(status))).collect();
            let board = board_of_alerts(link.filter, link.sort, wanted).await?;
            totals.try_set(board.iter().map(|column| (column.status, column.page.total)).collect());
            rows.extend(board.into_iter().flat_map(|column| column.page.rows));
        }
    }
    let total = Total::Exactly(rows.len() as u64);
    Ok(Page { rows, total })
}
