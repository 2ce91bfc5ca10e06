//! What can be done from anywhere.

use super::current_case::case_address;
use crate::{
    api::session::log_out,
    browser::{focus, page, theme::Theme},
    pages::manage,
    state::{Group, command, command_if, dialogs::Open, tell, use_dialogs, use_go, use_session},
};
use argus_domain::Permission;
use leptos::prelude::{Owner, untrack};

/// A page of its own, beside the one that all others are.
pub(crate) const API_DOCUMENTATION: &str = "/swagger";
pub(crate) const MAY_NOT_SEE_ALERTS: &str =
    "You lack the permission viewAlerts. An administrator can give it.";
pub(crate) const MAY_NOT_SEE_TASKS: &str = "You lack the permission viewCases. An administrator can give it.";
pub(crate) const MAY_NOT_CREATE: &str = "You lack the permission createCase. An administrator can give it.";

pub(crate) fn offer() {
    let go = use_go();
    let dialogs = use_dialogs();
    let session = use_session();
    let owner = Owner::current();

    command(Group::Go, "g o", "Overview", move || go.to("/overview"));
    command(Group::Go, "g e", "Events", move || go.to("/events"));
    command(Group::Go, "g c", "Case", move || go.to(&untrack(|| case_address(session))));
    command(Group::Go, "g t", "My tasks", move || go.to("/tasks"));
    command(Group::Go, "g s", "Search", move || go.to("/search"));
    command(Group::Go, "g y", "Activities", move || go.to("/activities"));
    command(Group::Go, "g l", "Cases", move || go.to("/cases"));
    command(Group::Go, "g n", "Notifications", move || go.to("/notifications"));
    command(Group::Go, "g u", "Account", move || go.to("/account"));
    command(Group::Go, "", "API documentation", || page::leave_for(API_DOCUMENTATION));
    for page in manage::PAGES {
        let refusal = (!session.may(page.permission)).then_some(page.refusal);
        command_if(Group::Go, page.keys, page.label, refusal, move || go.to(page.address));
    }
    let refusal = (!session.may(Permission::ViewAlerts)).then_some(MAY_NOT_SEE_ALERTS);
    command_if(Group::Go, "g a", "Alerts", refusal, move || go.to("/alerts"));
    let refusal = (!session.may(Permission::ViewCases)).then_some(MAY_NOT_SEE_TASKS);
    command_if(Group::Go, "g d", "DIM Tasks", refusal, move || go.to("/dim-tasks"));

    let refusal = (!session.may(Permission::CreateCase)).then_some(MAY_NOT_CREATE);
    command_if(Group::Anywhere, "c", "New case", refusal, move || dialogs.open(Open::NewCase));
    command(Group::Anywhere, "s", "Switch case", move || dialogs.open(Open::SwitchCase));
    command(Group::Anywhere, "Ctrl K", "Search or jump", move || dialogs.open(Open::Palette));
    command(Group::Anywhere, "?", "Keys of this page", move || dialogs.open(Open::Help));
    command(Group::Anywhere, "/", "Search on this page", move || {
        focus::on("[data-search]");
    });
    for theme in Theme::ALL {
        command(
            Group::Anywhere,
            "",
            match theme {
                Theme::Light => "Light theme",
                Theme::Dark => "Dark theme",
                Theme::System => "Theme of the system",
            },
            move || theme.choose(),
        );
    }
    command(Group::Anywhere, "", "Load the page anew", page::reload);
    command(Group::Anywhere, "", "Log out", move || {
        let order = move || tell(log_out(), move |()| session.ended(), |_| {});
        match &owner {
            Some(owner) => owner.with(order),
            None => order(),
        }
    });
}
