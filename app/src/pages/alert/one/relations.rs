//! A picture of what leads from the alert to others: itself, what they share, and the alerts and cases that have it. The
//! tables below say the same.

use super::{opened::use_alert, similar::name};
use argus_domain::alert::{Shared, SimilarAlert, SimilarAlerts};
use leptos::prelude::*;

/// As many things and as many others are drawn: the first.
const DRAWN: usize = 8;
/// Of a row, in units of the picture.
const ROW: usize = 34;
const WIDTH: usize = 720;
/// Where the things begin, and where the others do.
const THINGS: usize = 220;
const OTHERS: usize = 470;
/// Characters of a name that there is room for.
const ROOM: usize = 28;

struct Other {
    title: String,
    class: &'static str,
    shared: Vec<Shared>,
}

pub(super) fn relations(similar: &SimilarAlerts) -> AnyView {
    let others = others(similar);
    let mut things: Vec<Shared> = Vec::new();
    for thing in others.iter().flat_map(|other| &other.shared) {
        if !things.contains(thing) && things.len() < DRAWN {
            things.push(thing.clone());
        }
    }
    let rows = things.len().max(others.len()).max(1);
    let height = rows * ROW;
    let middle = height / 2;
    // Each column is in the middle of the height.
    let y = |place: usize, of: usize| (height - of * ROW) / 2 + place * ROW + ROW / 2;
    let own =
        things.iter().enumerate().map(|(place, _)| line((170, middle), (THINGS, y(place, things.len()))));
    let theirs = others.iter().enumerate().flat_map(|(row, other)| {
        let to = (OTHERS, y(row, others.len()));
        let (things, shared) = (&things, &other.shared);
        let known = things.iter().enumerate().filter(move |(_, thing)| shared.contains(thing));
        known.map(move |(place, _)| line((THINGS + 190, y(place, things.len())), to)).collect::<Vec<_>>()
    });
    let lines: Vec<AnyView> = own.chain(theirs).collect();
    let id = use_alert().id;
    let mut nodes = vec![node((10, middle), 160, "node-alert", &format!("Alert #{id}"))];
    nodes.extend(
        things
            .iter()
            .enumerate()
            .map(|(place, thing)| node((THINGS, y(place, things.len())), 190, "node-thing", &name(thing))),
    );
    nodes.extend(
        others
            .iter()
            .enumerate()
            .map(|(place, other)| node((OTHERS, y(place, others.len())), 240, other.class, &other.title)),
    );
    view! {
        <div class="relations" role="group" aria-label="Relations" tabindex="0">
            <svg
                viewBox=format!("0 0 {WIDTH} {height}")
                role="img"
                aria-label="What leads from the alert to others, as the tables below say"
            >
                {lines}
                {nodes}
            </svg>
        </div>
    }
    .into_any()
}

/// Cases first: they are few and tell the most.
fn others(similar: &SimilarAlerts) -> Vec<Other> {
    let cases = similar.cases.iter().map(|case| Other {
        title: case.title.clone(),
        class: "node-case",
        shared: case.shared.iter().cloned().map(Shared::Indicator).collect(),
    });
    let alert = |similar: &SimilarAlert| Other {
        title: similar.alert.heading(),
        class: "node-alert",
        shared: similar.shared.clone(),
    };
    let alerts = similar.open.iter().chain(&similar.closed).map(alert);
    cases.take(DRAWN / 2).chain(alerts).take(DRAWN).collect()
}

fn line((x, y): (usize, usize), (to_x, to_y): (usize, usize)) -> AnyView {
    let bend = (x + to_x) / 2;
    view! { <path d=format!("M{x} {y}C{bend} {y} {bend} {to_y} {to_x} {to_y}")></path> }.into_any()
}

fn node((x, y): (usize, usize), width: usize, class: &'static str, name: &str) -> AnyView {
    let short: String = if name.chars().count() > ROOM {
        name.chars().take(ROOM - 1).chain(std::iter::once('…')).collect()
    } else {
        name.to_owned()
    };
    view! {
        <g class=class>
            <title>{name.to_owned()}</title>
            <rect x=x y=y - 12 width=width height="24" rx="6"></rect>
            <text x=x + 10 y=y + 4>{short}</text>
        </g>
    }
    .into_any()
}
