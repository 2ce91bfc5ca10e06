//! The few options that our commands have.

use crate::failure::{Failure, Result};

/// What was typed after the command's name, taken apart piece by piece.
pub struct Arguments {
    own: Vec<String>,
    /// Everything after `--`, which is for the program that we start.
    pub passed_on: Vec<String>,
}

impl Arguments {
    pub fn new(words: &[String]) -> Self {
        let mut parts = words.splitn(2, |word| word == "--");
        let mut next = || parts.next().unwrap_or_default().to_vec();
        Self { own: next(), passed_on: next() }
    }

    /// Takes `--name`.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.own.len();
        self.own.retain(|word| word != name);
        self.own.len() < before
    }

    /// Takes `--name VALUE` or `--name=VALUE`.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        let joined = format!("{name}=");
        let Some(at) = self.own.iter().position(|word| word == name || word.starts_with(&joined)) else {
            return Ok(None);
        };
        let word = self.own.remove(at);
        if let Some(value) = word.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at == self.own.len() {
            return Err(Failure::new(format!("{name} needs a value")));
        }
        Ok(Some(self.own.remove(at)))
    }

    /// Takes all words that are not options.
    pub fn words(&mut self) -> Vec<String> {
        let (options, words) =
            std::mem::take(&mut self.own).into_iter().partition(|word| word.starts_with('-'));
        self.own = options;
        words
    }

    /// Fails if something was not understood.
    pub fn finish(&self) -> Result<()> {
        match self.own.first() {
            None => Ok(()),
            Some(word) => Err(Failure::new(format!("{word:?} is not understood; see `cargo xtask help`"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Arguments {
        Arguments::new(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_are_taken_and_the_rest_is_refused() {
        let mut given = arguments("--demo --only fmt,clippy left -- --listen [::1]:80 --demo");
        assert!(given.flag("--demo") && !given.flag("--demo"));
        assert_eq!(given.value("--only").expect("has a value").as_deref(), Some("fmt,clippy"));
        assert_eq!(given.passed_on, ["--listen", "[::1]:80", "--demo"]);
        assert!(given.finish().is_err());
        assert_eq!(given.words(), ["left"]);
        assert!(given.finish().is_ok());
    }

    #[test]
    fn a_value_may_be_joined_and_may_not_be_missing() {
        assert_eq!(arguments("--out=x").value("--out").expect("has a value").as_deref(), Some("x"));
        assert!(arguments("--out").value("--out").is_err());
        assert!(arguments("").value("--out").expect("is not there").is_none());
    }
}
