//! The words that cases are told apart by: what they can be classified as.

mod dialog;
mod row;

use super::parts::{Columns, ManagedList, managed_page};
use crate::{api::classification::list_classifications, browser::page, state::ask};
use argus_domain::classification::ManagedClassification;
use dialog::ClassificationDialog;
use leptos::prelude::*;

type Vocabulary = ManagedList<ManagedClassification>;

#[component]
pub(crate) fn VocabulariesPage() -> impl IntoView {
    page::set_title("Classifications");
    let list = Vocabulary::of(ask(|| Some(list_classifications())));
    let columns = Columns {
        class: "vocabulary",
        heads: &[
            ("Classification", ""),
            ("Name", ""),
            ("Description", ""),
            ("Order", "num"),
            ("Cases", "num"),
            ("State", ""),
        ],
        empty: (
            "No classifications yet",
            "Add one, such as “Fraud: phishing”, and cases can be classified as that.",
        ),
        key: |one: &ManagedClassification| (one.id.0, one.version),
    };
    managed_page(
        list,
        "Classifications",
        "New classification",
        "What a case can be classified as, in this order. One that is retired stays on the cases that have it, and is offered for no other.",
        columns,
        move |one| row::row(list, one),
        move |opened| view! { <ClassificationDialog list opened/> }.into_any(),
    )
}
