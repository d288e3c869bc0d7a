from django.db import migrations, models


class Migration(migrations.Migration):
    """The site knows one permission, is_author. Django's own were never given, so their tables go.

    Two columns go in a later release. Until then they fill themselves, so that rows are added without them.
    """

    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RemoveField("user", "groups"),
        migrations.RemoveField("user", "user_permissions"),
        migrations.AlterField("user", "is_staff", models.BooleanField(db_default=False, default=False)),
        migrations.AlterField("user", "is_superuser", models.BooleanField(db_default=False, default=False)),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField("user", "is_staff"),
                migrations.RemoveField("user", "is_superuser"),
            ],
        ),
    ]
