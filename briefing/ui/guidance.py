"""What stands where there is nothing to show, and what a newcomer is told once: always what to do.

Sentences name the keys in effect; an act without a key is left out of them.
"""

from __future__ import annotations

from briefing.keys import KeyTable, label_of
from briefing.ui.history import Question


def hint(keys: KeyTable, **acts: str) -> str:
    """Each act by its first key, with a word for it: "] next · + keeps"."""
    shown = ((keys.label(act), word) for act, word in acts.items())
    return " · ".join(f"{label} {word}" for label, word in shown if label)


def first_hint(keys: KeyTable) -> str:
    """The keys to begin with: "? help · / search · q quit"."""
    return hint(keys, help="help", search="search", leave="quit")


def empty_list(question: Question, keys: KeyTable, *, is_reading: bool, skipped: int) -> str:
    """What the list says where it has no row."""
    if not question.is_empty:
        # The last key of the act is Esc, which leads back from a query that is being typed too.
        back = next(key.keys for key in keys if key.id == "back")
        return "Nothing found." + (f" {label_of(back[-1])} leads back." if back else "")
    if is_reading:
        return "No articles yet: the folder is being read …"
    if skipped:
        how = _acts(keys, palette="and “Skipped files” tell why.")
        return f"No articles: none of the files here can be read. {how}".strip()
    return (
        "No articles yet. Save web pages, mail, PDF or text files in this folder and start "
        "again, or open another one: briefing FOLDER"
    )


def empty_panel(keys: KeyTable, *, has_article: bool) -> str:
    """What the entities say where the open article has none."""
    if not has_article:
        return ""
    further = _acts(keys, **{"next-article": "goes to the next article."})
    return f"No people, weapons or sanctions were found here. {further}".strip()


def nothing_searched(keys: KeyTable) -> str:
    """What is said where results are to have something in common, and there are none."""
    return f"This tells what results have in common. {_acts(keys, search='searches.')}".strip()


def entities_away(keys: KeyTable) -> str:
    """What is said where an act is for an entity, and others stand in their place."""
    return f"This is for the entities of the article. {_acts(keys, entities='shows them.')}".strip()


def page_hint(keys: KeyTable, **acts: str) -> str:
    """What can be done with a page that lies over the screen: "/ find · Esc close"."""
    labels = {key.id: label_of(key.keys[-1 if key.id == "back" else 0]) for key in keys if key.keys}
    acts |= {"search": "find", "back": "close"}
    return " · ".join(f"{labels[act]} {word}" for act, word in acts.items() if act in labels)


def _acts(keys: KeyTable, **acts: str) -> str:
    """Each act by its first key, with what it does."""
    shown = ((keys.label(act), word) for act, word in acts.items())
    return " ".join(f"{label} {word}" for label, word in shown if label)
