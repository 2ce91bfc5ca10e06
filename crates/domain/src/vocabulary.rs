//! The rules for words that administrators make and cases store: a name for programs, a label for people.

use crate::Invalid;

pub const MAX_NAME: usize = 64;
pub const MAX_LABEL: usize = 100;
pub const MAX_DESCRIPTION: usize = 1_000;

/// Programs find things by number or name, so no name is a number.
pub(crate) fn check_name(name: &str, invalid: &mut Invalid) {
    let mut letters = name.chars();
    let begins = letters.next().is_some_and(|first| first.is_ascii_lowercase());
    let is_inside =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_.:".contains(letter);
    if !begins || !letters.all(is_inside) || name.len() > MAX_NAME {
        let problem = format_args!(
            "must be at most {MAX_NAME} small letters (a–z), digits, or one of - _ . :, a letter first"
        );
        invalid.add("name", problem);
    }
}

pub(crate) fn check_label(label: &str, invalid: &mut Invalid) {
    if label.is_empty() {
        invalid.add("label", "must not be empty");
    } else if label.chars().count() > MAX_LABEL || label.contains(char::is_control) {
        invalid.add("label", format_args!("must be one line of at most {MAX_LABEL} characters"));
    }
}

pub(crate) fn check_description(text: &str, invalid: &mut Invalid) {
    if text.chars().count() > MAX_DESCRIPTION {
        invalid.add("description", format_args!("must not be longer than {MAX_DESCRIPTION} characters"));
    }
}
