//! `argus ingest`: a sensor's file, or a stream of it, into the database.

use super::{Failure, open, settings::Settings};
use argus_domain::{Invalid, event::CustomerName};
use argus_ingest::{
    RawEvent,
    reader::{self, Record},
    submission::{self, Submission},
    suricata::{self, Unusable},
};
use argus_service::{
    Ctx, customer,
    event::{self, Ingested, OnError, Outcome},
};
use clap::{Args, ValueEnum};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, IsTerminal},
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};
use tokio::sync::mpsc;

#[derive(Debug, Args)]
pub(super) struct Ingest {
    /// What the file holds
    format: Format,
    /// The file, or - for standard input. One object a line, or an array of objects
    file: PathBuf,
    /// Short name of the customer whose events they are
    #[arg(long, value_name = "NAME")]
    customer: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Suricata's eve.json; records that are not alerts are passed over
    Suricata,
    /// Events as POST /events/v2/event takes them
    Jsonl,
}

/// Records of one transaction: enough that its cost does not count, few enough that others can write too.
const BATCH: usize = 5_000;
/// A pause in what a sensor writes, after which what has come so far is stored.
const PAUSE: Duration = Duration::from_millis(200);

impl Ingest {
    /// Fails when any record was damaged; the others are stored all the same.
    pub(super) async fn run(self, settings: &Settings) -> Result<ExitCode, Failure> {
        let argus = open::open(settings).await?;
        let ctx = Ctx::command(&argus);
        let customer = customer::get(&ctx, &self.customer)
            .await
            .map_err(|error| format!("{error} Add it first: argus customer add {}", self.customer))?;
        let customer = CustomerName { id: customer.id, short_name: customer.short_name, name: customer.name };
        let mut report =
            Report { name: shown(&self.file), progress: io::stderr().is_terminal(), ..Report::default() };
        let input = open_input(&self.file)?;
        let result = match self.format {
            Format::Suricata => suricata(&ctx, &customer, input, &mut report).await,
            Format::Jsonl => jsonl(&ctx, &customer, input, &mut report).await,
        };
        report.finish();
        result?;
        argus.store().close().await;
        Ok(if report.damaged == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn shown(file: &Path) -> String {
    if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() }
}

struct Input {
    read: Box<dyn BufRead + Send>,
    /// What has come is stored after such a pause. A file has none: it is only read slowly, now and then.
    pause: Duration,
}

fn open_input(file: &Path) -> Result<Input, Failure> {
    if file == Path::new("-") {
        return Ok(Input { read: Box::new(BufReader::new(io::stdin())), pause: PAUSE });
    }
    let cannot = |error| format!("cannot open {}: {error}", file.display());
    let open = File::open(file).map_err(cannot)?;
    let is_file = open.metadata().map_err(cannot)?.is_file();
    let pause = if is_file { Duration::MAX } else { PAUSE };
    Ok(Input { read: Box::new(BufReader::with_capacity(1 << 20, open)), pause })
}

#[derive(Debug, Default)]
struct Report {
    name: String,
    progress: bool,
    stored: Ingested,
    /// Records that are not events, such as a sensor's statistics.
    passed_over: u64,
    damaged: u64,
    /// Why reading ended before the input did.
    failed: Option<io::Error>,
    submitted: u64,
}

impl Report {
    fn damaged(&mut self, line: u64, reason: &str) {
        self.damaged += 1;
        eprintln!("{}:{line}: {reason}", self.name);
    }

    fn show_progress(&self) {
        if self.progress {
            eprint!("\r{} events stored", self.stored.stored + self.submitted);
        }
    }

    fn finish(&self) {
        if self.progress {
            eprintln!();
        }
        let Ingested { stored, known, aggregates } = self.stored;
        if self.submitted > 0 {
            println!("Stored {} events from {}.", self.submitted, self.name);
        } else {
            println!(
                "Stored {stored} raw events from {} ({known} were known already), in {aggregates} new aggregated events.",
                self.name
            );
        }
        if self.passed_over > 0 {
            println!("Passed over {} records that are not alerts.", self.passed_over);
        }
        if self.damaged > 0 {
            println!("{} damaged records were not stored.", self.damaged);
        }
    }
}

/// What a thread that reads and parses hands over, record by record.
enum Read<T> {
    Event(u64, T),
    /// Not an event, such as a sensor's statistics.
    PassedOver,
    Damaged(u64, String),
    Failed(io::Error),
}

struct Records<T> {
    receiver: mpsc::Receiver<Read<T>>,
    pause: Duration,
}

/// Reads on its own thread, so that parsing and storing go on side by side.
fn read<T: Send + 'static>(
    Input { read, pause }: Input,
    parse: fn(serde_json::Value) -> Result<Option<T>, String>,
) -> Records<T> {
    let (sender, receiver) = mpsc::channel(2 * BATCH);
    std::thread::spawn(move || {
        for record in reader::records(read) {
            let read = match record {
                Err(error) => Read::Failed(error),
                Ok(Record { line, value }) => match value.and_then(parse) {
                    Ok(Some(event)) => Read::Event(line, event),
                    Ok(None) => Read::PassedOver,
                    Err(reason) => Read::Damaged(line, reason),
                },
            };
            let failed = matches!(read, Read::Failed(_));
            if sender.blocking_send(read).is_err() || failed {
                return;
            }
        }
    });
    Records { receiver, pause }
}

/// The events of the next transaction with their lines: a full batch, or what has come until the input
/// pauses, so that a live sensor's events are not kept waiting. `None` at the end.
async fn next_batch<T>(
    Records { receiver, pause }: &mut Records<T>,
    report: &mut Report,
) -> Result<Option<Vec<(u64, T)>>, Failure> {
    let mut events = Vec::new();
    while events.len() < BATCH {
        let read = if events.is_empty() {
            receiver.recv().await
        } else {
            match tokio::time::timeout(*pause, receiver.recv()).await {
                Ok(read) => read,
                Err(_) => break,
            }
        };
        match read {
            Some(Read::Event(line, event)) => events.push((line, event)),
            Some(Read::PassedOver) => report.passed_over += 1,
            Some(Read::Damaged(line, reason)) => report.damaged(line, &reason),
            Some(Read::Failed(error)) => report.failed = Some(error),
            None if events.is_empty() => {
                return match report.failed.take() {
                    Some(error) => Err(format!("cannot read {} any further: {error}", report.name).into()),
                    None => Ok(None),
                };
            }
            None => break,
        }
    }
    Ok(Some(events))
}

async fn suricata(
    ctx: &Ctx,
    customer: &CustomerName,
    input: Input,
    report: &mut Report,
) -> Result<(), Failure> {
    let parse = |value| match suricata::event(&value) {
        Ok(event) => Ok(Some(event)),
        Err(Unusable::NotAnAlert(_)) => Ok(None),
        Err(Unusable::Damaged(reason)) => Err(reason),
    };
    let mut input = read(input, parse);
    while let Some(events) = next_batch(&mut input, report).await? {
        let events: Vec<RawEvent> = events.into_iter().map(|(_, event)| event).collect();
        report.stored += event::ingest(&ctx.again(), customer, &events).await?;
        report.show_progress();
    }
    Ok(())
}

async fn jsonl(ctx: &Ctx, customer: &CustomerName, input: Input, report: &mut Report) -> Result<(), Failure> {
    let parse = |value| submission::from_record(value).map(Some).map_err(|invalid| invalid.to_string());
    let mut input = read::<Submission>(input, parse);
    while let Some(events) = next_batch(&mut input, report).await? {
        let (lines, submissions): (Vec<u64>, Vec<Result<Submission, Invalid>>) =
            events.into_iter().map(|(line, event)| (line, Ok(of_customer(event, customer)))).unzip();
        let outcomes = event::submit(&ctx.again(), submissions, OnError::DropInvalid).await?;
        for (line, outcome) in lines.into_iter().zip(outcomes) {
            match outcome {
                Outcome::Accepted(_) => report.submitted += 1,
                Outcome::Rejected(invalid) => report.damaged(line, &invalid.to_string()),
            }
        }
        report.show_progress();
    }
    Ok(())
}

/// The customer of the command line is meant, whatever a line says: it may come from another server.
fn of_customer(mut event: Submission, customer: &CustomerName) -> Submission {
    event.id.customer = Some(customer.id.to_string());
    event
}
