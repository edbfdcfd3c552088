"""An organisation that this installation works for; the published list of all organisations is not here."""

from django.core.validators import RegexValidator
from django.db import models


class Organisation(models.Model):
    """A trust or another body whose people have accounts here, known by its published code."""

    code = models.CharField(max_length=10, primary_key=True, validators=[RegexValidator(r"^[A-Z0-9]{3,10}$")])
    name = models.CharField(max_length=200)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
