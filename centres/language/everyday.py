"""French words that every text holds, whatever it is about: two texts are not alike because they share them."""

from .words import stems

# Articles, pronouns, prepositions, auxiliaries and verbs of every day; folded, in no order that matters.
_WORDS = """
    a agir ai aie ailleurs ainsi ais ait ajouter aller alors an annee annees ans aout août apporter apprendre appui
    apres arriver as assez attendre au aucun aucune aucunement aujourdhui auquel aura aurait aussi autant autour
    autre autres aux auxquels avaient avait avant avec avez avoir avons avril ayant beaucoup bien bon bonne c ca car
    ce ceci cela celle celles celui cent cependant certain certaine certaines certains ces cet cette ceux chacun
    chacune chaque chercher chez choisir chose choses ci cinq combien comme commencer comment compter concerner
    connaitre constater continuer contre cote creer d dans davantage de debut decembre deja demander demarrer depuis
    dernier derniere derriere des desormais deux deuxieme devant devoir devra dimanche dire dit doit doivent donc
    donner dont doute du durant ecrire effet elle elles en encore enfin ensemble ensuite entre entrer environ
    esperer essayer est et etaient etait etant etc ete etes etre eu euro euros eux exemple facon faire fait faut
    fevrier fin finir fois fonction font force frais garder grace grand grande heure heures hors ici il ils indiquer
    installer j jamais janvier je jeudi jour jours juillet juin jusqu l la laisser laquelle le lequel les lesquelles
    lesquels leur leurs lieu lors lorsque lui lundi m ma mai maintenant mais malgre mardi mars matin me meme memes
    mercredi mes mesure mettre mieux minute mis mise moi moins mois moment mon monde monter montrer n ne ni nom
    nombre non nos notamment notre nous nouveau nouveaux nouvel nouvelle novembre octobre offrir on ont ou ouvert
    ouvrir par parce parfois parler parmi part partir pas passer pendant penser permet permettre personne personnes
    petit petite peu peut peuvent place plein plus plusieurs plutot point possible pour pourquoi pourra pourrait
    pouvoir premier premiere prendre pres presque prevoir proche proposer puis puisque qu quand quatre que quel
    quelle quelles quelque quelques quels qui quoi raison recevoir reconnaitre refaire regarder rendre rester rien s
    sa sait samedi sans sauf savoir se selon semaine semaines septembre sera serait seront servir ses seul seule si
    sien simple soi soient soit sommes son sont sorte souhaiter sous souvent suite suivant suivre sur t ta tant te
    tel telle telles tels temps tenir terminer tes toi ton toujours tour tous tout toute toutes travers tres trois
    trop trouver tu un une utiliser va vendredi venir vers veulent veut via viennent viens vient visant vivre voici
    voila voir vont vos votre vouloir vous vrai vraiment y
"""
# What every fiche speaks of, as a fiche does.
_WORDS_OF_FICHES = """
    action actions activite activites besoin bilan budget centre centres demarche equipe fiche fiches idee idees mettre
    objectif objectifs organisation organiser participant participants participation participer partenaire partenaires
    projet projets proposer proposition public publics realiser social sociale sociaux structure structures territoire
"""
EVERYDAY = frozenset((*stems(_WORDS), *stems(_WORDS_OF_FICHES)))
SHORTEST = 3


def tells(stem: str) -> bool:
    """Whether a stem may say what a text is about: no word of every day or of every fiche, no figure, no two letters.

    >>> [found for found in stems("Nous avons 12 jardins avec eux") if tells(found)]
    ['jardin']
    """
    return len(stem) >= SHORTEST and stem.isalpha() and stem not in EVERYDAY
