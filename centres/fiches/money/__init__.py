"""The words of « Ressources financières » -> a Budget: amounts, kinds, sums, funders."""
