"""What makes plain data of objects."""

from argus_dim.host.objects import as_fields


class _Schema:
    def __init__(self, many=False, **_):
        self._many = many

    def dump(self, obj, many=None):
        """The fields of an object, or of each of a list of them."""
        several = self._many if many is None else many
        return [as_fields(each) for each in obj] if several else as_fields(obj)


class AlertSchema(_Schema):
    pass


class CaseDetailsSchema(_Schema):
    pass


class CaseAssetsSchema(_Schema):
    pass


class CaseNoteSchema(_Schema):
    pass


class IocSchema(_Schema):
    pass


class EventSchema(_Schema):
    pass


class CaseEvidenceSchema(_Schema):
    pass


class CaseTaskSchema(_Schema):
    pass


class CommentSchema(_Schema):
    pass
