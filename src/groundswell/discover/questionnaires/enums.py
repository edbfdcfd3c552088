"""What the audit calls acts on questionnaires."""

from django.db import models


class Act(models.TextChoices):
    """Acts on questionnaires, as the audit names them. Changing a draft is none: only what lasts is."""

    FINISHED = "QUESTIONNAIRE_FINISHED"
    LOADED = "QUESTIONNAIRE_LOADED"
    REMOVED = "QUESTIONNAIRE_REMOVED"
    WITHDRAWN = "QUESTIONNAIRE_WITHDRAWN"
    OFFERED = "QUESTIONNAIRE_OFFERED"
