"""One property of a component: the single place where a value is handed to the package icalendar."""

from icalendar import Component


def put(component: Component, name: str, value: object) -> None:
    """Add the property. icalendar chooses the form by the type of the value; text must be harmless by now."""
    component.add(name, value)  # pyright: ignore[reportUnknownMemberType]
