//! A number that is one: neither infinite nor "not a number", so any two are equal or not.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Number(f64);

impl Eq for Number {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be a number of at most 15 digits before the point, such as 3 or 0.5")]
pub struct NumberError;

impl Number {
    /// Up to here every whole number is told from the next one.
    pub const MAX: f64 = 999_999_999_999_999.0;
}

impl TryFrom<f64> for Number {
    type Error = NumberError;
    fn try_from(number: f64) -> Result<Self, NumberError> {
        // There is one zero.
        if number.abs() <= Self::MAX { Ok(Self(number + 0.0)) } else { Err(NumberError) }
    }
}

impl From<Number> for f64 {
    fn from(number: Number) -> Self {
        number.0
    }
}

impl FromStr for Number {
    type Err = NumberError;
    fn from_str(text: &str) -> Result<Self, NumberError> {
        text.trim().parse::<f64>().map_err(|_| NumberError)?.try_into()
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
