//! `selection and not 1 of filter_*`

use crate::{
    criteria::{Expr, MAX_WEIGHT},
    detection::Selections,
};

/// Brackets within brackets.
const MAX_DEPTH: usize = 16;

/// Nothing where a selection that it names could not be mapped, which is told there.
pub(crate) fn read(text: &str, names: &[&str], selections: &Selections) -> Result<Option<Expr>, String> {
    let tokens = tokens(text)?;
    let mut reader =
        Reader { tokens: &tokens, at: 0, depth: 0, weight: 0, names, selections, missing: false };
    let expr = reader.or()?;
    match reader.tokens.get(reader.at) {
        Some(rest) => Err(format!("has “{rest}” where nothing can follow")),
        None => Ok(expr.filter(|_| !reader.missing)),
    }
}

fn tokens(text: &str) -> Result<Vec<String>, String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    for letter in text.chars().chain([' ']) {
        if letter.is_alphanumeric() || "_-*?.".contains(letter) {
            word.push(letter);
            continue;
        }
        if !word.is_empty() {
            tokens.push(std::mem::take(&mut word));
        }
        match letter {
            '(' | ')' => tokens.push(letter.to_string()),
            letter if letter.is_whitespace() => {}
            other => return Err(format!("has “{other}”, which means nothing in a condition")),
        }
    }
    Ok(tokens)
}

struct Reader<'a> {
    tokens: &'a [String],
    at: usize,
    depth: usize,
    weight: usize,
    names: &'a [&'a str],
    selections: &'a Selections,
    missing: bool,
}

impl Reader<'_> {
    fn takes(&mut self, word: &str) -> bool {
        let is = self.tokens.get(self.at).is_some_and(|token| token.eq_ignore_ascii_case(word));
        self.at += usize::from(is);
        is
    }

    fn or(&mut self) -> Result<Option<Expr>, String> {
        let mut any: Vec<Expr> = self.and()?.into_iter().collect();
        while self.takes("or") {
            any.extend(self.and()?);
        }
        Ok((!any.is_empty()).then(|| Expr::any(any)))
    }

    fn and(&mut self) -> Result<Option<Expr>, String> {
        let mut all: Vec<Expr> = self.one()?.into_iter().collect();
        while self.takes("and") {
            all.extend(self.one()?);
        }
        Ok((!all.is_empty()).then(|| Expr::all(all)))
    }

    fn one(&mut self) -> Result<Option<Expr>, String> {
        if self.takes("not") {
            return Ok(self.deeper(Self::one)?.map(Expr::not));
        }
        if self.takes("(") {
            let inner = self.deeper(Self::or)?;
            return if self.takes(")") {
                Ok(inner)
            } else {
                Err("has a bracket that is not closed".to_owned())
            };
        }
        let Some(word) = self.tokens.get(self.at) else { return Err("ends too soon".to_owned()) };
        self.at += 1;
        let is_of = self.tokens.get(self.at).is_some_and(|next| next.eq_ignore_ascii_case("of"));
        if is_of {
            self.at += 1;
            let all = match word.to_lowercase().as_str() {
                "1" | "any" => false,
                "all" => true,
                _ => return Err(format!("has “{word} of”: only 1 of, any of and all of can be asked")),
            };
            return self.of(all);
        }
        if !self.names.contains(&word.as_str()) {
            return Err(format!("names “{word}”, which is no selection"));
        }
        self.named(word)
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, String>) -> Result<T, String> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(format!("must not be nested deeper than {MAX_DEPTH}"));
        }
        let read = read(self)?;
        self.depth -= 1;
        Ok(read)
    }

    /// `them`, or a name that may end in a `*`.
    fn of(&mut self, all: bool) -> Result<Option<Expr>, String> {
        let Some(pattern) = self.tokens.get(self.at) else { return Err("ends too soon".to_owned()) };
        self.at += 1;
        let is_meant = |name: &&str| match pattern.as_str() {
            "them" => !name.starts_with('_'),
            pattern => is_like(name, pattern),
        };
        let names: Vec<&str> = self.names.iter().copied().filter(is_meant).collect();
        if names.is_empty() {
            return Err(format!("names “{pattern}”, which no selection is called"));
        }
        let mut found = Vec::new();
        for name in names {
            found.extend(self.named(name)?);
        }
        Ok((!found.is_empty()).then(|| if all { Expr::all(found) } else { Expr::any(found) }))
    }

    fn named(&mut self, name: &str) -> Result<Option<Expr>, String> {
        let found = self.selections.get(name);
        self.missing |= found.is_none();
        self.weight += found.map_or(1, Expr::weight);
        if self.weight > MAX_WEIGHT {
            return Err(format!("asks for more than {MAX_WEIGHT} values"));
        }
        Ok(found.cloned())
    }
}

/// `*` stands for anything.
fn is_like(name: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = name.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}
