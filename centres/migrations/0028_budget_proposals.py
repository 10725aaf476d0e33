"""What became of the budget that a source proposes; and what a lone rate says of each session, beside its line.

`reread_fiches` then tells the sources that propose one.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Count


def show_rates(apps, schema_editor):
    """« 40/50 € par séance », the only line of a budget, is what the budget says of each session."""
    budgets = apps.get_model("centres", "Budget").objects.filter(
        total__isnull=True, low__isnull=True, period__in=["month", "session", "person"]
    )
    lines = apps.get_model("centres", "BudgetLine").objects
    for budget in budgets.annotate(count=Count("lines")).filter(count=1).order_by("pk"):
        line = lines.get(budget=budget)
        budget.low, budget.high = (line.low, line.high) if line.amount is None else (line.amount, line.amount)
        budget.save(update_fields=["low", "high"])


class Migration(migrations.Migration):

    dependencies = [
        ('centres', '0027_identity'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(show_rates, migrations.RunPython.noop),
        migrations.AddField(
            model_name='sourcefiche',
            name='proposal',
            field=models.CharField(blank=True, choices=[('open', 'à décider'), ('accepted', 'acceptée'), ('corrected', 'corrigée'), ('refused', 'refusée')], editable=False, max_length=10, verbose_name='budget proposé'),
        ),
        migrations.AddField(
            model_name='sourcefiche',
            name='proposal_decided_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='décidé le'),
        ),
        migrations.AddField(
            model_name='sourcefiche',
            name='proposal_decided_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='décidé par'),
        ),
        migrations.AddIndex(
            model_name='sourcefiche',
            index=models.Index(condition=models.Q(('is_current', True), ('proposal', 'open')), fields=['action'], name='source_proposes'),
        ),
    ]
