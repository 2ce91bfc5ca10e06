//! A point in time: in the viewer's zone, with UTC on hover.

use crate::browser::time as clock;
use argus_domain::Timestamp;
use leptos::prelude::*;

/// How exactly a time is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    /// `5 min ago`, then the date: where nearness counts.
    Relative,
    /// `21 Nov 10:41:23`: for a row of a list.
    Row,
    /// `2026-11-21 10:41:23.910`: for the one place where it is looked up.
    Full,
}

pub(crate) fn time(at: Timestamp, how: Clock) -> AnyView {
    let local = clock::local(at);
    let text = match how {
        Clock::Relative => clock::relative(at),
        Clock::Row => local.in_row(&clock::local(clock::now())),
        Clock::Full => local.full(),
    };
    let utc = at.to_string();
    let title = match how {
        Clock::Full => format!("{utc} (UTC)"),
        _ => format!("{}\n{utc} (UTC)", local.full()),
    };
    view! { <time class="time" datetime=utc title=title>{text}</time> }.into_any()
}
