"""The months by their English names, whatever the language of the system."""

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


def month_of(name: str) -> int:
    """The number of a month by its name or the beginning of it; ValueError if there is none.

    >>> month_of("Sept")
    9
    """
    for number, month in enumerate(MONTHS, 1):
        if month.startswith(name.lower()):
            return number
    raise ValueError(name)
