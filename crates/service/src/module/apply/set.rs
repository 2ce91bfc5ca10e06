//! Fields of objects that modules assigned.

use super::{Applying, Field, about, attributes, comment, invalid, order::Wanted, place, put};
use crate::{Result, module::object::load};
use argus_domain::module::TaskChange;
use argus_store::Tx;
use serde_json::Value;

/// What nobody may write over: a field that somebody changed since the module was called is in the way. Tags are added and
/// removed one by one, so they never are.
pub(super) async fn set(
    tx: &mut Tx,
    applying: &mut Applying,
    wanted: Wanted,
    done: &mut Vec<TaskChange>,
) -> Result<()> {
    let Wanted { object, fields } = wanted;
    let name = place(&object);
    let now = load(tx, &applying.ctx.caller()?.scope(), &object).await?;
    let now = now.ok_or_else(|| invalid(&name, "is not there any more, or you do not see it"))?;
    let (attributes, fields): (Vec<Field>, Vec<Field>) =
        fields.into_iter().partition(|field| field.name == "custom_attributes");
    let mut fresh = Vec::with_capacity(fields.len());
    for field in fields {
        if now.get(&field.name) == Some(&field.after) {
            continue;
        }
        if !is_tags(&field.name) && now.get(&field.name).unwrap_or(&Value::Null) != &field.before {
            let problem = "was changed by somebody else while the module ran: call it again";
            return Err(invalid(format!("{} of {name}", field.name), problem));
        }
        fresh.push(field);
    }
    if !fresh.is_empty() {
        put::put(tx, &applying.ctx, &object, &now, &fresh).await.map_err(|error| about(&name, error))?;
        let row = applying.ctx.rows.take_first();
        for field in fresh {
            let field_name = Some(field.name);
            let change = applying.change(tx, object.clone(), field_name, (field.before, field.after)).await?;
            done.push(TaskChange { activity: row, ..change });
        }
    }
    for field in attributes {
        if let Some(text) = attributes::report(&field.before, &field.after) {
            comment::say(tx, applying, object.clone(), &text, done).await?;
        }
    }
    Ok(())
}

fn is_tags(field: &str) -> bool {
    field.ends_with("_tags")
}
