//! One classification of the list.

use super::{
    super::parts::{retire, state_of},
    Vocabulary,
};
use crate::api::classification::change_classification;
use argus_domain::classification::{ClassificationChange, ManagedClassification};
use leptos::prelude::*;

pub(super) fn row(list: Vocabulary, one: &ManagedClassification) -> AnyView {
    let cases = if one.cases > ManagedClassification::COUNTED {
        format!("over {}", ManagedClassification::COUNTED)
    } else {
        one.cases.to_string()
    };
    let (id, version, retired) = (one.id, one.version, one.retired);
    let turn = move || {
        let change =
            ClassificationChange { version, retired: Some(!retired), ..ClassificationChange::default() };
        change_classification(id, change)
    };
    let act = retire(one.label.clone(), retired, "Cases keep it.", turn, move || list.found.again());
    view! {
        <tr class:over=retired>
            <td>{list.link(one, one.label.clone())}</td>
            <td class="mono">{one.name.clone()}</td>
            <td class="long-value">{one.description.clone()}</td>
            <td class="num order">{one.position}</td>
            <td class="num" data-what=if one.cases == 1 { "case" } else { "cases" }>{cases}</td>
            <td>{state_of(retired)}</td>
            <td class="col-act">{act}</td>
        </tr>
    }
    .into_any()
}
