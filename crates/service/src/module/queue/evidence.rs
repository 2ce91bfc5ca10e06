//! Having files of a case processed: “Update case”, with the evidence that was chosen.

use super::enqueue::{Priority, Wanted, enqueue};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    case::part,
    module::missing,
};
use argus_domain::{
    Invalid, ModuleTaskId,
    module::{Processing, Settings, Work, settings},
};
use argus_store::{
    attachment,
    module::{self as store, task::Input},
};
use serde_json::json;

/// Files that are processed at once.
const MOST: usize = 100;

pub async fn process(ctx: &Ctx, processing: Processing) -> Result<ModuleTaskId> {
    let Processing { module: id, case, files, arguments } = processing;
    if files.is_empty() || files.len() > MOST {
        return Err(Invalid::one("files", format_args!("must be from 1 to {MOST}")).into());
    }
    let mut tx = ctx.argus.store().begin().await?;
    let work = part::work_on(ctx, &mut tx, case).await?;
    let module = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    let pipeline = module.described.as_ref().and_then(|described| described.pipeline.as_ref());
    let Some(parameters) = pipeline.filter(|_| module.module.is_active()) else {
        return Err(Invalid::one("module", "processes no files, is switched off, or not ready").into());
    };
    let arguments = settings::read(parameters, &arguments, &Settings::new())?;
    let mut names = Vec::with_capacity(files.len());
    for file in &files {
        match attachment::get(&mut tx, &work.scope, *file).await? {
            Some(found) if found.case == case => names.push(found.name),
            _ => return Err(Invalid::one("files", format_args!("must be of the case: {file} is not")).into()),
        }
    }
    let wanted = Wanted {
        module: id,
        module_name: &module.module.name,
        work: Work::Pipeline,
        case: Some(case),
        customer: Some(work.customer),
        input: Input { files, arguments: arguments.clone(), ..Input::default() },
        priority: Priority::Evidence as i64,
        again_of: None,
    };
    let task = enqueue(&mut tx, ctx, wanted).await?;
    let text = format!("Gave {} to {} to process", names.join(", "), module.module.title);
    let done = Done {
        case: Some(case),
        customer: Some(work.customer),
        detail: json!({"task": task, "module": module.module.name, "files": names}),
        ..Done::new("module.process", text)
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(task)
}
