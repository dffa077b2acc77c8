"""Posts that show their text only to who knows a password."""

from __future__ import annotations

from pipelines.model.body import Document


def is_protected(document: Document) -> bool:
    """Say whether the page shows a form that asks for a post's own password, as WordPress prints it in the place of the text.

    A login form in a page's header asks for a name too, and protects nothing.
    """
    for field in document.root.iter("input"):
        if (field.get("type") or "").lower() == "password" and (field.get("name") or "").lower() == "post_password":
            return True
    return False
