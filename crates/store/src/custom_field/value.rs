//! What cases have in fields that administrators define.

use crate::{
    Conn, Result, StoreError, Tx,
    query::{chunks, sql},
    search,
};
use argus_domain::{
    CaseId,
    custom_field::{CustomField, CustomFieldKind, CustomValue, CustomValues},
    search::SearchKind,
};
use std::collections::HashMap;

/// Of a case that may be seen. Uses the table's own order.
pub async fn values_of(conn: &mut Conn, case: CaseId) -> Result<CustomValues> {
    let rows: Vec<(String, String, String)> = sql("SELECT custom_field.name, custom_field.kind, value
         FROM case_custom_value JOIN custom_field ON custom_field.id = field_id
         WHERE case_id = $1 ORDER BY field_id, case_custom_value.position")
    .bind(case)
    .fetch_all(conn)
    .await?;
    let mut values = CustomValues::new();
    for of_one in rows.chunk_by(|a, b| a.0 == b.0) {
        let Some((name, kind, _)) = of_one.first() else { continue };
        let texts = of_one.iter().map(|(.., text)| text.clone()).collect();
        let value = CustomFieldKind::named(kind).and_then(|kind| CustomValue::from_texts(kind, texts));
        values.insert(name.clone(), value.ok_or_else(|| StoreError::corrupt(name.clone()))?);
    }
    Ok(values)
}

/// What cases have in words. Uses the table's own order.
pub(crate) async fn texts_of(conn: &mut Conn, cases: &[CaseId]) -> Result<HashMap<CaseId, Vec<String>>> {
    let mut texts: HashMap<CaseId, Vec<String>> = HashMap::new();
    let with_words = CustomFieldKind::ALL.into_iter().filter(|kind| kind.has_words());
    for chunk in chunks(cases) {
        let mut query = sql("SELECT case_id, value
             FROM case_custom_value JOIN custom_field ON custom_field.id = field_id
             WHERE case_id IN ");
        query.push_list(chunk.iter().copied()).push(" AND custom_field.kind IN ");
        query.push_list(with_words.clone().map(CustomFieldKind::name));
        query.push(" ORDER BY case_id, field_id, case_custom_value.position");
        for (case, text) in query.fetch_all::<(i64, String)>(conn).await? {
            texts.entry(CaseId(case)).or_default().push(text);
        }
    }
    Ok(texts)
}

/// Other fields stay as they are.
pub async fn set_values(
    tx: &mut Tx,
    case: CaseId,
    values: &[(&CustomField, Option<&CustomValue>)],
) -> Result<()> {
    if values.is_empty() {
        return Ok(());
    }
    let words = search::words_of(tx, SearchKind::Case, case.0).await?;
    for (field, value) in values {
        set_value(tx, case, field, *value).await?;
    }
    search::follow(tx, SearchKind::Case, case.0, words).await
}

async fn set_value(
    tx: &mut Tx,
    case: CaseId,
    field: &CustomField,
    value: Option<&CustomValue>,
) -> Result<()> {
    sql("DELETE FROM case_custom_value WHERE case_id = $1 AND field_id = $2")
        .bind(case)
        .bind(field.id)
        .execute(tx)
        .await?;
    let texts = value.map(CustomValue::to_texts).unwrap_or_default();
    for (position, text) in (0_i64..).zip(&texts) {
        let folded = field.kind.is_found_by_value().then(|| CustomValue::folded(text));
        sql("INSERT INTO case_custom_value (case_id, field_id, position, value, folded)
             VALUES ($1, $2, $3, $4, $5)")
        .bind(case)
        .bind(field.id)
        .bind(position)
        .bind(text.as_str())
        .bind(folded)
        .execute(tx)
        .await?;
    }
    Ok(())
}
