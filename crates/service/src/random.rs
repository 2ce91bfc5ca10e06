//! Where randomness comes from.

use std::fmt::Debug;
use uuid::{Builder, Uuid};

pub trait Random: Debug + Send + Sync {
    /// Bytes that nobody can guess.
    fn bytes(&self) -> [u8; 32];

    /// A random UUID (version 4).
    fn uuid(&self) -> Uuid {
        let bytes = self.bytes();
        let mut first = [0; 16];
        first.copy_from_slice(&bytes[..16]);
        Builder::from_random_bytes(first).into_uuid()
    }
}

/// The operating system's generator.
#[derive(Clone, Copy, Debug)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that draws randomness")]
    fn bytes(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the operating system always has random bytes");
        bytes
    }
}
