//! Writing a rule.

use super::{MOST, author, missing};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    channel::check_recipient,
    merge::Merge,
};
use argus_domain::{
    AutomationRuleId, Invalid,
    automation::{Action, Rule, RuleContent},
    channel::{ChannelChoice, ChannelKind},
    module::ObjectKind,
    version::FieldVersions,
};
use argus_store::{
    Conn, Scope, automation as store, automation::SaveRule, case, case_template, channel, classification,
    customer, module, user,
};
use serde_json::json;

/// A new one without `id`. Of one that others changed since `version`, name, description, order, being active, and what
/// it does are merged as five fields. Whoever saves it becomes its author.
pub async fn save(
    ctx: &Ctx,
    id: Option<AutomationRuleId>,
    version: i64,
    content: RuleContent,
) -> Result<Rule> {
    let by = author(ctx)?;
    let scope = ctx.caller()?.scope();
    let content = content.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    // What is off may be unfinished, and can always be turned off.
    if content.active {
        check(&mut tx, &scope, &content).await?;
    }
    let (id, done) = match id {
        None => {
            if store::count(&mut tx).await? >= MOST {
                return Err(
                    Invalid::one("name", format_args!("cannot be added: there are {MOST} rules")).into()
                );
            }
            let versions = FieldVersions::default();
            let new = SaveRule { content: &content, versions: &versions, author: by, now: ctx.now };
            let id = store::insert(&mut tx, new).await?.ok_or_else(taken)?;
            let text = format!("Added the automation rule “{}”", content.name);
            (id, Done { detail: json!({"rule": id, "after": content}), ..Done::new("automation.add", text) })
        }
        Some(id) => {
            let locked = store::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
            let before = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
            let mut after = before.content.clone();
            let mut merge = Merge::new(version, locked, Some(by), ctx.now);
            let RuleContent { name, description, order, active, customers, trigger, condition, actions } =
                content;
            merge.field("name", &mut after.name, Some(name));
            merge.field("description", &mut after.description, Some(description));
            merge.field("order", &mut after.order, Some(order));
            merge.field("active", &mut after.active, Some(active));
            let mut what = (after.customers, after.trigger, after.condition, after.actions);
            merge.field("what it does", &mut what, Some((customers, trigger, condition, actions)));
            (after.customers, after.trigger, after.condition, after.actions) = what;
            let merged = match merge.finish() {
                Ok(merged) if merged.is_empty() && before.author.id == by => return Ok(before),
                Ok(merged) => merged,
                Err(in_the_way) => return Err(in_the_way.told(&mut tx).await?),
            };
            let save = SaveRule { content: &after, versions: &merged.versions, author: by, now: ctx.now };
            if !store::update(&mut tx, id, save).await? {
                return Err(taken().into());
            }
            store::forget(&mut tx, id).await?;
            let text = format!("Changed the automation rule “{}”", after.name);
            let detail = json!({"rule": id, "before": merged.before, "after": merged.after});
            (id, Done { detail, ..Done::new("automation.change", text) })
        }
    };
    record(&mut tx, ctx, done).await?;
    let saved = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    tx.commit().await?;
    Ok(saved)
}

fn taken() -> Invalid {
    Invalid::one("name", "is that of another rule")
}

/// Whether everything that a rule names is there for its author.
pub(super) async fn check(conn: &mut Conn, scope: &Scope, content: &RuleContent) -> Result<()> {
    let mut invalid = Invalid::default();
    for id in &content.customers {
        if customer::get(conn, scope, *id).await?.is_none() {
            invalid.add("customers", "must be customers that you see");
        }
    }
    let states = case::all_states(conn).await?;
    let is_known = |id| states.iter().any(|choice| choice.state.id == id);
    if !content.trigger.states().iter().copied().all(is_known) {
        invalid.add("states", "must be states of a workflow");
    }
    if !content.condition.states.iter().copied().all(is_known) {
        invalid.add("condition", "must have states of a workflow");
    }
    // Cases that have a retired one are still met.
    let known = classification::names(conn).await?;
    if !content.condition.classifications.iter().all(|name| known.contains(name)) {
        invalid.add("condition", "must have classifications that there are");
    }
    let templates = case_template::with_tasks(conn).await?;
    let offered = case::classifications(conn).await?;
    let is_classification = |name: &String| offered.iter().any(|known| known.name == *name);
    let channels = channel::choices(conn).await?;
    for (index, action) in content.actions.iter().enumerate() {
        let field = format!("actions.{}", index + 1);
        match action {
            Action::SetState { state } if !is_known(*state) => {
                invalid.add(&field, "must have a state of a workflow");
            }
            Action::SetClassification { classification: Some(name) } if !is_classification(name) => {
                invalid.add(&field, "must have one of the classifications to choose from");
            }
            Action::AddTemplateTasks { template } if templates.iter().all(|known| known.id != *template) => {
                invalid.add(&field, "must have a template that is in use and has tasks");
            }
            Action::RunModule { module: id, label } => {
                let found = module::get(conn, *id).await?;
                if found.is_none_or(|found| !crate::module::offers(&found, ObjectKind::Case, label)) {
                    invalid.add(&field, "must have a module that is on and offers this for cases");
                }
            }
            _ => {}
        }
        if let Err(problem) = check_channel(action, &channels) {
            invalid.add(&field, problem);
        }
        if let Some(id) = action.user()
            && user::get(conn, id).await?.is_none_or(|account| account.user.disabled)
        {
            invalid.add(&field, "must have a user who can log in");
        }
    }
    Ok(invalid.into_result()?)
}

/// Whether an action names a channel that takes what it sends.
fn check_channel(action: &Action, channels: &[ChannelChoice]) -> Result<(), String> {
    let Some(id) = action.channel() else { return Ok(()) };
    let Some(found) = channels.iter().find(|channel| channel.id == id) else {
        return Err("must have a channel that there is".to_owned());
    };
    let Action::Notify { recipients, .. } = action else {
        return if found.kind == ChannelKind::Webhook {
            Ok(())
        } else {
            Err(format!("must have a webhook, which “{}” is not", found.name))
        };
    };
    if recipients.is_empty() {
        // Fails for those that need one.
        return check_recipient(found.kind, "").map_err(|_| "must have a recipient".to_owned());
    }
    recipients.iter().try_for_each(|recipient| check_recipient(found.kind, recipient))
}
