//! The subcommands, one file each.

mod arguments;
mod bench;
mod build;
mod conformance;
mod end2end;
mod page;
mod run;
mod setup;
mod shots;
mod test;

use crate::failure::{Failure, Result};
use crate::workspace::Workspace;
use arguments::Arguments;

const HELP: &str = "\
Sets up, builds, runs and tests Argus.

Usage: cargo xtask <COMMAND> [OPTIONS] [-- ARGUMENTS…]

Commands:
  run [--demo] [-- ARGUMENTS…]
          Build everything and start the server on http://127.0.0.1:8080 with its data in ./data.
          --demo fills in a demonstration customer. ARGUMENTS go to `argus serve`.
  build   Build the product as one file: target/release/argus.
  test [--list] [--only STEP[,STEP…]] [-- ARGUMENTS…]
          Check and test everything, or only some steps. --list names the steps.
          With --only and a single step, ARGUMENTS go to that step's test runner.
  page [--release]
          Build the page alone, as browser tests use it or (--release) as it is shipped.
  shots [--out FOLDER] [PATH…]
          Take screenshots of pages at two widths, light and dark, to look at.
  bench [ARGUMENTS…]
          Measure speed and size on generated events; --help tells what can be chosen.
  setup   Install what the other commands need. They do it themselves, each what it needs.
  help    This text.

Environment:
  CARGO_TARGET_DIR      build output, if not in ./target
  ARGUS_TOOLS_DIR       our own tools, if not in ~/.cache/argus-build/tools
  ARGUS_TEST_POSTGRES   superuser URL of a PostgreSQL cluster for tests, instead of a throw-away one
  CHROMIUM              the browser for tests, if not /usr/bin/chromium
";

pub fn dispatch(words: &[String]) -> Result<()> {
    let Some((name, rest)) = words.split_first() else {
        eprint!("{HELP}");
        return Err(Failure::new("no command given"));
    };
    // The benchmark explains its own options.
    let wants_help =
        rest.iter().take_while(|word| *word != "--").any(|word| word == "--help" || word == "-h");
    if ["help", "--help", "-h"].contains(&name.as_str()) || (wants_help && name != "bench") {
        print!("{HELP}");
        return Ok(());
    }
    let workspace = Workspace::find()?;
    let mut arguments = Arguments::new(rest);
    match name.as_str() {
        "bench" => bench::bench(&workspace, rest),
        "build" => build::build(&workspace, arguments),
        "page" => page::page(&workspace, arguments),
        "run" => run::run(&workspace, arguments),
        "setup" => setup::setup(&workspace, arguments),
        "shots" => shots::shots(&workspace, arguments),
        "test" => test::test(&workspace, &mut arguments),
        other => Err(Failure::new(format!("there is no command {other:?}; `cargo xtask help` lists them"))),
    }
}
