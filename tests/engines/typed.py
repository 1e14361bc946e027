"""What type checkers know of the package; wrong uses have to be ignored, or the check of unused ignores complains."""

from __future__ import annotations

from typing import Any, Optional

import humanoid_id
import pandas as pd
import polars as pl
import pyarrow as pa

text: str = "CNTESTH1A00120260522A00000001"

verdict: humanoid_id.Verdict = humanoid_id.check(text)
status: str = verdict.status
place: Optional[int] = verdict.place
flag: bool = humanoid_id.is_valid(text)
flags: list[Optional[bool]] = humanoid_id.is_valid([text, None])
canonical: Optional[str] = humanoid_id.canonical(text)
segments: Optional[humanoid_id.Segments] = humanoid_id.segments(text)
sentences: list[str] = humanoid_id.message(text, "zh-CN", rules={"country": "cn-only"})
series: pl.Series = humanoid_id.status(pl.Series([text]))
frame: pd.Series[Any] = humanoid_id.check(pd.Series([text]))
chunks: pa.ChunkedArray[Any] = humanoid_id.is_valid(pa.chunked_array([[text]]))

humanoid_id.check(5)  # type: ignore[call-overload]
humanoid_id.check(text, rules=5)  # type: ignore[call-overload]
