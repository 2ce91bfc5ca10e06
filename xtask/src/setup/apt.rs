//! Debian packages.

use std::path::Path;

use super::step::Step;
use crate::failure::{Failure, Result};
use crate::process::{command, find, output, succeeds};

/// Installs packages if this process may: as root, or with a `sudo` that asks for no password.
pub fn install(step: &Step<'_>, packages: &[&str]) -> Result<()> {
    let by_hand = format!("apt-get install {}", packages.join(" "));
    if find("apt-get").is_none() {
        return Err(Failure::new(format!(
            "this system has no apt-get; install what Debian's {by_hand} would install"
        )));
    }
    let Some(prefix) = privilege() else {
        return Err(Failure::new(format!("not allowed to install packages; run: sudo {by_hand}")));
    };
    let apt_get = |arguments: &[&str]| {
        let mut words = prefix.to_vec();
        words.extend([
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "-y",
            "-q",
            "-o",
            "DPkg::Lock::Timeout=300",
        ]);
        words.extend(arguments);
        let mut apt_get = command(words[0]);
        apt_get.args(&words[1..]);
        apt_get
    };
    let mut arguments = vec!["install", "--no-install-recommends"];
    arguments.extend(packages);

    // An empty or old package list shows only as a failure, and updating a good one would cost time.
    let known = packages.iter().all(|package| has_candidate(package));
    let limit = std::time::Duration::from_secs(15 * 60);
    if known && step.attempt(&by_hand, &mut apt_get(&arguments), limit)? {
        return Ok(());
    }
    step.run("apt-get update", &mut apt_get(&["update"]))?;
    step.run(&by_hand, &mut apt_get(&arguments))
        .map_err(|failure| Failure::new(format!("{failure}; by hand: sudo {by_hand}")))
}

/// Whether the package lists on this machine name a version of the package.
fn has_candidate(package: &str) -> bool {
    output(command("apt-cache").args(["policy", package]))
        .is_ok_and(|policy| policy.contains("Candidate: ") && !policy.contains("Candidate: (none)"))
}

/// The words that go before a command to run it as root, if we can.
fn privilege() -> Option<&'static [&'static str]> {
    if is_root() {
        Some(&[])
    } else if succeeds(command("sudo").args(["-n", "true"])) {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}

pub fn is_root() -> bool {
    output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// A program of a Debian package, installed if it is missing.
pub fn ensure(step: &Step<'_>, program: &str, packages: &[&str]) -> Result<()> {
    if Path::new(program).exists() {
        step.satisfied("already there");
        Ok(())
    } else {
        install(step, packages)
    }
}
