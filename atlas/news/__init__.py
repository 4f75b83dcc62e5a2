"""What has changed in the atlas, as the public may read it: which records and what of them, never who and why."""

from atlas.news.atom import Feed, written
from atlas.news.entries import Item, items

__all__ = ["Feed", "Item", "items", "written"]
