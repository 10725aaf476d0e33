"""What 0051 writes, part 4: words, and what a search for one also finds where few fiches answer. It stays as it is."""

FALLBACKS = """
confidences ; se confier ; vider son sac ; dire ce qu’on a sur le cœur ; être écouté ; oreille attentive > écoute, parole, échanges, soutien
parler de ses problèmes ; parler de soi ; soucis ; soucis du quotidien ; problèmes de la vie > écoute, parole, échanges, soutien
écoute > parole, échanges, soutien
vivre à deux ; problèmes de couple ; relation de couple ; relations de couple ; relations conjugales > conjugalité, vie de couple
accueil enfants pendant ; coin enfants ; coin des petits ; jeux pour les petits > espace enfants, jeux, petite enfance
espace enfants > jeux, petite enfance
illettré ; illettrées > illettrisme, apprenants
savoir lire ; lire ; écrire ; lecture et écriture ; remise à niveau ; reprendre les bases > illettrisme, illettrées, apprenants
habitudes de vie ; mode de vie ; vie saine ; bonne hygiène ; hygiène corporelle ; hygiène ; propre > hygiène de vie, santé
astuce ; astuces de grand-mère ; trucs et astuces ; quotidien ; gestes du quotidien ; tous les jours > petites astuces du quotidien, vie quotidienne
conseils pratiques ; vie pratique > petites astuces du quotidien, vie quotidienne
vie quotidienne > petites astuces du quotidien
vacances pour tous ; vacances en famille ; vacances familiales ; partir en famille ; aide aux vacances > vacances, familles, départ en vacances
premier départ ; vacances des enfants > vacances, familles, départ en vacances
départs en vacances > vacances, familles
sortie en famille ; sorties en famille ; sortie familles > sortie
sorties collectives ; sortie collective ; sortie à la journée ; sorties du week-end > sorties familles, sortie
"""
