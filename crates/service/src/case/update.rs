//! Changing a case.

use super::{enter, find, people, told};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    alert::ClosedWith,
    custom_field,
    merge::Merge,
};
use argus_domain::{
    CaseId, Invalid, Permission,
    case::{Case, CaseChange, CaseField, Lifecycle},
    custom_field::CustomField,
};
use argus_store::{Tx, case, custom_field as store};
use serde_json::json;

/// Others may have changed it since: only fields that they changed to something else are in the way.
pub async fn update(ctx: &Ctx, id: CaseId, change: CaseChange) -> Result<Case> {
    let mut tx = ctx.argus.store().begin().await?;
    let updated = apply(&mut tx, ctx, id, change, &Way::Update).await?;
    tx.commit().await?;
    Ok(updated)
}

/// How a change comes about.
#[derive(Debug)]
pub(crate) enum Way {
    Update,
    /// Closed or opened again, with a comment for the history and the alerts that were closed with it. The state is that of
    /// the change, whatever it was changed to meanwhile.
    Turn {
        comment: String,
        alerts: Vec<ClosedWith>,
    },
    /// A closing is taken back: into the state that it was in, whatever may follow on the closed one.
    TakeBack,
}

impl Way {
    /// Without a word, and the case alone.
    pub(crate) const fn turn() -> Self {
        Self::Turn { comment: String::new(), alerts: Vec::new() }
    }
}

/// As part of a larger transaction.
pub(crate) async fn apply(tx: &mut Tx, ctx: &Ctx, id: CaseId, change: CaseChange, way: &Way) -> Result<Case> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let scope = actor.scope();
    let by = actor.user.as_ref().map(|user| user.id);
    let change = change.checked()?;
    let (locked, before) = find::locked(tx, &scope, id).await?;
    check(tx, &before, &change, way).await?;

    let mut after = before.clone();
    let summary = &mut after.summary;
    let mut merge = Merge::new(change.version, locked, by, ctx.now);
    let tags = change.tags_of(&summary.tags)?;
    merge.set(CaseField::Tags.name(), &mut summary.tags, tags);
    merge.field(CaseField::Name.name(), &mut summary.name, change.name);
    merge.field(CaseField::Summary.name(), &mut after.description, change.description);
    merge.field(CaseField::Severity.name(), &mut summary.severity, change.severity);
    merge.field(CaseField::Outcome.name(), &mut summary.outcome, change.outcome);
    merge.field(CaseField::Classification.name(), &mut summary.classification, change.classification);
    merge.field(CaseField::SocTicket.name(), &mut summary.soc_ticket, change.soc_ticket);
    let customer = summary.customer.id;
    let owner = people::chosen(tx, id, customer, CaseField::Owner, change.owner).await?;
    merge.field(CaseField::Owner.name(), &mut summary.owner, owner);
    let assignee = people::chosen(tx, id, customer, CaseField::Assignee, change.assignee).await?;
    merge.field(CaseField::Assignee.name(), &mut summary.assignee, assignee);
    if let Some(state) = enter::wanted(tx, &before.summary, change.state, way).await? {
        match way {
            Way::Update => merge.field(CaseField::State.name(), &mut summary.state, Some(state)),
            Way::Turn { .. } | Way::TakeBack => merge.set(CaseField::State.name(), &mut summary.state, state),
        }
    }
    let fields = store::all(tx).await?;
    for (field, value) in custom_field::parsed(&fields, customer, &change.custom, &before.custom)? {
        let mut current = after.custom.remove(&field.name);
        merge.field(&CustomField::key(&field.name), &mut current, Some(value));
        after.custom.extend(current.map(|value| (field.name.clone(), value)));
    }
    let Some(merged) = merge.settle(tx).await? else { return Ok(before) };

    enter::check(tx, &before.summary, &mut after.summary, by, ctx.now).await?;
    if !after.summary.is_open() && (before.summary.is_open() || after.custom != before.custom) {
        let mut invalid = Invalid::default();
        custom_field::require_for_closing(&fields, customer, &after.custom, &mut invalid);
        invalid.into_result()?;
    }
    case::update(tx, &after, &merged.versions, by, ctx.now).await?;
    if after.summary.tags != before.summary.tags {
        case::set_tags(tx, id, &after.summary.tags, by, ctx.now).await?;
    }
    let values = fields.iter().map(|field| (field, after.custom.get(&field.name)));
    let changed: Vec<_> = values.filter(|(field, value)| *value != before.custom.get(&field.name)).collect();
    store::set_values(tx, id, &changed).await?;
    let lifecycles = (before.summary.state.lifecycle, after.summary.state.lifecycle);
    let comment = match way {
        Way::Update => "",
        Way::Turn { comment, .. } => comment,
        Way::TakeBack => "It was closed by mistake.",
    };
    let (action, text) = told::told(lifecycles, &merged, &fields, comment);
    let mut detail = json!({"before": merged.before, "after": merged.after, "comment": comment});
    if let Way::Turn { alerts, .. } = way
        && !alerts.is_empty()
    {
        detail["alerts"] = json!(alerts);
    }
    let done = Done { case: Some(id), customer: Some(customer), detail, ..Done::new(action, text) };
    record(tx, ctx, done).await?;
    // With what automation rules did then.
    find::within(tx, &scope, id).await
}

/// Whether the case may be changed in this way at all, and the values that depend on nothing else.
async fn check(tx: &mut Tx, before: &Case, change: &CaseChange, way: &Way) -> Result<()> {
    let summary = &before.summary;
    if let Some(into) = summary.merged_into {
        return Err(Invalid::one("case", format_args!("was merged into #{into}: change that one")).into());
    }
    let mut invalid = Invalid::default();
    if summary.state.lifecycle == Lifecycle::Closed && matches!(way, Way::Update) {
        for field in change.fields().into_iter().filter(|field| !field.may_change_when_closed()) {
            invalid.add(field.name(), "cannot be changed while the case is closed: reopen it first");
        }
    }
    if let Some(Some(name)) = &change.classification
        && summary.classification.as_ref() != Some(name)
        && !case::classifications_of(tx, summary.id).await?.iter().any(|known| known.name == *name)
    {
        invalid.add("classification", "is not one of the classifications that the case can be given");
    }
    Ok(invalid.into_result()?)
}
