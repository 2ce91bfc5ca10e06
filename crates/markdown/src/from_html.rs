//! HTML as programs send it, as Markdown that says the same.
//!
//! What Markdown has no words for is left out: nothing of the HTML itself is kept, so nothing in it can do harm.

mod tokens;

use crate::{escape::escaped, from_plain};
use tokens::{Tag, Token, tokens};

/// A text without any tag keeps its lines.
pub fn from_html(html: &str) -> String {
    let tokens = tokens(html);
    if let [Token::Text(text)] = tokens.as_slice() {
        return from_plain(text);
    }
    let mut writer = Writer::default();
    for token in tokens {
        match token {
            Token::Text(text) => writer.text(&text),
            Token::Open(tag) => writer.open(&tag),
            Token::Close(name) => writer.close(&name),
        }
    }
    writer.finish()
}

/// Deeper within one another things are no longer told apart, so that the time it takes grows with the text alone.
const DEEPEST: usize = 16;

#[derive(Default)]
struct Writer {
    out: String,
    /// What was opened within a line: its name, where it began, and where a link leads.
    spans: Vec<(String, usize, Option<String>)>,
    /// Numbers of the items of the lists around, or nothing where they have none.
    lists: Vec<Option<u32>>,
    /// How many quotations are around.
    quotes: usize,
    /// Cells of the table's first row, once that is over.
    table: Option<usize>,
    cells: usize,
    in_code_block: bool,
    /// Within what is not shown.
    hidden: usize,
}

impl Writer {
    fn finish(mut self) -> String {
        while let Some((name, ..)) = self.spans.last().cloned() {
            self.close(&name);
        }
        if self.in_code_block {
            self.close("pre");
        }
        let lines: Vec<&str> = self.out.lines().map(str::trim_end).collect();
        lines.join("\n").trim_matches('\n').to_owned()
    }

    fn is_at_line_start(&self) -> bool {
        /// More than stands before the text of a line.
        const MARKS: usize = 8 * DEEPEST;
        let tail = self.out.len().saturating_sub(MARKS);
        let tail = (tail..=self.out.len()).find_map(|at| self.out.get(at..)).unwrap_or_default();
        if tail.len() < self.out.len() && !tail.contains('\n') {
            return false;
        }
        let line = tail.rsplit('\n').next().unwrap_or_default();
        line.trim_start_matches([' ', '>']).is_empty()
            || line.trim_start().strip_suffix(' ').is_some_and(|mark| {
                mark == "-" || mark.ends_with('.') && mark.trim_end_matches('.').parse::<u32>().is_ok()
            })
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        if self.in_code_block {
            self.out.push_str(text);
            return;
        }
        let mut words = text.split_whitespace().peekable();
        let blank_before = text.starts_with(char::is_whitespace) || words.peek().is_none();
        if blank_before && !self.is_at_line_start() && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
        let has_words = words.peek().is_some();
        let joined: Vec<&str> = words.collect();
        let joined = joined.join(" ");
        if self.is_at_line_start() && self.spans.is_empty() {
            // What would begin a block is shown as it is.
            self.out.push_str(&from_plain(&joined));
        } else if self.spans.iter().any(|(name, ..)| name == "code") {
            self.out.push_str(&joined.replace('`', "'"));
        } else {
            self.out.push_str(&escaped(&joined));
        }
        if has_words && text.ends_with(char::is_whitespace) {
            self.out.push(' ');
        }
    }

