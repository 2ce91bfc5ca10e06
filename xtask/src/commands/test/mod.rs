//! `cargo xtask test`

mod steps;

use std::time::{Duration, Instant};

use super::Arguments;
use crate::failure::{Failure, Result};
use crate::workspace::Workspace;
use steps::{Outcome, STEPS, Step};

pub fn test(workspace: &Workspace, arguments: &mut Arguments) -> Result<()> {
    let list = arguments.flag("--list");
    let only = arguments.value("--only")?;
    arguments.finish()?;
    let chosen = choose(only.as_deref())?;
    if !arguments.passed_on.is_empty() && chosen.len() != 1 {
        return Err(Failure::new("arguments after -- need --only with a single step to go to"));
    }
    if list {
        for step in chosen {
            println!("{:<11} {}", step.name, step.about);
        }
        return Ok(());
    }
    run(workspace, &chosen, &arguments.passed_on)
}

/// Runs the steps up to the first that fails, and says at the end how each went.
fn run(workspace: &Workspace, steps: &[&Step], passed_on: &[String]) -> Result<()> {
    let started = Instant::now();
    let mut table = Vec::new();
    let mut failure = None;
    for step in steps {
        eprintln!("\n── {}: {}", step.name, step.about);
        let begun = Instant::now();
        let outcome = (step.run)(workspace, passed_on);
        let (word, stop) = match outcome {
            Ok(Outcome::Passed) => ("passed".to_owned(), None),
            Ok(Outcome::Skipped(why)) => (format!("skipped: {why}"), None),
            Err(error) => ("FAILED".to_owned(), Some(error)),
        };
        table.push((step.name, begun.elapsed(), word));
        if let Some(error) = stop {
            failure = Some(Failure::new(format!("step {} failed: {error}", step.name)));
            break;
        }
    }
    eprintln!();
    for (name, time, word) in &table {
        eprintln!("{name:<11} {:>6}  {word}", clock(*time));
    }
    for step in &steps[table.len()..] {
        eprintln!("{:<11} {:>6}  not run", step.name, "");
    }
    eprintln!("{:<11} {:>6}", "together", clock(started.elapsed()));
    failure.map_or(Ok(()), Err)
}

fn choose(only: Option<&str>) -> Result<Vec<&'static Step>> {
    let Some(only) = only else {
        return Ok(STEPS.iter().collect());
    };
    let names: Vec<&str> = only.split(',').collect();
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        return Err(Failure::new(format!(
            "there is no step {unknown:?}; `cargo xtask test --list` names them"
        )));
    }
    Ok(STEPS.iter().filter(|step| names.contains(&step.name)).collect())
}

fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 10 {
        format!("{:.1} s", time.as_secs_f32())
    } else {
        format!("{}:{:02}", seconds / 60, seconds % 60)
    }
}
