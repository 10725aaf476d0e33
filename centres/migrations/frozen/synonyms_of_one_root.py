"""What 0046 cuts: lines of 0029 in which two words find each other by their root, and what is left of them."""

CUT = """
abeilles, ruche, apiculture, apiculteur > abeilles, ruche, apiculture
adhérent, adhésion, membre > adhérent, membre
adolescents, ados, préados, jeunes > adolescents, préados, jeunes
alcool, alcoolisme >
allaitement, allaiter, lait maternel > allaitement, lait maternel
animaux de compagnie, chiens et chats, animal de compagnie > animaux de compagnie, chiens et chats
atelier sociolinguistique, ASL, ateliers sociolinguistiques > atelier sociolinguistique, ASL
campagne, rural, milieu rural, ruralité > campagne, rural, milieu rural
chorale, chant, chanter > chorale, chant
circuit court, produits locaux, producteurs locaux, vente directe > circuit court, produits locaux, vente directe
collège, collégiens >
compost collectif, compost de quartier, composteur partagé, composteur collectif, lombricompost > compost collectif, compost de quartier, composteur partagé, lombricompost
compost, compostage, composteur, biodéchets > compost, biodéchets
conseil citoyen, conseillers citoyens, table de quartier > conseil citoyen, table de quartier
coudre, couture, machine à coudre > coudre, machine à coudre
couture, coudre, couturières, confection de vêtements > couture, confection de vêtements
cuisine, cuisiner, culinaire > cuisine, culinaire
discuter, discussion, débat > discuter, débat
don, collecte, dons > don, collecte
facture d’électricité, facture d’énergie, facture de gaz, facture de chauffage, facture énergétique > facture d’électricité, facture d’énergie, facture de gaz, facture de chauffage
fête, festival, festivités > fête, festival
gym douce, gymnastique douce, gymnastique d’entretien, activité physique > gym douce, gymnastique d’entretien, activité physique
gymnastique, gym, fitness > gymnastique, fitness
humour, humoriste, one-man-show, stand-up > humour, one-man-show, stand-up
immigration, migrants, migration > immigration, migrants
jardin, potager, jardinage > jardin, potager
lycée, lycéens >
mal-logement, mal-logés, logement indigne, habitat indigne, insalubrité, logement insalubre > mal-logement, logement indigne, habitat indigne, insalubrité, logement insalubre
malentendant, sourd, surdité > malentendant, sourd
médiation sociale, adultes-relais, médiateurs de quartier, correspondants de nuit, médiation de quartier > médiation sociale, adultes-relais, médiateurs de quartier, correspondants de nuit
nager, natation, piscine > nager, piscine
petit-déjeuner, petit déjeuner >
photo, photographie >
promeneur du net, promeneurs du net >
révisions, réviser, préparation aux examens > révisions, préparation aux examens
surendettement, dettes, budget familial > surendettement, budget familial
tiers-lieu, tiers lieu, fablab > tiers-lieu, fablab
vaccination, vaccin >
voisins, voisinage >
"""
