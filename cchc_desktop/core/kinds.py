"""What a figure counts: the closed list that editions, checks and carry-over speak of."""

from enum import Enum


class Kind(Enum):
    """What a figure counts, and so how it is typed, printed, checked and carried."""

    GROUP = "group"
    COUNT = "count"
    STOCK = "stock"
    MONEY = "money"
    MONEY_VND = "money_vnd"
    PERCENT = "percent"
    RATIO = "ratio"
    TOTAL = "total"
    CHOICE = "choice"


WHOLE = frozenset({Kind.COUNT, Kind.STOCK, Kind.TOTAL, Kind.CHOICE})
SHARES = frozenset({Kind.PERCENT, Kind.RATIO})
