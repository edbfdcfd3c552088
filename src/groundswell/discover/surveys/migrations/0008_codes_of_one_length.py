"""Every way in is written in four letters, so that a row that changes stays where it lies."""

from django.db import migrations, models


def shorten(apps, _schema_editor):
    apps.get_model("surveys", "Eligibility").objects.filter(channel="shown").update(channel="show")


def lengthen(apps, _schema_editor):
    apps.get_model("surveys", "Eligibility").objects.filter(channel="show").update(channel="shown")


class Migration(migrations.Migration):

    dependencies = [
        ("surveys", "0007_told_once_a_day"),
    ]

    operations = [
        migrations.AlterField(
            model_name="eligibility",
            name="channel",
            field=models.CharField(
                choices=[("none", "None"), ("show", "Shown"), ("slip", "Slip")], default="none", max_length=5
            ),
        ),
        migrations.RunPython(shorten, lengthen),
    ]
