"""China's 29-character humanoid-robot identity code: texts and columns of texts, checked.

Every function takes one text, a list of texts, a pyarrow array or chunked array, a pandas Series, or a polars Series, and
gives the same kind back. ``None`` and null stay what they are. That a code is well formed is all that is said: never that a
robot exists, or is known to anybody.

>>> import humanoid_id
>>> humanoid_id.is_valid("CNTESTH1A00120260522A00000001")
True
>>> humanoid_id.check("cn-test-h1a001-20260522a00000001")
Verdict(status='valid', code='not-canonical', place=None)
>>> humanoid_id.canonical(["cn test h1a001 20260522a00000001", None, "robot"])
['CNTESTH1A00120260522A00000001', None, None]

``rules`` is a dictionary of options, named as in the npm package: ``{"country": "cn-only"}``. A wrong option is a ValueError
that names it and says what it takes; a column of anything but texts is a TypeError.
"""

from __future__ import annotations

from ._columns import CODES, STATUSES, Segments, Verdict, canonical, check, is_valid, message, segments, status
from ._roads import use

__all__ = [
    "CODES",
    "STATUSES",
    "Segments",
    "Verdict",
    "canonical",
    "check",
    "is_valid",
    "message",
    "segments",
    "status",
    "use",
]
__version__ = "0.1.0"
