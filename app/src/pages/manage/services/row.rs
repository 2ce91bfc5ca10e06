//! One service of the list.

use super::{
    super::parts::{retire, state_of},
    Services,
};
use crate::api::case_service::change_service;
use argus_domain::case_service::{ManagedService, ServiceChange};
use leptos::prelude::*;

pub(super) fn row(list: Services, one: &ManagedService) -> AnyView {
    let (id, version, retired) = (one.id, one.version, one.retired);
    let turn = move || {
        change_service(id, ServiceChange { version, retired: Some(!retired), ..ServiceChange::default() })
    };
    let act = retire(one.label.clone(), retired, "Cases keep it.", turn, move || list.found.again());
    let categories = match one.categories.len() {
        0 => "all".to_owned(),
        own => format!("{own} of its own"),
    };
    view! {
        <tr class:over=retired>
            <td>{list.link(one, one.label.clone())}</td>
            <td class="mono">{one.name.clone()}</td>
            <td class="long-value">{one.description.clone()}</td>
            <td>{categories}</td>
            <td>{state_of(retired)}</td>
            <td class="col-act">{act}</td>
        </tr>
    }
    .into_any()
}
