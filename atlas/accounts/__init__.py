"""The rules of accounts: names, passwords, secrets, how long a login lasts, and how often one may try."""

from atlas.accounts.account import Account, Session, Token
from atlas.accounts.lifetimes import Lifetimes

__all__ = ["Account", "Lifetimes", "Session", "Token"]
