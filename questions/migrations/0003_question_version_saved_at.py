from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):

    dependencies = [
        ("questions", "0002_area_is_retired"),
    ]

    operations = [
        migrations.AddField(
            model_name="questionversion",
            name="saved_at",
            field=models.DateTimeField(auto_now=True, default=timezone.now),
            preserve_default=False,
        ),
    ]
