use crate::raw_event::Details;
pub(crate) fn details(_: serde_json::Value) -> Details {
    Details::default()
}
