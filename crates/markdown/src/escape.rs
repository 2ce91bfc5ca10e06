//! Text that is no Markdown, so that Markdown shows it as it is.

/// Plain text as Markdown. Lines stay lines.
pub fn from_plain(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| escaped_line(line.trim_end())).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn escaped_line(line: &str) -> String {
    let text = line.trim_start();
    // Blanks at the beginning would be the mark of code.
    let indent = "\u{a0}".repeat(line.chars().count() - text.chars().count());
    let text = escaped(text);
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let begins_block = text.starts_with(['#', '+', '-', '=']);
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        format!("{indent}{}\\{}", &text[..digits], &text[digits..])
    } else if begins_block {
        format!("{indent}\\{text}")
    } else {
        format!("{indent}{text}")
    }
}

/// Without what has a meaning within a line.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        let has_meaning = match letter {
            '\\' | '*' | '`' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '&' => after == '#' || after.is_ascii_alphabetic(),
            _ => false,
        };
        if has_meaning {
            out.push('\\');
        }
        out.push(letter);
        before = letter;
    }
    out
}
