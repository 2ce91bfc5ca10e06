//! The guard: a small process between Argus and a module.
//!
//! It starts the module within limits and is the parent of everything the module leaves behind, whatever session that
//! made for itself. When the module ends, passes a limit, or Argus lets go of it (by intent or because it died), the
//! guard ends them all and removes the working folder. How it went is its exit code, which no module can write.
//!
//! It is its own program because what is done here must go on when the server is killed.

mod ended;
mod family;
mod folder;
mod spec;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;

pub use ended::Ended;
pub use spec::Spec;

pub(crate) use family::end_marked;
pub(crate) use folder::remove;

/// What the guard's program does. Its one argument is a [`Spec`] as JSON.
pub fn main(mut arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let spec = arguments.next().and_then(|text| serde_json::from_str(text.to_str()?).ok());
    let ended = match spec {
        Some(spec) => guard(&spec),
        None => Ended::NotStarted,
    };
    ExitCode::from(ended.code())
}

fn guard(spec: &Spec) -> Ended {
    let ended = match watch::start(spec) {
        Ok(module) => watch::until_end(spec, module),
        Err(error) => {
            // The host shows what was printed when a module could not be started.
            use std::io::Write as _;
            let program = spec.program.display();
            let _ = writeln!(std::io::stderr(), "{program} cannot be started: {error}");
            Ended::NotStarted
        }
    };
    let all_gone = family::end_all();
    let removed = remove(&spec.folder);
    if all_gone && removed { ended } else { Ended::Leftover }
}
