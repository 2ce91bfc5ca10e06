//! What the lines that somebody pastes are taken for.

use argus_domain::{
    Invalid,
    ioc::{IocKind, paste},
};
use leptos::prelude::*;

/// Lines that are shown; the others are only counted.
const SHOWN: usize = 50;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    number: usize,
    value: String,
    kind: Result<IocKind, String>,
}

/// Each as it would be stored, or what is wrong with it.
pub(super) fn lines(all: Vec<paste::Line>) -> Vec<Line> {
    let line = |(index, line): (usize, paste::Line)| {
        let number = index + 1;
        let new = match line {
            Ok(new) => new,
            Err((value, problem)) => return Line { number, value, kind: Err(problem) },
        };
        let value = new.value.clone();
        match new.checked() {
            Ok((new, kind)) => Line { number, value: new.value, kind: Ok(kind) },
            Err(Invalid(problems)) => {
                let problem = problems.first().map(|problem| problem.message.clone()).unwrap_or_default();
                Line { number, value, kind: Err(problem) }
            }
        }
    };
    all.into_iter().enumerate().map(line).collect()
}

/// How many there are, and each with its type.
#[component]
pub(super) fn Parsed(lines: Signal<Vec<Line>>) -> impl IntoView {
    let wrong = move || lines.with(|lines| lines.iter().filter(|line| line.kind.is_err()).count());
    let sum = move || {
        let count = lines.with(Vec::len);
        let noun = if count == 1 { "indicator" } else { "indicators" };
        match wrong() {
            0 => format!("{count} {noun}"),
            wrong => format!("{count} {noun}, {wrong} of them wrong"),
        }
    };
    let one = |Line { number, value, kind }: Line| {
        let (class, said) = match kind {
            Ok(kind) => ("", kind.name().to_owned()),
            Err(problem) => ("wrong", problem),
        };
        view! {
            <li class=class>
                <span class="muted num">{number.to_string()}</span>
                <span class="mono">{value}</span>
                <span class="parsed-kind">{said}</span>
            </li>
        }
    };
    // What is wrong comes first: among many it would not be seen.
    let shown = move || {
        let mut lines = lines.get();
        lines.sort_by_key(|line| (line.kind.is_ok(), line.number));
        lines.truncate(SHOWN);
        lines.into_iter().map(one).collect_view()
    };
    let is_empty = Memo::new(move |_| lines.with(Vec::is_empty));
    view! {
        <section class="parsed" aria-label="What this is taken for" hidden=move || is_empty.get()>
            <p class="muted small" role="status">{sum}</p>
            <ol>{shown}</ol>
        </section>
    }
    .into_any()
}
