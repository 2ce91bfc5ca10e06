//! Fields of a case, as programs read and set them: their own, and those that administrators define.

use super::{find, part, revise::LATEST, update};
use crate::{Ctx, Error, Result};
use argus_domain::{
    CaseId, Invalid, Permission,
    case::{Case, CaseChange, CaseFieldRecord, CaseValue, FieldChange, NotedValue},
    custom_field::{CustomField, CustomFieldKind, CustomValue, RawValues},
};
use argus_store::{Conn, Scope, case, custom_field};
use serde_json::{Value, json};

/// Those that it has something in, and those that it may be given.
pub async fn fields(ctx: &Ctx, id: CaseId) -> Result<Vec<CaseFieldRecord>> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    all(&mut conn, &scope, id).await
}

/// By name or number.
pub async fn field(ctx: &Ctx, id: CaseId, name: &str, number: Option<i64>) -> Result<CaseFieldRecord> {
    pick(fields(ctx, id).await?, id, name, number)
}

/// Gives the field as it is then.
pub async fn set_field(
    ctx: &Ctx,
    id: CaseId,
    name: &str,
    number: Option<i64>,
    change: &FieldChange,
) -> Result<CaseFieldRecord> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let mut tx = ctx.argus.store().begin().await?;
    find::locked(&mut tx, &scope, id).await?;
    let field = pick(all(&mut tx, &scope, id).await?, id, name, number)?;
    let now: Vec<String> = field.values.iter().map(|value| value.text.clone()).collect();
    let wanted = change.applied_to(now.clone());
    if !field.is_multiple && wanted.len() > 1 {
        return Err(Invalid::one("value", "must be one: the field takes no more").into());
    }
    if CaseValue::FIELDS.contains(&field.name.as_str()) {
        if wanted == now {
            return Ok(field);
        }
        let work = part::work_on(ctx, &mut tx, id).await?;
        if wanted.len() > CaseValue::MAX {
            return Err(
                Invalid::one("value", format_args!("must not be more than {}", CaseValue::MAX)).into()
            );
        }
        let value = |text: &String| CaseValue { field: field.name.clone(), value: text.clone() };
        for text in wanted.iter().filter(|text| !now.contains(text)) {
            let value = value(text);
            value.check()?;
            case::add_value(&mut tx, id, &value, work.by, ctx.now).await?;
        }
        for text in now.iter().filter(|text| !wanted.contains(text)) {
            case::remove_value(&mut tx, id, &value(text)).await?;
        }
        let text = match wanted.is_empty() {
            true => format!("Cleared “{}”", field.label),
            false => format!("Set “{}”", field.label),
        };
        let detail = json!({"field": field.name, "before": now, "after": wanted});
        work.done(&mut tx, ctx, "case.value", text, detail).await?;
    } else {
        let raw = match field.kind {
            CustomFieldKind::Choices => Value::from(wanted),
            _ => wanted.into_iter().next().map_or(Value::Null, Value::from),
        };
        let custom = RawValues::from([(field.name.clone(), raw)]);
        let change = CaseChange { version: LATEST, custom, ..CaseChange::default() };
        update::apply(&mut tx, ctx, id, change, &update::Way::Update).await?;
    }
    let set = pick(all(&mut tx, &scope, id).await?, id, &field.name, None)?;
    tx.commit().await?;
    Ok(set)
}

fn pick(
    fields: Vec<CaseFieldRecord>,
    id: CaseId,
    name: &str,
    number: Option<i64>,
) -> Result<CaseFieldRecord> {
    let mut found = fields.into_iter().filter(|field| field.name == name || number == Some(field.number));
    found.next().ok_or_else(|| Error::NotFound(format!("Case #{id} has no field “{name}”.")))
}

async fn all(conn: &mut Conn, scope: &Scope, id: CaseId) -> Result<Vec<CaseFieldRecord>> {
    let found = find::within(conn, scope, id).await?;
    let noted = case::values(conn, id).await?;
    let own = (0_i64..).zip(CaseValue::FIELDS).map(|(index, name)| CaseFieldRecord {
        number: 2 * index + 1,
        name: name.to_owned(),
        label: name.to_owned(),
        kind: CustomFieldKind::Text,
        is_multiple: true,
        is_retired: false,
        values: noted.iter().filter(|(field, _)| field == name).map(|(_, value)| value.clone()).collect(),
    });
    let defined = custom_field::all(conn).await?;
    let defined = defined.iter().filter_map(|field| record(&found, field));
    Ok(own.chain(defined).collect())
}

/// Nothing where the case has nothing in it, and may not be given anything.
fn record(case: &Case, field: &CustomField) -> Option<CaseFieldRecord> {
    let value = case.custom.get(&field.name);
    if value.is_none() && !field.is_offered_to(case.summary.customer.id) {
        return None;
    }
    let texts = value.map(CustomValue::to_texts).unwrap_or_default();
    Some(CaseFieldRecord {
        number: field.id.0.saturating_mul(2),
        name: field.name.clone(),
        label: field.label.clone(),
        kind: field.kind,
        is_multiple: field.kind == CustomFieldKind::Choices,
        is_retired: field.retired,
        values: texts.into_iter().map(|text| NotedValue { text, added: None, added_by: None }).collect(),
    })
}
