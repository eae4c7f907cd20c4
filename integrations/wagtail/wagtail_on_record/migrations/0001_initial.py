"""The two tables."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make them."""

    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            name="Waiting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.BigIntegerField(db_index=True)),
                ("body", models.JSONField()),
                ("tries", models.PositiveIntegerField(default=0)),
                ("due", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="PageRecord",
            fields=[
                ("page", models.BigIntegerField(primary_key=True, serialize=False)),
                ("quotations", models.JSONField(default=list)),
                ("problem", models.TextField(blank=True)),
            ],
        ),
    )
