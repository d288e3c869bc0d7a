from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import migrations, models
from django.utils import timezone


def keep_people_signed_in(apps, schema_editor):
    """Take the sessions that are alive over from Django's table, which goes in a later release."""
    old, new = apps.get_model("sessions", "Session"), apps.get_model("database", "Session")
    store = SessionStore()
    new.objects.bulk_create(
        [
            new(
                session_key=row.session_key,
                session_data=row.session_data,
                expire_date=row.expire_date,
                account=store.decode(row.session_data).get(SESSION_KEY),
            )
            for row in old.objects.filter(expire_date__gt=timezone.now())
        ],
        batch_size=500,
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    initial = True

    dependencies = [("sessions", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                ("session_key", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key")),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("account", models.CharField(blank=True, db_index=True, max_length=40, null=True)),
            ],
            options={"verbose_name": "session", "verbose_name_plural": "sessions", "abstract": False},
        ),
        migrations.RunPython(keep_people_signed_in, migrations.RunPython.noop),
    ]
