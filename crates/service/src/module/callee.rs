//! A module that can be called.

use super::settings_of;
use crate::{Argus, Result};
use argus_dim_host::{Runnable, install::PackageName};
use argus_domain::{
    ModuleId,
    module::{ManagedDetail, Settings},
};
use argus_store::{Conn, module as store};

#[derive(Clone, Debug)]
pub(super) struct Callee {
    pub(super) module: ManagedDetail,
    pub(super) runnable: Runnable,
    /// With secrets.
    pub(super) settings: Settings,
}

/// The module as it is now, or why it cannot be called.
pub(super) async fn callee(argus: &Argus, conn: &mut Conn, id: ModuleId) -> Result<Result<Callee, String>> {
    let Some(module) = store::get(conn, id).await? else {
        return Ok(Err("The module was removed.".to_owned()));
    };
    let managed = &module.module;
    if !managed.enabled {
        return Ok(Err("The module is switched off.".to_owned()));
    }
    if let Some(reason) = &managed.not_ready {
        return Ok(Err(format!("The module is not ready: {reason}")));
    }
    let settings = match settings_of::all(argus, conn, &module).await? {
        Ok(settings) => settings,
        Err(reason) => return Ok(Err(reason)),
    };
    Ok(runnable(argus, &managed.name).map(|runnable| Callee { module, runnable, settings }))
}

/// Where it is installed.
pub(super) fn runnable(argus: &Argus, name: &str) -> Result<Runnable, String> {
    let runtime = argus.modules().map_err(|error| error.to_string())?;
    let name: PackageName = name.parse().map_err(str::to_owned)?;
    let installed = runtime.installer().get(&name).map_err(|trouble| trouble.to_string())?;
    installed
        .map(|installed| installed.runnable)
        .ok_or_else(|| "The module is not installed on this server.".to_owned())
}
