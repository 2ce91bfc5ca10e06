//! What a case has in fields that an administrator defined.

use super::conceal::Concealer;
use crate::Result;
use argus_domain::{
    case::Case,
    custom_field::{CustomField, CustomValue},
    export::ReportField,
};
use argus_store::{Conn, custom_field};

/// In the order of the fields, also of those that are offered no more.
pub(super) async fn of(conn: &mut Conn, case: &Case, concealer: &mut Concealer) -> Result<Vec<ReportField>> {
    if case.custom.is_empty() {
        return Ok(Vec::new());
    }
    let fields = custom_field::all(conn).await?.into_iter();
    let mut told = |field: CustomField| {
        let value = concealed(concealer, case.custom.get(&field.name)?.clone());
        Some(ReportField { name: field.name, label: field.label, kind: field.kind, value })
    };
    Ok(fields.filter_map(&mut told).collect())
}

fn concealed(concealer: &mut Concealer, mut value: CustomValue) -> CustomValue {
    match &mut value {
        CustomValue::Text(text) | CustomValue::LongText(text) | CustomValue::Choice(text) => {
            concealer.text(text);
        }
        CustomValue::Choices(chosen) => chosen.iter_mut().for_each(|text| concealer.text(text)),
        CustomValue::Network(network) => {
            let told = concealer.address(*network);
            if told != network.to_string() {
                return CustomValue::Text(told);
            }
        }
        // A port or the number of a network.
        CustomValue::Number(number) => {
            let mut told = number.to_string();
            concealer.text(&mut told);
            if told != number.to_string() {
                return CustomValue::Text(told);
            }
        }
        CustomValue::Time(_) | CustomValue::YesNo(_) => {}
    }
    value
}
