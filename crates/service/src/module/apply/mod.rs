//! What a module wants changed and added, once its call has succeeded: all of it, or an error that says what was wrong in
//! words for its author.
//!
//! Everything goes through what people's changes go through, by the rights of whoever triggered the call: the same checks,
//! and a row of the log each. Events and indicators that are added together have one row.

mod add;
mod attributes;
pub(super) mod change;
mod comment;
mod events;
mod field;
mod order;
mod put;
mod set;
#[cfg(test)]
mod tests;
pub(super) mod value;

pub(super) use field::Field;

use super::object::{number, told};
use crate::{Ctx, Error, Result, activity::Rows, case::part};
use argus_domain::{
    CaseId, Invalid,
    module::{ObjectKind, ObjectRef, TaskChange},
};
use argus_store::{Tx, event::UpdateTimes};
use order::{Add, Order};
use serde_json::Value;

/// What became of the changes, in the order in which it was done: events that are added come first.
///
/// `case` is where something is added; without one it is that of the first object that belongs to a case.
pub(crate) async fn apply(
    tx: &mut Tx,
    ctx: &Ctx,
    case: Option<CaseId>,
    objects: &[ObjectRef],
    changes: &[Value],
) -> Result<Vec<TaskChange>> {
    let orders = order::read(objects, changes)?;
    if orders.is_empty() {
        return Ok(Vec::new());
    }
    let applying = Applying { ctx: Ctx { rows: Rows::kept(), ..ctx.clone() }, case: None };
    let case = match case {
        Some(case) => Some(case),
        None => case_of(tx, ctx, objects).await?,
    };
    let mut applying = Applying { case, ..applying };
    applying.begin(tx, &orders).await?;
    let mut done = Vec::new();
    let mut rest = Vec::new();
    let mut found = events::Found::default();
    let mut iocs = Vec::new();
    for order in orders {
        match order {
            Order::Add(Add::Event(fields)) => found.submitted.push(fields),
            Order::Add(Add::Eve(record)) => found.records.push(record),
            Order::Add(Add::Ioc(fields)) => iocs.push(fields),
            other => rest.push(other),
        }
    }
    found.add(tx, &mut applying, &mut done).await?;
    add::iocs(tx, &mut applying, iocs, &mut done).await?;
    for order in rest {
        match order {
            Order::Set(wanted) => set::set(tx, &mut applying, wanted, &mut done).await?,
            Order::Add(Add::Note(fields)) => add::note(tx, &mut applying, fields, &mut done).await?,
            Order::Add(Add::Comment(fields)) => comment::add(tx, &mut applying, fields, &mut done).await?,
            Order::Add(Add::Evidence(fields)) => add::evidence(tx, &mut applying, &fields, &mut done).await?,
            Order::Add(Add::Event(_) | Add::Eve(_) | Add::Ioc(_)) => {}
        }
    }
    Ok(done)
}

/// The case that the first object belongs to that belongs to one.
async fn case_of(tx: &mut Tx, ctx: &Ctx, objects: &[ObjectRef]) -> Result<Option<CaseId>> {
    let scope = ctx.caller()?.scope();
    for object in objects {
        if let Some((_, Some(case))) = told(tx, &scope, object).await? {
            return Ok(Some(case));
        }
    }
    Ok(None)
}

/// In whose name, and where.
struct Applying {
    ctx: Ctx,
    case: Option<CaseId>,
}

impl Applying {
    /// Locks are taken in the order in which people's changes take them, so that nobody waits for each other: the case, the
    /// times of events, the log.
    async fn begin(&self, tx: &mut Tx, orders: &[Order]) -> Result<()> {
        let events = orders.iter().filter(|order| order.is_about_events()).count();
        if orders.iter().any(|order| matches!(order, Order::Add(_)))
            && let Some(case) = self.case
        {
            part::speak_of(&self.ctx, tx, case).await?;
        }
        if events > 0 {
            UpdateTimes::take(tx, self.ctx.now, events).await?;
        }
        Ok(())
    }

    /// Where something is added.
    fn case_for(&self, what: &str) -> Result<CaseId> {
        self.case.ok_or_else(|| invalid(what, "cannot be added: the call is about no case"))
    }

    async fn case_change(&self, tx: &mut Tx, case: CaseId, field: &str, after: Value) -> Result<TaskChange> {
        let object = ObjectRef::new(ObjectKind::Case, case);
        self.change(tx, object, Some(field.to_owned()), (Value::Null, after)).await
    }

    /// What was just done, with the row of the log that tells it.
    async fn change(
        &self,
        tx: &mut Tx,
        object: ObjectRef,
        field: Option<String>,
        (before, after): (Value, Value),
    ) -> Result<TaskChange> {
        let told = told(tx, &self.ctx.caller()?.scope(), &object).await?;
        let (title, case) = told.unwrap_or_else(|| (place(&object), self.case));
        let activity = self.ctx.rows.take_first();
        Ok(TaskChange { object, title, case, field, before, after, activity })
    }
}

/// As errors name it: `ioc 7`.
fn place(object: &ObjectRef) -> String {
    format!("{} {}", object.kind.name(), object.id)
}

fn invalid(field: impl Into<String>, problem: impl std::fmt::Display) -> Error {
    Invalid::one(field, problem).into()
}

/// The same error with what it is about: `value of ioc 7 must not be empty`.
fn about(place: &str, error: Error) -> Error {
    match error {
        Error::Invalid(problems) => {
            let mut named = Invalid::default();
            for problem in problems.0 {
                named.add(format!("{} of {place}", problem.field), problem.message);
            }
            named.into()
        }
        other => other,
    }
}

/// The id of an object of a case.
fn id_of<T: std::str::FromStr>(object: &ObjectRef) -> Result<T> {
    number(object).ok_or_else(|| invalid(place(object), "is no number"))
}
