"""The index of very words knows the speakers: who among thousands said "Thank you" is found at once."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_WITHOUT, _WITH = "ix_quotations_newsroom_id_words_key", "ix_quotations_newsroom_id_words_key_speaker_id"


def upgrade() -> None:
    op.create_index(_WITH, "quotations", ["newsroom_id", "words_key", "speaker_id"])
    op.drop_index(_WITHOUT, "quotations")


def downgrade() -> None:
    op.create_index(_WITHOUT, "quotations", ["newsroom_id", "words_key"])
    op.drop_index(_WITH, "quotations")
