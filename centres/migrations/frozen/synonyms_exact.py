"""Lines of synonyms that are cut, since what they lead to is broader, or another thing; some that are added."""

# Each before and after; none after: a line that goes.
CUT = {
    # A named document, service, shop, practice or means finds no kind.
    "alzheimer, jeux mémoire, atelier mémoire, stimulation cognitive": "",
    "assistante maternelle, multi accueil, EAJE, RAM": "assistante maternelle, RAM",
    "avocat, permanence juridique, accès au droit, aide juridique, juriste": "avocat, permanence juridique, aide juridique, juriste",
    "carte d’identité, démarches en ligne, démarches administratives, déclarations administratives": "",
    "carte grise, démarches en ligne, démarches administratives, déclarations administratives": "",
    "colo, centre de loisirs, accueil de loisirs": "",
    "court métrage, cinéma": "",
    "crèche, RAM": "",
    "entretien d’embauche, emploi": "",
    "groupe de musique, musique": "",
    "infirmière, puéricultrice, PMI, médecin": "",
    "instruments, musique": "",
    "intérim, emploi": "",
    "nourrice, multi accueil, EAJE, RAM": "nourrice, RAM",
    "passeport, démarches en ligne, démarches administratives, déclarations administratives": "",
    "préfecture, titre de séjour, démarches administratives": "préfecture, titre de séjour",
    "puériculture, PMI, médecin": "puériculture, PMI",
    "pédiatre, puéricultrice, PMI, médecin": "",
    "sage-femme, puéricultrice, PMI, médecin": "",
    "site internet, démarches en ligne": "",
    "supermarché, courses, marchés, achats": "",
    "tri, composteur, développement durable": "",
    "tricot, crochet, broderie": "",
    "usine, entreprise, travail": "",
    "zéro déchet, composteur, développement durable": "",
    "déchets verts, composteur, développement durable": "déchets verts, composteur",
    # Another thing is written alike: an insurance, a loan, a flight, a passage, a screen, a web.
    "assurance, estime de soi, confiance en soi, confiance": "avoir de l’assurance, estime de soi, confiance en soi, confiance",
    "caravane, carriole": "",
    "crédits, financement, subvention": "",
    "diagnostic, état des lieux": "",
    "gens du voyage, Roms, voyageurs": "gens du voyage, Roms",
    "micro, parole, parler en public, expression": "",
    "passé, patrimoine, histoire du quartier": "",
    "pièce, théâtre, spectacle": "pièce de théâtre, théâtre, spectacle",
    "propreté, hygiène de vie": "",
    "squat, occupation des halls, hall d’immeuble": "",
    "squatter, jeunes, espace public, délinquance": "squatter les halls, jeunes, espace public, délinquance",
    "surfer, internet, démarches en ligne, numérique": "surfer sur internet, internet, démarches en ligne, numérique",
    "toile, cinéma": "",
    "vide, isolement, solitude": "",
    "vols, délinquance, incivilités": "",
    "écran, numérique": "",
    "élèves, lycée, collège, scolaires, fermes, produits locaux, producteurs": "élèves, lycée, collège, scolaires",
}
# Of those that come near, things of a child, of a shop or of a school that tell nothing of what is done.
GONE = (
    "chocolat, crêpes, goûter, gourmandises, pâtisserie",
    "doudou, petite enfance, jeunes parents, jeune enfant, 0-3 ans",
    "point de croix, tricoteuses, tricot",
    "poussette, petite enfance, jeunes parents, jeune enfant, 0-3 ans",
    "échec scolaire, éducation, scolaire, école",
)
# One way.
ADDED = (
    "admin, administratif, démarches administratives",
    "alimentation du bébé, alimentation de l’enfant, nutrition de l’enfant",
    "démarches admin, démarches administratives",
    "lutte contre les discriminations, discriminations",
)
