"""What somebody types, or a table says, of a place -> the places of France it can be.

typed: text -> what was typed of it. named: a folded name -> places. finding: typed -> the places meant. alike: places
that look like it. suggesting: the beginning of it -> places to choose from.
"""