    fn open(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "script" | "style" | "head" | "title" | "iframe" | "object" | "template" | "svg" => {
                self.hidden += 1;
            }
            _ if self.hidden > 0 => {}
            "br" if self.table.is_some() => self.text(" "),
            "br" => self.line(),
            "hr" => {
                self.block();
                self.out.push_str("---");
                self.block();
            }
            "b" | "strong" | "i" | "em" | "s" | "del" | "strike" | "code" | "a" if !self.in_code_block => {
                if self.spans.len() >= DEEPEST {
                    return;
                }
                self.spans.push((tag.name.clone(), self.out.len(), tag.href.clone()));
            }
            "pre" => {
                self.block();
                self.out.push_str("```\n");
                self.in_code_block = true;
            }
            "ul" | "ol" => {
                if self.lists.is_empty() {
                    self.block();
                }
                self.lists.push((tag.name == "ol").then_some(0));
            }
            "li" => {
                self.line();
                let depth = self.lists.len().saturating_sub(1).min(DEEPEST);
                self.out.push_str(&"   ".repeat(depth));
                match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        let item = format!("{number}. ");
                        self.out.push_str(&item);
                    }
                    _ => self.out.push_str("- "),
                }
            }
            "blockquote" => {
                self.block();
                self.quotes += 1;
                self.out.push_str("> ");
            }
            "table" => {
                self.block();
                self.table = Some(0);
            }
            "tr" => {
                self.line();
                self.cells = 0;
                self.out.push('|');
            }
            "td" | "th" => self.out.push(' '),
            name => self.heading_or_block(name),
        }
    }

    fn heading_or_block(&mut self, name: &str) {
        // Headings of a text stand below those of the page: see `to_html`.
        let level = match name {
            "h1" | "h2" | "h3" => 1,
            "h4" => 2,
            "h5" => 3,
            "h6" => 4,
            _ => 0,
        };
        if level > 0 {
            self.block();
            self.out.push_str(&format!("{} ", "#".repeat(level)));
        } else if is_block(name) && self.table.is_none() && !self.is_at_line_start() {
            self.block();
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "script" | "style" | "head" | "title" | "iframe" | "object" | "template" | "svg" => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            _ if self.hidden > 0 => {}
            "b" | "strong" | "i" | "em" | "s" | "del" | "strike" | "code" | "a" => self.close_span(name),
            "pre" if self.in_code_block => {
                self.in_code_block = false;
                if !self.out.ends_with('\n') {
                    self.out.push('\n');
                }
                self.out.push_str("```");
                self.block();
            }
            "ul" | "ol" => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.block();
                }
            }
            "blockquote" => {
                self.quotes = self.quotes.saturating_sub(1);
                self.block();
            }
            "td" | "th" => {
                self.out.push_str(" |");
                self.cells += 1;
            }
            "tr" if self.table == Some(0) => {
                self.table = Some(self.cells);
                self.out.push_str(&format!("\n|{}", "---|".repeat(self.cells.max(1))));
            }
            "tr" => {}
            "table" => {
                self.table = None;
                self.block();
            }
            name if is_block(name) && self.table.is_none() && self.lists.is_empty() => self.block(),
            _ => {}
        }
    }

    /// Blanks go outside of the marks, which would not be any otherwise.
    fn close_span(&mut self, name: &str) {
        let Some(at) = self.spans.iter().rposition(|(open, ..)| open == name) else { return };
        let (_, start, href) = self.spans.remove(at);
        self.spans.truncate(at);
        let inner = self.out.split_off(start.min(self.out.len()));
        let text = inner.trim();
        let (before, after) = match name {
            "b" | "strong" => ("**".to_owned(), "**".to_owned()),
            "i" | "em" => ("*".to_owned(), "*".to_owned()),
            "s" | "del" | "strike" => ("~~".to_owned(), "~~".to_owned()),
            "code" => ("`".to_owned(), "`".to_owned()),
            _ => match href {
                Some(href) => ("[".to_owned(), format!("](<{href}>)")),
                None => Default::default(),
            },
        };
        if text.is_empty() || text.contains("\n\n") {
            self.out.push_str(&inner);
            return;
        }
        let blanks = |is_there: bool| if is_there { " " } else { "" };
        self.out.push_str(blanks(inner.starts_with(char::is_whitespace)));
        self.out.push_str(&format!("{before}{text}{after}"));
        self.out.push_str(blanks(inner.ends_with(char::is_whitespace)));
    }

    fn line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.quote_marks();
    }

    /// An empty line, as between paragraphs.
    fn block(&mut self) {
        let end = self.out.trim_end_matches([' ', '>', '\n']).len();
        self.out.truncate(end);
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.quote_marks();
    }

    fn quote_marks(&mut self) {
        self.out.push_str(&"> ".repeat(self.quotes.min(DEEPEST)));
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "dl"
            | "dt"
            | "dd"
            | "figure"
            | "address"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
    )
}

#[cfg(test)]
mod tests {
    use super::from_html;
    use crate::{from_plain, to_html};

    #[test]
    fn says_the_same() {
        for (html, markdown) in [
            ("hello", "hello"),
            ("two\nlines", "two\nlines"),
            ("<p>One &amp; <b>two </b>three</p><p>Four<br/>five</p>", "One & **two** three\n\nFour\nfive"),
            (
                "<h1>Title</h1><ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>",
                "# Title\n\n- a\n- b\n   1. c",
            ),
            ("<a href=\"https://x.example/?a=1&amp;b=2\">x</a>", "[x](<https://x.example/?a=1&b=2>)"),
            ("<a href='javascript:alert(1)'>x</a>", "x"),
            ("<pre>a  <b>b</b>\n c</pre>", "```\na  b\n c\n```"),
            ("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n\n> b\n\nc"),
            (
                "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
                "| a | b |\n|---|---|\n| 1 | 2 |",
            ),
            ("<p>1. no list, *no* mark</p>", "1\\. no list, \\*no\\* mark"),
            ("a<script>alert(1)</script><style>b</style>c", "ac"),
            ("x < y and <em>z</em> > 1", "x \\< y and *z* \\> 1"),
            ("<b>open", "**open**"),
            ("&#x41;&#66;&nbsp;&unknown;", "AB\u{a0}\\&unknown;"),
        ] {
            assert_eq!(from_html(html), markdown, "{html}");
        }
    }

    #[test]
    fn shown_again_it_stays() {
        for html in
            ["<p>One</p>\n<p>Two <strong>three</strong></p>\n", "<h3>A</h3>\n<ul>\n<li>b</li>\n</ul>\n"]
        {
            assert_eq!(to_html(&from_html(html)), html);
        }
    }

    #[test]
    fn plain_text_is_shown_as_it_is() {
        for text in
            ["# no title", "- no item", "*a* _b_ `c`", "1) x", "<b>", "&amp;", "snake_case", "a | b", "--- "]
        {
            let shown = to_html(&from_plain(text));
            let plain = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            assert_eq!(plain.trim(), format!("<p>{}</p>", text.trim()), "{text}");
        }
        assert_eq!(to_html(&from_plain("a\nb")), "<p>a<br />\nb</p>\n");
    }
}
