//! What the calls of this module answer.

mod case;

pub(super) use case::CaseVo;
