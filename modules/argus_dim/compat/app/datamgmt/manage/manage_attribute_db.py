"""Attributes that modules add to an object, in tabs."""


def add_tab_attribute(obj, tab_name):
    attributes = dict(obj.custom_attributes or {}) if hasattr(obj, "custom_attributes") else {}
    attributes.setdefault(tab_name, {})
    obj.custom_attributes = attributes
    return True


def add_tab_attribute_field(
    obj, tab_name, field_name, field_type, field_value, mandatory=None, field_options=None
):
    add_tab_attribute(obj, tab_name)
    attributes = {**obj.custom_attributes}
    field = {"type": field_type, "value": field_value, "mandatory": bool(mandatory)}
    if field_options:
        field["options"] = field_options
    attributes[tab_name] = {**attributes[tab_name], field_name: field}
    obj.custom_attributes = attributes
    return True
