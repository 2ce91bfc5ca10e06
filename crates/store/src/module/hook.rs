//! What modules wait for.

use crate::{Conn, Result, Tx, query::sql};
use argus_domain::{ModuleId, module::Hook};

/// A module that waits for a hook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub module: ModuleId,
    /// Of the package.
    pub name: String,
    pub label: Option<String>,
    pub synchronous: bool,
}

/// In the order in which they are called. Uses the table's own order; modules are few.
pub async fn waiting(conn: &mut Conn, hook: &str) -> Result<Vec<Waiting>> {
    let rows: Vec<(i64, String, String, bool)> =
        sql("SELECT module_hook.module_id, module.name, module_hook.label, module_hook.synchronous
             FROM module_hook JOIN module ON module.id = module_hook.module_id
             WHERE module_hook.hook = $1 ORDER BY module_hook.position, module_hook.module_id, module_hook.label")
        .bind(hook)
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().map(waits).collect())
}

fn waits((module, name, label, synchronous): (i64, String, String, bool)) -> Waiting {
    let label = Some(label).filter(|label| !label.is_empty());
    Waiting { module: ModuleId(module), name, label, synchronous }
}

/// The hooks that it is called for, in place of those before: none, where it is not called at all.
pub async fn put_hooks(tx: &mut Tx, module: ModuleId, position: i64, hooks: &[&Hook]) -> Result<()> {
    sql("DELETE FROM module_hook WHERE module_id = $1").bind(module).execute(tx).await?;
    for hook in hooks {
        sql("INSERT INTO module_hook (hook, position, module_id, label, synchronous) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (hook, position, module_id, label) DO NOTHING")
        .bind(hook.hook.as_str())
        .bind(position)
        .bind(module)
        .bind(hook.label.as_deref().unwrap_or_default())
        .bind(hook.synchronous)
        .execute(tx)
        .await?;
    }
    Ok(())
}
