//! To whom.

use super::{Deed, use_bulk};
use crate::{
    api::{Failure, case::case_assignable},
    components::{Boxes, Choice, Loaded},
    pages::work_list::Together,
    state::ask,
};
use argus_domain::{
    CaseId,
    case::{CaseSummary, Person},
};
use leptos::prelude::*;

const NOBODY: &str = "nobody";
/// People are offered for so many of the customers; others are refused with the reason.
const CUSTOMERS: usize = 5;

#[component]
pub(super) fn AssignDialog(cases: Vec<CaseSummary>) -> impl IntoView {
    let bulk = use_bulk();
    let mut one_each: Vec<&CaseSummary> = Vec::new();
    for case in &cases {
        if one_each.iter().all(|other| other.customer.id != case.customer.id) {
            one_each.push(case);
        }
    }
    let of: Vec<CaseId> = one_each.iter().take(CUSTOMERS).map(|case| case.id).collect();
    let people = ask(move || Some(assignable(of.clone())));
    let chosen = RwSignal::new(Vec::<String>::new());
    let choices = Signal::derive(move || {
        let nobody = Choice { value: NOBODY.to_owned(), label: "Nobody".to_owned() };
        let known = people.with(|people| people.iter().map(choice).collect::<Vec<_>>()).unwrap_or_default();
        std::iter::once(nobody).chain(known).collect::<Vec<_>>()
    });
    let all = StoredValue::new(cases.clone());
    let submit = Callback::new(move |()| {
        let Some(value) = chosen.with_untracked(|chosen| chosen.first().cloned()) else { return };
        let person =
            people.with_untracked(|people| people.iter().find(|one| one.id.to_string() == value).cloned());
        match person.flatten() {
            Some(person) => bulk.act(Deed::Assign(Some(person)), all.get_value()),
            None if value == NOBODY => bulk.act(Deed::Assign(None), all.get_value()),
            None => {}
        }
    });
    view! {
        <Together bulk title="Assign cases" rows=cases action="Assign" submit>
            <Loaded
                asked=people
                lines=4
                view=Callback::new(move |_| view! { <Boxes label="Assignee" choices chosen single=true/> }.into_any())
            />
        </Together>
    }
    .into_any()
}

fn choice(person: &Person) -> Choice {
    Choice { value: person.id.to_string(), label: person.name.clone() }
}

/// Whoever can work on one of these cases, by name.
async fn assignable(cases: Vec<CaseId>) -> Result<Vec<Person>, Failure> {
    let mut all: Vec<Person> = Vec::new();
    for case in cases {
        all.extend(case_assignable(case).await?);
    }
    all.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    all.dedup();
    Ok(all)
}
