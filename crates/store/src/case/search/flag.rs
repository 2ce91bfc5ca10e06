//! What a flag of the wire means for a row of `soc_case`, in searches and in answers alike.

use crate::query::Sql;
use argus_domain::case::CaseFlag;

/// Flags that are not here no case has.
pub(in crate::case) const KNOWN: [(CaseFlag, &str); 10] = [
    (CaseFlag::Published, "NOT soc_case.unpublished"),
    (CaseFlag::CreatedAsPublished, "NOT soc_case.unpublished AND soc_case.published_at IS NULL"),
    (
        CaseFlag::HasAttachment,
        "EXISTS (SELECT 1 FROM attachment WHERE case_id = soc_case.id AND deleted_at IS NULL)",
    ),
    (CaseFlag::Merged, "soc_case.merged_into IS NOT NULL"),
    // The versions hold numbers and names of fields only.
    (CaseFlag::DescriptionEdited, "soc_case.field_versions LIKE '%\"description\"%'"),
    (CaseFlag::SubjectEdited, "soc_case.field_versions LIKE '%\"name\"%'"),
    (CaseFlag::HasEvents, "EXISTS (SELECT 1 FROM event_case WHERE case_id = soc_case.id)"),
    (CaseFlag::TestData, "soc_case.is_test"),
    (
        CaseFlag::HasComments,
        "EXISTS (SELECT 1 FROM case_comment WHERE case_id = soc_case.id AND deleted_at IS NULL AND NOT internal)",
    ),
    (CaseFlag::Reopened, "soc_case.reopened"),
];

pub(super) fn condition(query: &mut Sql, flag: CaseFlag) {
    let known = KNOWN.iter().find(|(known, _)| *known == flag);
    query.push(known.map_or("1 = 0", |(_, condition)| condition));
}
