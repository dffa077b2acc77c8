"""Posts that show their text only to who knows a password."""

from __future__ import annotations

from pipelines.model.body import Document


def is_protected(document: Document) -> bool:
    """Say whether the page shows a form that asks for a post's own password, as WordPress prints it in the place of the text.

    A login form in a page's header asks for a name too, and protects nothing.
    """
    if "post_password" in document.lacks:
        return False
    fields = document.root.iter("input")
    return any((field.get("type") or "").lower() == "password" and field.get("name") == "post_password" for field in fields)
