//! Having a module installed, or another version of it.

use crate::{
    Ctx, Result,
    module::queue::{Priority, Wanted, enqueue},
};
use argus_dim_host::install::{PackageName, SHIPPED, Source, Version};
use argus_domain::{
    Invalid, ModuleTaskId, Permission,
    module::{NewModule, Origin, Settled, Work},
};
use argus_store::{
    module as store,
    module::task::{Input, SYSTEM},
};
use serde_json::{Map, json};

/// The job of the task that does it, and where its input names what is installed.
pub(in crate::module) const INSTALL: &str = "install";
pub(in crate::module) const SOURCE: &str = "source";

/// A task does it. Until it has succeeded, what was installed before goes on as it was.
pub async fn install(ctx: &Ctx, new: NewModule) -> Result<ModuleTaskId> {
    let wrong = |problem: &'static str| Invalid::one("name", format!("is none: {problem}"));
    let source = match new {
        NewModule::Shipped { name } => {
            let name: PackageName = name.parse().map_err(wrong)?;
            if SHIPPED.iter().all(|shipped| shipped.name != name.as_str()) {
                return Err(Invalid::one("name", "is not of a module that is part of Argus").into());
            }
            Source::Shipped { name }
        }
        NewModule::Package { name, version } => {
            let name = name.parse().map_err(wrong)?;
            let version = version.filter(|version| !version.trim().is_empty()).map(Version::try_from);
            let version = version
                .transpose()
                .map_err(|problem| Invalid::one("version", format!("is none: {problem}")))?;
            Source::Package { name, version }
        }
    };
    begin(ctx, source).await
}

pub(super) async fn begin(ctx: &Ctx, source: Source) -> Result<ModuleTaskId> {
    ctx.require(Permission::Administer)?;
    let name = source.name().map_err(|problem| Invalid::one("name", problem))?;
    let is_shipped = SHIPPED.iter().any(|shipped| shipped.name == name.as_str());
    if is_shipped && !matches!(source, Source::Shipped { .. }) {
        return Err(Invalid::one("name", "is that of a module that is part of Argus").into());
    }
    let mut tx = ctx.argus.store().begin().await?;
    let origin = origin(&source);
    let id = match store::named(&mut tx, name.as_str()).await? {
        Some(module) => {
            store::set_installed(&mut tx, module.module.id, origin, &Settled::Installing, ctx.now).await?;
            module.module.id
        }
        None => store::insert(&mut tx, name.as_str(), origin, ctx.now)
            .await?
            .filter(|id| *id != SYSTEM)
            .ok_or_else(|| Invalid::one("name", "is taken"))?,
    };
    let arguments = Map::from_iter([(SOURCE.to_owned(), json!(source))]);
    let wanted = Wanted {
        module: id,
        module_name: name.as_str(),
        work: Work::System { job: INSTALL.to_owned() },
        case: None,
        customer: None,
        input: Input { arguments, ..Input::default() },
        priority: Priority::ByHand as i64,
        again_of: None,
    };
    let task = enqueue(&mut tx, ctx, wanted).await?;
    tx.commit().await?;
    Ok(task)
}

pub(in crate::module) const fn origin(source: &Source) -> Origin {
    match source {
        Source::Shipped { .. } => Origin::Shipped,
        Source::Package { .. } => Origin::Package,
        Source::Wheel { .. } => Origin::Wheel,
    }
}
