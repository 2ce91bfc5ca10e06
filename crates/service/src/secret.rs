//! Session tokens and API keys: random texts of which only a hash is stored.

use crate::Random;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// A token of 256 bits. A plain hash is enough for what cannot be guessed.
pub(crate) fn token(random: &dyn Random) -> String {
    URL_SAFE_NO_PAD.encode(random.bytes())
}

const KEY_MARK: &str = "argus/";

/// An API key, in the reference's form of texts with slashes.
pub(crate) fn api_key(random: &dyn Random) -> String {
    format!("{KEY_MARK}{}", token(random))
}

/// Whether a text is meant to be an API key, and not a session's token: those have no slashes.
pub(crate) fn is_api_key(text: &str) -> bool {
    text.starts_with(KEY_MARK)
}

/// A password that is easy to type once: four groups of five letters and digits without lookalikes.
pub(crate) fn one_time_password(random: &dyn Random) -> String {
    // 32 letters, so that a byte's low five bits choose evenly: 100 bits in all.
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let letters: Vec<char> =
        random.bytes().iter().take(20).map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect();
    letters.chunks(5).map(String::from_iter).collect::<Vec<_>>().join("-")
}

pub(crate) fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}
