//! `argus rule …`

use super::{Failure, open, settings::Settings};
use argus_domain::alert_rule::{AlertRuleFilter, RuleDraft};
use argus_service::{Ctx, alert_rule};
use clap::Subcommand;
use std::{
    io::Read,
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Debug, Subcommand)]
pub(super) enum Rule {
    /// Add alert rules from files: Sigma rules in YAML, which are switched off, or JSON as it is exported.
    Import {
        /// The files, or - for standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Login name of the user whose rules they are
        #[arg(long, value_name = "LOGIN")]
        author: String,
        /// Whose events, of rules that do not say it [default: everybody's]
        #[arg(long, value_name = "NAME")]
        customer: Vec<String>,
        /// Tell only what would become of them
        #[arg(long = "try")]
        tries: bool,
    },
    /// Write all alert rules to standard output, as JSON.
    Export,
}

impl Rule {
    /// Fails when a rule could not be mapped; the others of its file are added all the same.
    pub(super) async fn run(self, settings: &Settings) -> Result<ExitCode, Failure> {
        let argus = open::open(settings).await?;
        let ctx = Ctx::command(&argus);
        let mut refused = false;
        match self {
            Self::Export => {
                let document = alert_rule::export(&ctx, &AlertRuleFilter::default()).await?;
                println!("{document:#}");
            }
            Self::Import { files, author, customer, tries } => {
                for file in files {
                    let text = read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
                    let drafts = alert_rule::import_as(&ctx, &author, &customer, &text, tries)
                        .await
                        .map_err(|error| format!("{}: {error}", file.display()))?;
                    for draft in drafts {
                        refused |= !draft.problems.is_empty();
                        print(&file, &draft, tries);
                    }
                }
            }
        }
        argus.store().close().await;
        Ok(if refused { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}

fn read(file: &Path) -> std::io::Result<String> {
    if file != Path::new("-") {
        return std::fs::read_to_string(file);
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    Ok(text)
}

fn print(file: &Path, draft: &RuleDraft, tries: bool) {
    let what = match &draft.content {
        Some(_) if tries => "would be added",
        Some(_) => "added",
        None if draft.problems.is_empty() => "is no rule by itself",
        None => "cannot be added",
    };
    println!("{}, {}: “{}” {what}.", file.display(), draft.at, draft.name);
    for problem in &draft.problems {
        println!("  {} {}", problem.field, problem.message);
    }
    for note in &draft.notes {
        println!("  {note}");
    }
}
