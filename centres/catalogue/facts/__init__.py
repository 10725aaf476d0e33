"""What a fiche says, as tables that filters, figures and the index all read: budgets, outcomes, orders, choices."""
