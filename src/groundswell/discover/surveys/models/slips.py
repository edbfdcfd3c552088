"""The paper slips of a wave: who asked for them, and how many there are. Never which, nor who drew one."""

from django.conf import settings
from django.db import models

from groundswell.discover.surveys.models.waves import Wave


class PaperSlips(models.Model):
    """How many slips are asked for and by whom, until somebody else prints them, and how many were printed in all.

    `after_a_code` counts people ticked for a slip who had been let in by a code or sign-in before; who is not kept.
    """

    wave = models.OneToOneField(Wave, on_delete=models.CASCADE, primary_key=True, related_name="slips")
    asked = models.PositiveIntegerField(default=0)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    printed = models.PositiveIntegerField(default=0)
    after_a_code = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.wave_id)
