"""A crawled dataset in a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from exports.latest import find_latest
from exports.schema import BY_NAME

_POST_COLUMNS = ("url", "title", "authors", "published_at", "language", "site")


class Dataset:
    """One whole snapshot of a dataset. ``latest`` is resolved once: a crawl that is published later changes nothing here.

    ``path`` is the dataset's folder, its ``latest``, or one of its snapshots. Each table is an attribute::

        ds = Dataset("data/x")
        ds.posts.to_pandas()
        ds.references.with_posts()

    Raises ``FileNotFoundError`` where there is no finished crawl.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = _find_snapshot(Path(path))

    @property
    def crawl_id(self) -> str:
        """The crawl that published the snapshot."""
        return self.path.name

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables that the snapshot has."""
        return tuple(name for name in BY_NAME if (self.path / f"{name}.parquet").is_file())

    def __getattr__(self, name: str) -> DatasetTable:
        if name.startswith("_") or name not in BY_NAME:
            raise AttributeError(f"no table {name!r}; the tables are {', '.join(BY_NAME)}")
        return DatasetTable(self, name)

    def __getitem__(self, name: str) -> DatasetTable:
        if name not in BY_NAME:
            raise KeyError(f"no table {name!r}; the tables are {', '.join(BY_NAME)}")
        return DatasetTable(self, name)

    def __iter__(self) -> Iterator[DatasetTable]:
        return (DatasetTable(self, name) for name in self.tables)

    def __len__(self) -> int:
        """Give the number of posts."""
        return len(self["posts"])

    def __bool__(self) -> bool:
        return True

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.tables})

    def __repr__(self) -> str:
        lines = [f"  {table.name:<16}{len(table):>10,}  {BY_NAME[table.name].meaning}" for table in self]
        return "\n".join([f"Dataset of crawl {self.crawl_id}", *lines])


class DatasetTable:
    """One table of a snapshot; nothing is read before it is asked for."""

    def __init__(self, dataset: Dataset, name: str) -> None:
        self.name = name
        self.path = dataset.path / f"{name}.parquet"
        self._dataset = dataset
        if not self.path.is_file():
            raise FileNotFoundError(f"{self.path} is missing: the snapshot is older than the table {name!r}, or damaged")

    @property
    def columns(self) -> dict[str, str]:
        """Names of the columns with what they mean."""
        fields = pq.read_schema(self.path)
        return {field.name: (field.metadata or {}).get(b"description", b"").decode() for field in fields}

    def to_arrow(self, columns: Sequence[str] | None = None) -> pa.Table:
        """Read the table, or some of its columns, with Arrow's types."""
        try:
            return pq.read_table(self.path, columns=None if columns is None else list(columns))
        except (pa.ArrowInvalid, OSError) as error:
            raise ValueError(f"{self.path} cannot be read: {str(error).splitlines()[0]}") from error

    def to_pandas(self, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Read the table, or some of its columns, with Arrow-backed dtypes: null stays null, lists and structs have accessors."""
        frame: pd.DataFrame = self.to_arrow(columns).to_pandas(types_mapper=pd.ArrowDtype, ignore_metadata=True)
        return frame

    def with_posts(self, *columns: str) -> pd.DataFrame:
        """Read the table with columns of each row's post beside it, named ``post_title`` and so on.

        Without ``columns``, those that say which post it is: address, title, authors, date, language and site.
        Rows without a post keep null.
        """
        if "post_id" not in BY_NAME[self.name].column_names:
            raise ValueError(f"{self.name} has no post_id, so its rows belong to no post")
        posts = self._dataset["posts"].to_pandas(("post_id", *(columns or _POST_COLUMNS)))
        posts = posts.rename(columns={name: f"post_{name}" for name in posts.columns if name != "post_id"})
        return self.to_pandas().merge(posts, on="post_id", how="left")

    def __len__(self) -> int:
        return int(pq.read_metadata(self.path).num_rows)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"{self.name}: {len(self):,} rows of {', '.join(self.columns)}"


def _find_snapshot(path: Path) -> Path:
    path = path.expanduser()
    if (path / "posts.parquet").is_file():
        return path.resolve()
    # Where links do not travel there is no "latest" to open, and latest.json beside it says what it would be.
    found = find_latest(path) or (find_latest(path.parent) if path.name == "latest" else None)
    if found is None:
        raise FileNotFoundError(f"no finished crawl in {str(path)!r}: it has neither 'latest' nor 'latest.json' nor 'posts.parquet'")
    return found
