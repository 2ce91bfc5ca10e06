//! Calling a module for a task.

use super::{
    listen::{Listener, Lost},
    outcome::Came,
};
use crate::{
    Ctx, attachment,
    module::{
        callee::{Callee, callee},
        object,
    },
};
use argus_dim_host::{Action, Call, File, Limits};
use argus_domain::{
    AttachmentId,
    module::{ObjectRef, Work},
};
use argus_store::{Conn, Scope, attachment as files, module::task::Taken};
use tokio::sync::mpsc;

pub(super) async fn run(ctx: &Ctx, taken: &Taken, listener: &mut Listener) -> Result<Came, Lost> {
    let (callee, call) = match prepare(ctx, taken).await? {
        Ok(prepared) => prepared,
        Err(reason) => return Ok(Came::failed(reason)),
    };
    let runtime = match ctx.argus.modules() {
        Ok(runtime) => runtime,
        Err(problem) => return Ok(Came::failed(problem.to_string())),
    };
    let settings = &ctx.argus.settings().modules;
    let limits = match taken.work {
        Work::Pipeline => Limits {
            time: settings.pipeline_time,
            cpu: settings.pipeline_time.as_secs(),
            ..settings.limits.clone()
        },
        _ => settings.limits.clone(),
    };
    let (say, hears) = mpsc::channel(256);
    let calling = runtime.call(&callee.runnable, &call, &limits, callee.module.warm, say);
    let outcome = listener.until(ctx, hears, calling).await?;
    if listener.is_cancelled() {
        return Ok(Came::cancelled());
    }
    Ok(Came::of(outcome, taken.tries))
}

/// The call, or why there is none.
async fn prepare(ctx: &Ctx, taken: &Taken) -> Result<Result<(Callee, Call), String>, Lost> {
    let mut conn = ctx.argus.store().read().await?;
    let callee = match callee(&ctx.argus, &mut conn, taken.module).await? {
        Ok(callee) => callee,
        Err(reason) => return Ok(Err(reason)),
    };
    let scope = ctx.caller()?.scope();
    let action = match &taken.work {
        Work::Hook { hook, label } => {
            let mut objects = Vec::with_capacity(taken.input.objects.len());
            for object in &taken.input.objects {
                match object::load(&mut conn, &scope, object).await? {
                    Some(fields) => objects.push(fields),
                    None => return Ok(Err(gone(object))),
                }
            }
            objects.extend(taken.input.data.clone());
            Action::Hook { hook: hook.clone(), label: label.clone(), objects }
        }
        _ => Action::Pipeline { arguments: taken.input.arguments.clone() },
    };
    let mut given = Vec::with_capacity(taken.input.files.len());
    for id in &taken.input.files {
        match file(ctx, &mut conn, &scope, *id).await? {
            Some(file) => given.push(file),
            None => return Ok(Err(format!("The file {id} is gone, or not seen by who began this."))),
        }
    }
    let user = ctx.actor().and_then(|actor| actor.user.as_ref());
    let context = object::context(&mut conn, &scope, user, taken.case).await?;
    let call = Call { files: given, context, ..Call::new(action).with_settings(callee.settings.clone()) };
    Ok(Ok((callee, call)))
}

async fn file(ctx: &Ctx, conn: &mut Conn, scope: &Scope, id: AttachmentId) -> Result<Option<File>, Lost> {
    let Some(found) = files::get(conn, scope, id).await? else { return Ok(None) };
    let path = attachment::path(&ctx.argus, &found);
    // Modules have another current folder.
    let path = std::path::absolute(&path).unwrap_or(path);
    Ok(Some(File { name: found.name, path, size: found.size }))
}

fn gone(object: &ObjectRef) -> String {
    let kind = object.kind.label().to_lowercase();
    format!("The {kind} {} is gone, or not seen by who began this.", object.id)
}
