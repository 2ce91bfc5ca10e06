//! Rules that were written elsewhere: as JSON, as Argus itself writes them, or as Sigma rules.

use super::{
    MAX_LIMIT, missing,
    save::{author, insert},
};
use crate::{Ctx, Error, Result};
use argus_domain::{
    CustomerId, FieldError, Invalid, UserId,
    alert_rule::{AlertRule, AlertRuleContent, AlertRuleFilter, RuleDocument, RuleDraft},
};
use argus_store::{Conn, Scope, alert_rule as store, customer, user};
use serde_json::{Value, json};

/// Every rule in a text, and what it becomes: JSON where it begins as such, else YAML.
pub async fn read(ctx: &Ctx, text: &str) -> Result<Vec<RuleDraft>> {
    let (_, scope) = author(ctx)?;
    let mut conn = ctx.argus.store().read().await?;
    drafts(&mut conn, &scope, text).await
}

async fn drafts(conn: &mut Conn, scope: &Scope, text: &str) -> Result<Vec<RuleDraft>> {
    if !text.trim_start().starts_with(['{', '[']) {
        return Ok(argus_sigma::read(text));
    }
    let value: Value = serde_json::from_str(text)
        .map_err(|error| Invalid::one("json", format_args!("cannot be read: {error}")))?;
    // One, a list of them, what is exported, or what the REST API answers.
    let (key, rules) = match &value {
        Value::Array(rules) => ("", rules.as_slice()),
        Value::Object(map) => match (map.get("rules"), map.get("data")) {
            (Some(Value::Array(rules)), _) => ("rules", rules.as_slice()),
            (_, Some(Value::Array(rules))) => ("data", rules.as_slice()),
            (_, Some(rule)) => ("data", std::slice::from_ref(rule)),
            _ => ("", std::slice::from_ref(&value)),
        },
        _ => ("", std::slice::from_ref(&value)),
    };
    if rules.len() > RuleDraft::MOST {
        return Err(
            Invalid::one("json", format_args!("must not have more than {} rules", RuleDraft::MOST)).into()
        );
    }
    let mut drafts = Vec::with_capacity(rules.len());
    for (place, rule) in rules.iter().enumerate() {
        drafts.push(draft(conn, scope, RuleDocument::read(rule, ""), format!("{key}[{place}]")).await?);
    }
    Ok(drafts)
}

async fn draft(conn: &mut Conn, scope: &Scope, document: RuleDocument, at: String) -> Result<RuleDraft> {
    let RuleDocument { mut content, customers, mut invalid } = document;
    let name = content.name.clone();
    for text in customers {
        match named(conn, scope, &text).await? {
            Some(id) => content.customers.push(id),
            None => invalid.add("customer", format_args!("“{text}” is not a customer that you see")),
        }
    }
    let content = match content.checked() {
        Ok(content) => Some(content).filter(|_| invalid.0.is_empty()),
        Err(more) => {
            let is_new = |one: &FieldError| invalid.of(&one.field).is_none();
            let more: Vec<FieldError> = more.0.into_iter().filter(is_new).collect();
            invalid.0.extend(more);
            None
        }
    };
    Ok(RuleDraft { at, name, content, problems: invalid.0, notes: Vec::new() })
}

/// By number or short name.
async fn named(conn: &mut Conn, scope: &Scope, text: &str) -> Result<Option<CustomerId>> {
    let found = match text.parse() {
        Ok(id) => customer::get(conn, scope, CustomerId(id)).await?,
        Err(_) => customer::find(conn, scope, &text.to_lowercase()).await?,
    };
    Ok(found.map(|found| found.id))
}

/// All of them, or none.
pub async fn import(ctx: &Ctx, rules: Vec<AlertRuleContent>) -> Result<Vec<AlertRule>> {
    let (by, scope) = author(ctx)?;
    add(ctx, by, &scope, rules).await
}

/// What the command line reads, as the rules of somebody.
pub async fn import_as(
    ctx: &Ctx,
    login: &str,
    customers: &[String],
    text: &str,
    tries: bool,
) -> Result<Vec<RuleDraft>> {
    let everything = Scope::everything();
    let mut conn = ctx.argus.store().read().await?;
    let account = user::find(&mut conn, login).await?;
    let by = account.ok_or_else(|| Error::NotFound(format!("There is no user “{login}”.")))?.user.id;
    let mut ids = Vec::new();
    for text in customers {
        let found = named(&mut conn, &everything, text).await?;
        ids.push(found.ok_or_else(|| Error::NotFound(format!("There is no customer “{text}”.")))?);
    }
    let mut drafts = drafts(&mut conn, &everything, text).await?;
    drop(conn);
    for content in drafts.iter_mut().filter_map(|draft| draft.content.as_mut()) {
        if content.customers.is_empty() {
            content.customers.clone_from(&ids);
        }
    }
    if !tries {
        let rules = drafts.iter().filter_map(|draft| draft.content.clone()).collect();
        add(ctx, by, &everything, rules).await?;
    }
    Ok(drafts)
}

async fn add(ctx: &Ctx, by: UserId, scope: &Scope, rules: Vec<AlertRuleContent>) -> Result<Vec<AlertRule>> {
    if rules.len() > RuleDraft::MOST {
        return Err(Invalid::one("rules", format_args!("must not be more than {}", RuleDraft::MOST)).into());
    }
    let mut tx = ctx.argus.store().begin().await?;
    let revision = store::next_revision(&mut tx).await?;
    let mut saved = Vec::with_capacity(rules.len());
    for (place, content) in rules.into_iter().enumerate() {
        let at = |problem: Error| match problem {
            Error::Invalid(invalid) => {
                let mut all = Invalid::default();
                invalid
                    .0
                    .iter()
                    .for_each(|one| all.add(format!("rules[{place}].{}", one.field), &one.message));
                Error::Invalid(all)
            }
            other => other,
        };
        let content = content.checked().map_err(|invalid| at(invalid.into()))?;
        let id = insert(ctx, &mut tx, by, scope, revision, &content).await.map_err(at)?;
        saved.push(store::get(&mut tx, scope, id).await?.ok_or_else(|| missing(id))?.0);
    }
    tx.commit().await?;
    Ok(saved)
}

/// All rules that a filter leaves, as a document that can be imported again.
pub async fn export(ctx: &Ctx, filter: &AlertRuleFilter) -> Result<Value> {
    let mut rules = Vec::new();
    loop {
        let page =
            super::list(ctx, filter, MAX_LIMIT, u32::try_from(rules.len()).unwrap_or(u32::MAX)).await?;
        let count = page.rows.len();
        rules.extend(page.rows.into_iter().map(|rule| Value::Object(rule.content.to_json())));
        if count < MAX_LIMIT as usize {
            return Ok(json!({"rules": rules}));
        }
    }
}
