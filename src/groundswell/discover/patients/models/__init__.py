"""Comments on their way in, and what every file brought."""

from groundswell.discover.patients.models.loads import CommentsDraft, CommentsLoad

__all__ = ["CommentsDraft", "CommentsLoad"]
