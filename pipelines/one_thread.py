"""Products of small matrices on one thread: OpenBLAS' own threads cost more than they compute there, and a crawl has but one."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

Matrix = NDArray[np.float32]  # of a network: a row for each input, a column for each output


@cache
def _pools() -> ThreadpoolController:
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[Any]:
    """Hold numpy's linear algebra to one thread for as long as the context lasts."""
    held: AbstractContextManager[Any] = _pools().limit(limits=1, user_api="blas")
    return held
