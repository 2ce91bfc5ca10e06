//! What a module is called for, as it is looked up with every change.

use crate::Result;
use argus_domain::module::{Hook, ManagedDetail};
use argus_store::{Tx, module as store};

/// After anything that decides about it changed.
pub(super) async fn put(tx: &mut Tx, module: &ManagedDetail) -> Result<()> {
    let managed = &module.module;
    let heard = |hook: &&Hook| managed.is_active() && !module.muted.contains(&hook.hook);
    let hooks: Vec<&Hook> = managed.hooks.iter().filter(heard).collect();
    Ok(store::put_hooks(tx, managed.id, managed.position, &hooks).await?)
}
