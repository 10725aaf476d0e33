"""What 0051 writes, part 3: words, and what a search for one also finds where few fiches answer. It stays as it is."""

FALLBACKS = """
excursion ; escapade ; sortie familiale ; journée à l’extérieur ; voyage ; promenade en groupe > sortie, sorties familles
sorties > sorties familles
planisphère ; atlas ; carte du monde ; globe ; globe terrestre ; géographie > mappemonde
dépliant ; brochure ; tract ; livret ; guide ; affichettes ; feuille d’information > flyers, support de communication, document, affiches, communication
pub ; faire de la pub ; publicité > flyers, support de communication, document, affiches, communication
supports de communication > flyers, document, affiches, communication
communiquer > flyers, support de communication, document, affiches
salon d’information ; salon ; foire ; journée d’information ; exposants ; réunion d’information ; séance d’information > forum, stands, information
rencontre d’information > forum, stands, information
stands > forum, information
s’informer > forum, stands
expos ; galerie > vernissages, exposition
maison commune ; hôtel de ville ; services municipaux ; services de la ville ; collectivité > mairie, commune, communauté de communes, municipalité
collectivités locales ; agglomération ; intercommunalité ; métropole ; com com > mairie, commune, communauté de communes, municipalité
élus locaux ; adjoint au maire ; politiques ; politiciens ; conseillers départementaux ; députés > élus, mairie
financements ; financeurs > subvention, budget
sous ; subsides ; mécènes ; mécénat ; argent public ; chercher des sous ; manque de moyens ; moyens financiers > financement, subvention, budget
subventions > financement, budget
partenaires locaux ; travail en réseau ; maillage ; coopérer ; synergie ; travail partenarial ; transversalité > réseau, partenaires, partenariat
coordination ; mutualiser ; mutualisation > réseau, partenaires, partenariat
travailleurs sociaux > référent social, CESF, conseillère en économie sociale et familiale
assistant social ; assistants sociaux ; service social > référent social, travailleurs sociaux, CESF, conseillère en économie sociale et familiale
action sociale ; accompagnement social ; suivi social ; référente > référent social, travailleurs sociaux, CESF, conseillère en économie sociale et familiale
intervenants sociaux ; éducateurs spécialisés > référent social, travailleurs sociaux, CESF, conseillère en économie sociale et familiale
bistrot ; bistro ; troquet ; taverne ; estaminet ; comptoir ; bar associatif ; buvette ; terrasse ; guinguette > café associatif, café
café associatif > café
lieu convivial ; lieu de passage ; endroit pour se retrouver ; se retrouver ; espace de rencontre > lieu de rencontre, rencontre, lieu de vie, convivial
point de rencontre ; lieu ressource > lieu de rencontre, rencontre, lieu de vie, convivial
lieu de rencontre > rencontre, lieu de vie, convivial
lieu de vie > lieu de rencontre, rencontre, convivial
"""
