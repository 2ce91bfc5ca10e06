//! Everybody whom a case concerns, what he may do with it, and why.

use super::access_dialog::Access;
use argus_domain::case::{AccessLevel, AccessMode, AccessReason, PersonAccess};
use leptos::prelude::*;

pub(super) fn people(access: Access) -> AnyView {
    let rows = move || {
        let (people, mode) =
            access.found.with(|found| (found.people.clone(), found.mode)).unwrap_or_default();
        people.into_iter().map(|one| row(one, mode)).collect_view()
    };
    view! {
        <section aria-labelledby="access-people">
            <h3 id="access-people">"Who that is"</h3>
            <table class="list access-people">
                <thead>
                    <tr>
                        <th scope="col">"Person"</th>
                        <th scope="col">"Access"</th>
                        <th scope="col">"Why"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(one: PersonAccess, mode: AccessMode) -> AnyView {
    let PersonAccess { person, level, why } = one;
    view! {
        <tr class:shut-out=level == AccessLevel::None>
            <td>{person.name}</td>
            <td>{level.label()}</td>
            <td>{reason(&why, mode, level)}</td>
        </tr>
    }
    .into_any()
}

fn reason(why: &AccessReason, mode: AccessMode, level: AccessLevel) -> String {
    match why {
        AccessReason::Owner => "Owns the case".to_owned(),
        AccessReason::Named => "Is named".to_owned(),
        AccessReason::Group(group) => format!("Is in the group {group}"),
        AccessReason::Mode if mode == AccessMode::RoleBased => "Sees the customer".to_owned(),
        AccessReason::Mode if level == AccessLevel::Full => "Is an administrator".to_owned(),
        AccessReason::Mode => "Is not named".to_owned(),
        AccessReason::Unpublished => "The case is not published".to_owned(),
        AccessReason::Stranger => "Does not see the customer".to_owned(),
    }
}
