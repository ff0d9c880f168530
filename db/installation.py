"""What this installation remembers of itself."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class Fact(Base):
    """One remembered value, such as the fingerprint of the commands that Discord was last told."""

    __tablename__ = "installation"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
