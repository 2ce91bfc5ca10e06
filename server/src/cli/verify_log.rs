//! `argus verify-log`

use super::{Failure, open, settings::Settings};
use argus_service::{
    Ctx,
    activity::{Verdict, verify},
};
use std::process::ExitCode;

/// 0 where the log is whole, 1 where it is not.
pub(super) async fn run(settings: &Settings) -> Result<ExitCode, Failure> {
    let argus = open::open(settings).await?;
    let verdict = verify(&Ctx::command(&argus)).await?;
    argus.store().close().await;
    Ok(match verdict {
        Verdict::Whole(rows) => {
            println!("The activity log is whole: {rows} entries, each as it was written.");
            ExitCode::SUCCESS
        }
        Verdict::Broken { row, reason } => {
            println!(
                "The activity log was changed: entry {row} {reason}. Compare it with a backup, and find out who can write to the database."
            );
            ExitCode::FAILURE
        }
    })
}
