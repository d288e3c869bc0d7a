from django.db import migrations, models


class Migration(migrations.Migration):
    """Nothing was ever stored as a review."""

    dependencies = [("interviews", "0002_answers_name_no_operation")]

    operations = [
        migrations.AlterField(
            "grading",
            "pass_kind",
            models.CharField(choices=[("blind", "Blind pass"), ("final", "Second pass")], max_length=6),
        ),
    ]
