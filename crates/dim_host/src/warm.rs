//! A module that is called often and need not start anew each time.

use tokio::sync::mpsc;

use crate::process::Process;
use crate::{Call, Heard, Host, Limits, Outcome, Runnable};

/// How many calls one process serves: what leaks in it has an end.
const CALLS: u32 = 500;

/// One module, called one at a time, in a process that is kept as long as it does well.
#[derive(Debug)]
pub struct Warm {
    host: Host,
    module: Runnable,
    limits: Limits,
    process: Option<(Process, u32)>,
}

impl Warm {
    pub fn new(host: Host, module: Runnable, limits: Limits) -> Self {
        Self { host, module, limits, process: None }
    }

    /// As [`Host::run`], faster but for the first time.
    pub async fn run(&mut self, call: &Call, heard: mpsc::Sender<Heard>) -> Outcome {
        // Taken out, so that a future that is dropped takes the process with it.
        let (mut process, calls) = match self.alive() {
            Some(warm) => warm,
            // Processor time adds up over the calls.
            None => match Process::start(&self.host, &self.module, &self.limits, self.cpu()) {
                Ok(process) => (process, 0),
                Err(trouble) => return Outcome::NotStarted { reason: trouble.to_string() },
            },
        };
        let outcome = process.call(&self.module, call, &self.limits, heard).await;
        match outcome {
            Some(outcome) if outcome.leaves_it_well() && calls + 1 < CALLS => {
                self.process = Some((process, calls + 1));
                outcome
            }
            outcome => process.end(outcome).await,
        }
    }

    /// The process, unless something ended it since the last call.
    fn alive(&mut self) -> Option<(Process, u32)> {
        let (mut process, calls) = self.process.take()?;
        process.is_alive().then_some((process, calls))
    }

    fn cpu(&self) -> u64 {
        self.limits.cpu.saturating_mul(u64::from(CALLS))
    }

    /// Ends the process, if there is one.
    pub async fn end(&mut self) {
        if let Some((process, _)) = self.process.take() {
            let _ = process.end(None).await;
        }
    }
}
