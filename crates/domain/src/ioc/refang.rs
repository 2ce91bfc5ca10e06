//! Undoing what people do to addresses so that nobody clicks them.

/// What people write for what, in any case.
pub const DEFANGED: [(&str, &str); 12] = [
    ("[.]", "."),
    ("(.)", "."),
    ("{.}", "."),
    ("[dot]", "."),
    ("(dot)", "."),
    ("[:]", ":"),
    ("[://]", "://"),
    ("[@]", "@"),
    ("(@)", "@"),
    ("[at]", "@"),
    ("(at)", "@"),
    ("[/]", "/"),
];

/// `hxxps://evil[.]example` becomes `https://evil.example`.
pub fn refang(text: &str) -> String {
    let mut out = text.trim().to_owned();
    for (fanged, plain) in DEFANGED {
        out = replace_in_any_case(&out, fanged, plain);
    }
    for (fanged, plain) in
        [("hxxps:", "https:"), ("hxxp:", "http:"), ("fxps:", "ftps:"), ("fxp:", "ftp:"), ("meow:", "http:")]
    {
        if out.get(..fanged.len()).is_some_and(|start| start.eq_ignore_ascii_case(fanged)) {
            out.replace_range(..fanged.len(), plain);
        }
    }
    out
}

/// Both are ASCII.
fn replace_in_any_case(text: &str, from: &str, to: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut last = 0;
    for (at, _) in lower.match_indices(from) {
        out.push_str(&text[last..at]);
        out.push_str(to);
        last = at + from.len();
    }
    out.push_str(&text[last..]);
    out
}

#[cfg(test)]
mod tests {
    use super::refang;

    #[test]
    fn undoes_what_is_usual() {
        for (fanged, plain) in [
            ("hxxps://evil[.]example/a?b=[x]", "https://evil.example/a?b=[x]"),
            ("HXXP[:]//evil(dot)example", "http://evil.example"),
            ("hxxp[://]1[.]2[.]3[.]4", "http://1.2.3.4"),
            ("192[.]0[.]2[.]1", "192.0.2.1"),
            ("some[AT]one[Dot]example", "some@one.example"),
            ("ünï[.]example", "ünï.example"),
            ("https://plain.example", "https://plain.example"),
        ] {
            assert_eq!(refang(fanged), plain);
        }
    }
}
