//! All databases side by side.

use super::{Baseline, Cell, Peer};
use crate::{asking::Asked, question::Question};

const EXPLANATION: &str = "\
p50 / p95 in milliseconds, of a page and the exact count together where a list is asked for. × is the p95 of a \
database divided by that of Argus on SQLite: above 1 Argus on SQLite is faster by that factor, below 1 slower. \
Every answer was compared with that of Argus on SQLite.

DuckDB and ClickHouse hold the aggregated events alone, in the order of time, warm, and answer with numbers \
where Argus looks up the names of customers, signatures and categories; they are told the numbers of what a \
search names. They are asked up to 20 times each.";

pub(super) fn print(baseline: Baseline<'_>, peers: &[Peer]) {
    println!("{EXPLANATION}\n");
    for peer in peers {
        println!("- {}: {}.", peer.name, peer.about);
    }
    let (mut head, mut rule) = ("| query | Argus on SQLite |".to_owned(), "|---|---|".to_owned());
    for peer in peers {
        head += &format!(" {} | × |", peer.name);
        rule += "---|---|";
    }
    println!("\n{head} different answers |\n{rule}---|");
    for (question, asked) in baseline.answered() {
        println!("{}", row(question, asked, peers));
    }
}

fn row(question: &Question, asked: &Asked, peers: &[Peer]) -> String {
    let [p50, p95] = [0.5, 0.95].map(|share| asked.times.percentile(share));
    let mut row = format!("| {} | {} / {} |", question.name, number(p50), number(p95));
    let mut differences = Vec::new();
    for peer in peers {
        let Some(Cell { p50: peer_p50, p95: peer_p95, differing, rounds }) = peer.cells.get(&question.name)
        else {
            row += " – | – |";
            continue;
        };
        row += &format!(" {} / {} | {} |", number(*peer_p50), number(*peer_p95), number(peer_p95 / p95));
        if *differing > 0 {
            differences.push(format!("{}: {differing} of {rounds}", peer.name));
        }
    }
    let differences = if differences.is_empty() { "0".to_owned() } else { differences.join(", ") };
    format!("{row} {differences} |")
}

/// With as many digits as can be told apart.
fn number(value: f64) -> String {
    match value {
        0.0..10.0 => format!("{value:.2}"),
        10.0..100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}
