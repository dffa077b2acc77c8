"""What leads a reader to an entry and says nothing of its work."""

from __future__ import annotations

import re

# Takes "Vgl. dazu", "See also", "Cf.", "Quelle:"; leaves "Seeberg" and "Source of".
_POINTER = re.compile(
    r"\W*(?:(?:[Vv]gl\.?(?: (?:auch|dazu|hierzu|etwa|ausführlich|insb(?:es)?\.|näher|nur|statt vieler|z\. ?B\.))*"
    r"|[Ss]iehe(?: (?:auch|dazu|hierzu|etwa|ausführlich|insb\.))*|[Ss]ee(?: also)?,?(?: e\.g\.,?| for example,?)?|[Cc]fr?\."
    r"|[Zz]ie(?: ook| hierover| bijv\.)*|[Vv]oir(?: aussi| notamment)*|[Vv]éase(?: también)?|ver|[Vv]eja(?: também)?|[Vv]\.a\.)[:,]?"
    r"|(?:[Ss]ources?|[Qq]uellen?|[Bb]ron(?:nen)?|[Ff]uentes?|[Ff]ont[ei]|[Rr]eferences?|[Ll]iteratur)\s?:)\s+(?=[^\W\d_a-z]"
    r"|(?:ebd|ebenda|ibid)\b|[\"“„«'‘])"
)


def after_pointer(text: str) -> int:
    """Give where an entry, or a list of names, begins behind what leads to it: 0 where nothing does."""
    pointer = _POINTER.match(text)
    return pointer.end() if pointer else 0
