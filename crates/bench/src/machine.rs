//! What the numbers were measured on. Nothing here names the machine itself.

use argus_domain::Timestamp;
use std::{fs, num::NonZero, path::Path, thread};

/// `versions` are those of other databases.
pub(crate) fn print(now: Timestamp, database: &Path, versions: Vec<(&'static str, String)>) {
    println!("## Measured on\n\n| | |\n|---|---|");
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut rows = vec![
        ("date", now.to_string().chars().take(10).collect()),
        ("processor", format!("{}, {cores} logical cores", processor())),
        ("memory", memory()),
        ("kernel", format!("Linux {}", read("/proc/sys/kernel/osrelease").trim())),
    ];
    rows.extend(sqlite(database).map(|version| ("SQLite", version)));
    rows.extend(versions);
    for (what, value) in rows {
        println!("| {what} | {value} |");
    }
    println!();
}

fn read(file: &str) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

/// A field of a file with lines like `model name : …`.
fn field(file: &str, name: &str) -> Option<String> {
    let text = read(file);
    let (_, value) =
        text.lines().filter_map(|line| line.split_once(':')).find(|(key, _)| key.trim() == name)?;
    Some(value.trim().to_owned())
}

fn processor() -> String {
    field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned())
}

fn memory() -> String {
    let kib =
        field("/proc/meminfo", "MemTotal").and_then(|size| size.strip_suffix(" kB")?.parse::<f64>().ok());
    kib.map_or_else(|| "–".to_owned(), |kib| format!("{:.1} GiB", kib / (1 << 20) as f64))
}

/// The version that wrote the file: a number at this place of its header, 3050004 for 3.50.4.
fn sqlite(database: &Path) -> Option<String> {
    use std::os::unix::fs::FileExt;

    let mut number = [0; 4];
    fs::File::open(database).ok()?.read_exact_at(&mut number, 96).ok()?;
    let number = u32::from_be_bytes(number);
    Some(format!("{}.{}.{}", number / 1_000_000, number / 1_000 % 1_000, number % 1_000))
}
