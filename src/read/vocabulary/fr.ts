import type { Vocabulary } from './vocabulary.ts'

// biome-ignore format: words are read in rows, by what they mean
export const fr: Vocabulary = {
  language: 'fr',
  telling: ['les', 'une', 'pour', 'dans', 'avec', 'cette', 'sont', 'être', 'nous', 'aux', 'et', 'qui', 'leur', 'chaque', 'déjà'],

  status: {
    done: [
      'fait', 'faite', 'faits', 'faites', 'terminé', 'terminée', 'terminés', 'terminées', 'achevé', 'achevée', 'achevés', 'achevées', 'fini', 'finie', 'finis', 'finies', 'complet', 'complète', 'complets', 'complètes', 'complété', 'complétée', 'complétés', 'complétées',
      'finalisé', 'finalisée', 'finalisés', 'finalisées', 'livré', 'livrée', 'livrés', 'livrées', 'publié', 'publiée', 'publiés', 'publiées', 'sorti', 'sortie', 'sortis', 'sorties', 'lancé', 'lancée', 'lancés', 'lancées', 'déployé', 'déployée', 'déployés', 'déployées', 'réalisé', 'réalisée', 'réalisés', 'réalisées',
      'implémenté', 'implémentée', 'implémentés', 'implémentées', 'résolu', 'résolue', 'résolus', 'résolues', 'corrigé', 'corrigée', 'corrigés', 'corrigées', 'clos', 'close', 'closes', 'clôturé', 'clôturée', 'clôturés', 'clôturées', 'fermé', 'fermée', 'fermés', 'fermées', 'atteint', 'atteinte', 'atteints', 'atteintes',
      'accompli', 'accomplie', 'effectué', 'effectuée', 'effectués', 'effectuées', 'intégré', 'intégrée', 'fusionné', 'fusionnée', 'mis en ligne', 'mise en ligne', 'en ligne', 'en production', 'mis en production', 'mise en production', 'disponible', 'disponibles', 'validé', 'validée', 'validés', 'validées', 'vérifié', 'vérifiée',
      'implémenté et testé', 'version stable', 'achèvement', 'prêt et livré', 'opérationnel', 'opérationnelle', 'réussi', 'réussie', 'passé en production',
    ],
    'in-progress': [
      'en cours', 'en cours de développement', 'en cours de réalisation', 'en développement', 'en progression', 'en chantier', 'en construction', 'en réalisation', 'en test', 'en tests', 'en phase de test', 'en revue', 'en relecture', 'en conception', "en cours d'implémentation", 'en cours de test', 'en bêta', 'en alpha',
      'en validation', 'en recette', 'commencé', 'commencée', 'commencés', 'commencées', 'démarré', 'démarrée', 'démarrés', 'démarrées', 'débuté', 'débutée', 'débutés', 'débutées', 'entamé', 'entamée', 'engagé', 'engagée', 'actif', 'active', 'actifs', 'actives', 'partiel', 'partielle', 'partiels', 'partielles', 'partiellement',
      'partiellement terminé', 'partiellement terminée', 'partiellement fait', 'partiellement implémenté', 'partiellement livré', 'presque terminé', 'presque terminée', 'presque fini', 'quasi terminé', 'continu', 'continue', 'en continu', 'permanent', 'permanente', 'au travail', 'wip', 'travail en cours', "à l'étude active", 'en prototypage', 'amorcé', 'amorcée',
    ],
    planned: [
      'prévu', 'prévue', 'prévus', 'prévues', 'planifié', 'planifiée', 'planifiés', 'planifiées', 'programmé', 'programmée', 'programmés', 'programmées', 'à faire', 'à venir', 'à planifier', 'à démarrer', 'à commencer', 'à implémenter', 'à développer', 'à réaliser', 'à livrer', 'à traiter', 'reste à faire', 'restant', 'restante', 'restants', 'restantes',
      'non commencé', 'non commencée', 'non commencés', 'non commencées', 'non démarré', 'non démarrée', 'non démarrés', 'non démarrées', 'non débuté', 'non débutée', 'pas commencé', 'pas commencée', 'pas encore commencé', 'pas encore commencée', 'pas encore démarré', 'pas encore démarrée', 'pas démarré', 'pas démarrée', 'non fait', 'non faite',
      'pas fait', 'non implémenté', 'non implémentée', 'pas encore implémenté', 'pas encore implémentée', 'non terminé', 'non terminée', 'non réalisé', 'non réalisée', 'non disponible', 'pas encore disponible', 'incomplet', 'incomplète', 'inachevé', 'inachevée', 'prochain', 'prochaine', 'prochains', 'prochaines', 'prochainement', 'bientôt', 'suivant', 'suivante',
      'suivants', 'suivantes', 'ensuite', 'futur', 'future', 'futurs', 'futures', 'plus tard', 'ultérieur', 'ultérieure', 'ultérieurement', 'un jour', 'en attente de démarrage', 'proposé', 'proposée', 'proposés', 'proposées', 'envisagé', 'envisagée', 'envisagés', 'envisagées', 'idée', 'idées', "à l'étude", 'en réflexion', 'en projet', 'ouvert', 'ouverte', 'ouverts',
      'ouvertes', 'nouveau', 'nouvelle', 'brouillon', 'backlog', 'manquant', 'manquante', 'manquants', 'manquantes', 'accepté', 'acceptée', 'souhaité', 'souhaitée', 'en file', "dans la file d'attente", 'en planification', 'todo', 'to do', 'potentiel', 'potentielle', 'à confirmer', 'visé', 'visée',
    ],
    blocked: ['bloqué', 'bloquée', 'bloqués', 'bloquées', 'bloqué par', 'bloquée par', 'en attente de', "en attente d'un tiers", 'attend', 'coincé', 'coincée', "à l'arrêt", 'dans une impasse', 'bloquant'],
    deferred: [
      'reporté', 'reportée', 'reportés', 'reportées', 'différé', 'différée', 'différés', 'différées', 'repoussé', 'repoussée', 'repoussés', 'repoussées', 'ajourné', 'ajournée', 'suspendu', 'suspendue', 'suspendus', 'suspendues', 'en pause', 'mis en pause', 'mise en pause', 'en attente', 'en suspens', 'en veille', 'gelé', 'gelée', 'gelés', 'gelées', 'remis à plus tard',
      'mis de côté', 'mise de côté', 'inactif', 'inactive', 'inactifs', 'inactives', 'au frigo', 'en sommeil', 'archivé', 'archivée', 'décalé', 'décalée',
    ],
    cancelled: [
      'annulé', 'annulée', 'annulés', 'annulées', 'abandonné', 'abandonnée', 'abandonnés', 'abandonnées', 'rejeté', 'rejetée', 'rejetés', 'rejetées', 'refusé', 'refusée', 'refusés', 'refusées', 'écarté', 'écartée', 'écartés', 'écartées', 'supprimé', 'supprimée', 'supprimés', 'supprimées', 'retiré', 'retirée', 'retirés', 'retirées', 'obsolète', 'obsolètes', 'remplacé', 'remplacée',
      'remplacés', 'remplacées', 'ne sera pas fait', 'ne sera pas réalisé', 'ne se fera pas', 'on ne le fera pas', 'non prévu', 'non prévue', 'non planifié', 'non planifiée', 'hors périmètre', 'hors scope', 'hors sujet', 'déprécié', 'dépréciée', 'sans suite', 'classé sans suite',
    ],
  },
  current: ['actuel', 'actuelle', 'actuels', 'actuelles', 'actuellement', 'présent', 'présente', 'courant', 'courante', 'nous sommes ici', 'en vigueur'],
  negation: ['non', 'pas', 'pas encore', 'jamais', 'non encore', "n'est pas", 'sans', 'toujours pas'],

  buckets: {
    done: [
      'fait', 'faits', 'terminé', 'terminée', 'terminés', 'terminées', 'achevé', 'fini', 'complété', 'complétés', 'finalisé', 'livré', 'livrée', 'livrés', 'livrées', 'publié', 'publiés', 'sorti', 'réalisé', 'réalisés', 'réalisées', 'implémenté', 'implémentés', 'déjà livré', 'déjà fait', 'déjà disponible', 'déjà en place', 'ce qui est fait', 'ce qui est livré', 'ce que nous avons fait',
      "ce qu'on a fait", 'passé', 'précédent', 'précédemment', 'clos', 'fermé', 'lancé', 'réalisations', 'acquis', 'récemment terminé', 'récemment livré', 'terminé récemment', 'jalons atteints', 'jalons terminés', 'phases terminées', 'étapes terminées', 'versions précédentes', 'versions publiées', 'archivé', 'archives', 'récent',
    ],
    'in-progress': [
      'maintenant', 'en cours', 'en développement', 'en chantier', 'actuel', 'actuelle', 'actuellement', 'actif', 'actifs', 'travaux en cours', 'travail en cours', 'chantiers en cours', 'chantier en cours', 'focus actuel', 'priorité actuelle', 'ce sur quoi nous travaillons', 'sur quoi nous travaillons', 'nous travaillons sur', 'cette semaine', 'ce mois ci', 'ce mois', 'ce sprint',
      'ce trimestre', "aujourd'hui", 'en construction', 'démarré', 'commencé', 'wip', 'développement actif', 'phase actuelle', 'présent', 'en cours de développement',
    ],
    planned: [
      'prochain', 'prochaine', 'prochains', 'prochaines', 'prochainement', 'ensuite', 'suivant', 'suite', 'la suite', 'et après', 'après', 'bientôt', 'plus tard', 'un jour', 'un jour peut être', 'futur', 'future', 'futures', 'à venir', 'à faire', 'à planifier', 'prévu', 'prévus', 'prévue', 'prévues', 'planifié', 'planifiés', 'planifiées', 'programmé', 'backlog', 'carnet de produit',
      'liste de souhaits', 'souhaits', 'idées', 'idées futures', 'boîte à idées', 'travaux futurs', 'améliorations futures', 'évolutions futures', 'évolutions', 'plans futurs', 'prochaines étapes', 'prochaine étape', 'prochaine version', 'prochaines versions', 'étapes suivantes', 'ce qui vient', 'ce qui vient ensuite', 'ce qui est prévu', 'proposé', 'propositions', 'envisagé',
      "à l'étude", 'en réflexion', 'peut être', 'éventuellement', 'souhaitable', 'non planifié', 'sans date', 'sans engagement', 'exploration', 'à explorer', 'recherche', 'pistes', 'horizon', 'perspectives', 'futur proche', 'futur lointain', 'restant', 'reste à faire', 'todo', 'planification', 'non commencé', 'non démarré', 'améliorations possibles', 'en file',
    ],
    blocked: ['bloqué', 'bloquée', 'bloqués', 'bloquées', 'blocages', 'points bloquants'],
    deferred: ['reporté', 'reportée', 'reportés', 'reportées', 'différé', 'différés', 'repoussé', 'suspendu', 'suspendus', 'en pause', 'en attente', 'en suspens', 'gelé', 'gelés', 'mis de côté', 'inactif', 'frigo', 'glacière'],
    cancelled: ['annulé', 'annulée', 'annulés', 'annulées', 'abandonné', 'abandonnés', 'abandonnées', 'rejeté', 'rejetés', 'rejetées', 'refusé', 'écarté', 'écartés', 'retiré', 'supprimé', 'ne sera pas fait', 'obsolète'],
  },
  horizons: [
    'court terme', 'à court terme', 'moyen terme', 'à moyen terme', 'long terme', 'à long terme', 'très court terme', 'très long terme', 'terme immédiat', 'immédiat', 'immédiate', 'objectifs à court terme', 'objectifs à moyen terme', 'objectifs à long terme', 'priorités à court terme', 'priorités à moyen terme', 'priorités à long terme',
    'vision à long terme', 'vision long terme',
  ],
  bucketNouns: [
    'fonctionnalité', 'fonctionnalités', 'fonction', 'fonctions', 'travail', 'travaux', 'chantier', 'chantiers', 'élément', 'éléments', 'idée', 'idées', 'tâche', 'tâches', 'version', 'versions', 'sortie', 'sorties', 'livraison', 'livraisons', 'release', 'releases', 'amélioration', 'améliorations', 'évolution', 'évolutions', 'plan', 'plans', 'projet', 'projets',
    'considération', 'considérations', 'objectif', 'objectifs', 'but', 'buts', 'priorité', 'priorités', 'développement', 'développements', 'étape', 'étapes', 'choses', 'changement', 'changements', 'jalon', 'jalons', 'phase', 'phases', 'sprint', 'sprints', 'sujet', 'sujets', 'thème', 'thèmes', 'initiative', 'initiatives', 'efforts', 'liste', 'roadmap', 'feuille de route',
    'vision', 'focus', 'épopées', 'épics', 'ajouts', 'directions', 'pistes', 'possibilités', 'actions', 'activités', 'livrables', 'axes', 'items', 'points', 'récemment', 'le', 'la', 'les', 'et', 'ou', 'de', 'du', 'des', 'pour', 'en',
  ],

  units: {
    release: ['version', 'release', 'livraison', 'ver', 'édition', 'sortie', 'mouture'],
    phase: [
      'phase', 'étape', 'jalon', 'sprint', 'itération', 'vague', 'incrément', 'cycle', 'lot', 'palier', 'bloc', 'tranche', 'volet', 'chapitre', 'partie', 'niveau', 'tour', 'saison', 'campagne', 'mission', 'ère', 'époque', 'arc', 'chantier', 'stade', 'milestone', 'sous phase', 
    ],
    week: ['semaine', 'semaines', 'sem'],
    day: ['jour', 'jours', 'journée'],
    month: ['mois'],
    year: ['année', 'années', 'an'],
    quarter: ['trimestre', 'trimestres', 'trim'],
    half: ['semestre', 'semestres', 'moitié'],
  },
  ordinals: {
    current: ['actuel', 'actuelle', 'ce', 'cette', 'cet', 'présent', 'présente', 'courant', 'courante', 'en cours', 'actif', 'active'],
    previous: ['précédent', 'précédente', 'précédents', 'précédentes', 'dernier', 'dernière', 'passé', 'passée', 'antérieur', 'antérieure', 'terminé', 'terminée'],
    next: ['prochain', 'prochaine', 'prochains', 'prochaines', 'suivant', 'suivante', 'suivants', 'suivantes', 'futur', 'future', 'à venir'],
  },
  numbers: {
    zéro: 0, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12,
    premier: 1, première: 1, premiers: 1, premières: 1, second: 2, seconde: 2, deuxième: 2, troisième: 3, quatrième: 4, cinquième: 5, sixième: 6,
    septième: 7, huitième: 8, neuvième: 9, dixième: 10,
  },

  fields: {
    status: ['statut', 'état', 'status', 'statut actuel', 'état actuel', "état d'avancement", "statut d'implémentation", "état d'implémentation", "statut d'avancement", 'situation', 'où en est on', 'statut global'],
    target: [
      'date cible', 'date visée', 'date limite', 'date prévue', 'date estimée', 'date prévisionnelle', 'date de livraison', 'date de sortie', 'date de publication', 'date de release', 'date de lancement', "date d'échéance", 'date butoir', 'date souhaitée', 'date de fin', 'date de fin prévue', 'date de fin estimée', 'fin prévue', 'fin estimée', 'échéance',
      'échéances', 'échéancier', 'délai', 'délais', 'délai prévu', 'délai estimé', 'pour quand', 'quand', 'eta', 'cible', 'prévu', 'prévue', 'prévu pour', 'prévue pour', 'prévu le', 'planifié', 'planifié pour', 'planifiée pour', 'programmé pour', 'estimé', 'estimé pour', 'livraison', 'livraison prévue', 'livraison estimée', 'sortie', 'sortie prévue', 'sortie estimée', 'sortie visée',
      'lancement', 'lancement prévu', 'publication prévue', 'calendrier', 'planning', 'date', 'dates', 'période', 'trimestre', 'trimestre cible', 'trimestre visé', 'semaine', 'semaines', 'mois', 'horizon', 'horizon temporel', 'fenêtre', 'timeline', 'deadline', 'date du jalon', 'terme', 'attendu', 'attendue', 'attendu pour', 'objectif de date', 'temporalité', 'achèvement prévu',
    ],
    start: ['début', 'date de début', 'départ', 'depuis', 'commence', 'démarre', 'démarrage', 'date de démarrage', 'démarré', 'démarré le', 'commencé', 'commencé le', 'lancement des travaux', 'début prévu', 'débute', 'date de lancement des travaux', 'à compter du'],
    completed: [
      'terminé', 'terminée', 'terminé le', 'terminée le', 'achevé', 'achevé le', 'achevée le', 'fini', 'fini le', 'finie le', 'complété', 'complété le', 'date de clôture', "date d'achèvement", 'date de réalisation', 'date de complétion', 'livré', 'livré le', 'livrée le', 'publié', 'publié le', 'publiée le', 'sorti', 'sorti le', 'sortie le', 'lancé le', 'clos', 'clos le', 'clôturé le', 'fermé le',
      'fait', 'fait le', 'réalisé', 'réalisé le', 'réalisée le', 'date réelle', 'réel', 'livraison réelle', 'sortie réelle', 'fin réelle', 'finalisé le', 'déployé le', 'implémenté le',
    ],
    progress: ['progression', 'avancement', 'progrès', 'avancée', 'avancement global', 'progression globale', 'pourcentage', 'pourcentage achevé', "taux d'avancement", "pourcentage d'avancement", 'taux de réalisation', 'achèvement', 'complétion', 'taux de complétion', '% achevé', '% avancement'],
    duration: ['durée', 'durée estimée', 'durée prévue', 'effort', 'effort estimé', 'estimation', 'temps estimé', 'charge', 'charge estimée', 'charge de travail', 'temps nécessaire', 'temps', 'taille', 'estimé', 'estimation de temps', "estimation d'effort", 'temps de développement', 'longueur'],
    goal: [
      'objectif', 'objectifs', 'but', 'buts', 'finalité', 'focus', 'thème', 'description', 'résumé', 'mission', 'vision', 'ambition', 'résultat', 'résultat attendu', 'résultats attendus', 'périmètre', 'portée', 'pourquoi', 'raison', 'motif', 'besoin', 'contenu', 'idée', 'valeur', 'cap', 'enjeu', 'intention', 'axe',
    ],
    dependsOn: [
      'dépend de', 'dépendances', 'dépendance', 'requiert', 'exige', 'nécessite', 'prérequis', 'pré requis', 'conditions préalables', 'condition préalable', 'exigences', 'exigence', 'bloqué par', 'bloquée par', 'besoin de', 'a besoin de', 'après', 'prédécesseur', 'prédécesseurs', 'bloquants', 'bloquant', 'bloqueurs', 'points bloquants', 'dépend', 'dépendant de',
    ],
    dependents: ['dépendants', 'bloque', 'requis par', 'requise par', 'nécessaire à', 'nécessaire pour', 'débloque', 'permet', 'rend possible', 'conditionne'],
    owner: [
      'responsable', 'responsables', 'propriétaire', 'porteur', 'pilote', 'référent', 'référente', 'assigné', 'assignée', 'assigné à', 'assignée à', 'affecté à', 'attribué à', 'en charge', 'chargé de', 'lead', 'équipe', 'qui', 'contact', 'auteur', 'auteure', 'autrice', 'auteurs', 'mainteneur', 'mainteneuse', 'owner', 'chef de projet',
    ],
    updated: [
      'mis à jour', 'mise à jour', 'mis à jour le', 'mise à jour le', 'dernière mise à jour', 'dernière mise à jour le', 'date de mise à jour', 'dernière modification', 'dernière révision', 'date de révision', 'révisé', 'révisé le', 'modifié le', 'à la date du', 'dernier changement', 'actualisé le', 'en date du',
    ],
    version: ['version actuelle', 'version du document', 'version', 'version courante', 'dernière version', 'version stable', 'révision', 'version de la feuille de route', 'version de la roadmap', 'version en cours'],
    notes: ['notes', 'note', 'commentaire', 'commentaires', 'remarques', 'remarque', 'observations', 'détails', 'détail', 'description', 'précisions'],
    priority: [
      'priorité', 'sévérité', 'gravité', 'importance', 'impact', 'risque', 'effort', 'probabilité', 'taille', 'catégorie', 'type', 'domaine', 'complexité', 'valeur', 'difficulté', 'urgence', 'criticité', 'niveau', 'étiquette', 'étiquettes', 'différenciant', 'vraisemblance',
    ],
    name: [
      'jalon', 'jalons', 'phase', 'phases', 'étape', 'étapes', 'version', 'versions', 'release', 'releases', 'livraison', 'sprint', 'sprints', 'itération', 'itérations', 'vague', 'trimestre', 'cycle', 'lot', 'lots', 'palier', 'nom du jalon', 'nom de la phase', 'version cible', 'bloc', 'épic', 'épopée', 'incrément', 'milestone', 'semaine', 'mois', 'chantier', 'chantiers',
    ],
    task: [
      'tâche', 'tâches', 'fonctionnalité', 'fonctionnalités', 'fonction', 'élément', 'éléments', 'item', 'items', 'titre', 'intitulé', 'nom', 'livrable', 'livrables', 'exigence', 'exigences', 'récit', 'récit utilisateur', 'user story', 'ticket', 'tickets', 'composant', 'module', 'objectif', 'quoi', 'sujet', 'activité', 'activités', 'projet', 'critère', 'critères', 'initiative',
      'action', 'actions', 'capacité', 'travail', 'travaux', 'description', 'amélioration', 'améliorations', 'domaine', 'thème', 'étape', 'point', 'points', 'feature', 'changement', 'besoin', 'évolution',
    ],
    support: ["support jusqu'au", "support jusqu'à", 'fin de vie', 'fin de support', 'fin du support', "supportée jusqu'au", "supporté jusqu'au", 'support', 'supportée', 'supporté', 'prise en charge', 'fin de prise en charge', "maintenue jusqu'au", "maintenance jusqu'au", 'support de sécurité', 'support actif', 'maintenance', 'eol', "lts jusqu'au"],
  },
  nothing: [
    'aucun', 'aucune', 'aucuns', 'aucunes', 'rien', 'néant', 'sans objet', 'non applicable', 'n/a', 'na', 'n/d', 's/o', 'à définir', 'à déterminer', 'à confirmer', 'à préciser', 'à annoncer', 'non défini', 'non définie', 'indéfini', 'indéterminé', 'inconnu', 'inconnue', 'non', 'pas de dépendance', 'pas de date', 'sans date', 'sans dépendance', 'tbd', 'non planifié', 'ouvert',
  ],

  parts: [
    'livrables', 'livrables clés', 'livrables principaux', 'livrable', 'objectif', 'objectifs', 'objectif principal', 'objectifs clés', 'buts', 'but', 'tâches', 'liste des tâches', 'liste de tâches', 'tâches principales', 'tâches clés', 'tâches techniques', 'sous tâches', 'tâches restantes', 'tâches terminées', 'périmètre', 'portée', 'fonctionnalités', 'fonctionnalités clés',
    'fonctionnalités principales', 'nouvelles fonctionnalités', 'fonctionnalités prévues', 'caractéristiques', 'dépendances', 'dépendance', 'prérequis', 'pré requis', 'exigences', 'exigences techniques', 'exigences fonctionnelles', 'plans', 'plan', 'éléments de travail', 'à faire', 'corrections', 'corrections de bugs', 'correctifs', 'améliorations', 'autres améliorations', 'autres', 'autre',
    'divers', 'notes', 'note', 'notes techniques', 'remarques', 'détails', 'détails techniques', 'implémentation', "détails d'implémentation", "notes d'implémentation", "plan d'implémentation", 'mise en œuvre', 'plan de mise en œuvre', 'résumé', 'description', 'aperçu', 'justification', 'motivation', 'contexte', 'pourquoi', 'quoi', 'comment', 'résultats', 'résultat',
    'résultats attendus', 'résultat attendu', 'bénéfices', 'avantages', 'impact', 'points forts', 'faits marquants', 'changements', 'changements incompatibles', 'changements cassants', 'ruptures', 'notes de version', 'activités', 'actions', 'étapes', 'calendrier', 'planning', 'ressources', 'références', 'liens', 'voir aussi', 'risques', 'questions ouvertes', 'questions', 'hors périmètre',
    'dans le périmètre', 'inclus', 'exclus', 'non inclus', 'terminé', 'terminées', 'fait', 'réalisé', 'restant', 'reste à faire', 'en cours', 'travail restant', 'travaux restants', 'travail terminé', 'priorités', 'prochaines priorités', 'résultats clés', 'jalons', 'prévu', 'statut', 'état', 'état actuel', 'statut actuel', 'avancement', 'progression', 'limitations', 'limites',
    'limitations connues', 'limites connues', 'problèmes connus', 'focus', 'axes', 'axes de travail', 'domaines clés', 'infrastructure', 'outillage', 'outils', 'qualité', 'récits utilisateur', 'user stories', 'métriques', 'indicateurs', 'ce qui a été fait', 'livré', 'réalisations', 'réalisations clés', 'indispensable', 'souhaitable', 'optionnel', 'optionnels', 'facultatif', 'bonus', 'fichiers',
    'fichiers clés', 'architecture', 'conception', 'exemples', 'exemple', 'api', 'utilisation', 'usage', 'effort', 'effort estimé', 'estimation', 'charge', 'ce qui change', 'ce que nous ferons', 'ce que nous ne ferons pas', 'tests', 'documentation', 'refactorisation', 'refonte', 'nettoyage', 'recherche', 'dette technique', 'liste de contrôle', 'liste de vérification', 'checklist', 'sécurité',
    'performance', 'performances', 'interface', 'backend', 'frontend', 'base de données', 'déploiement', 'composants', 'décisions', 'proposition', 'solution', 'déroulement', 'contenu',
  ],
  criteria: [
    'critères de succès', 'critère de succès', 'critères de réussite', 'critère de réussite', "critères d'acceptation", "critère d'acceptation", 'acceptation', "critères d'acceptance", 'définition du terminé', 'définition de terminé', 'définition de fini', 'définition du fini', 'définition de fait', 'definition of done', 'dod', 'critères de sortie', 'critère de sortie', 'critères de fin', "critères d'achèvement",
    'critères de complétion', 'critères de clôture', 'critères', 'critère', 'critères du jalon', 'critères de publication', 'critères de livraison', 'critères de mise en production', "critères d'entrée", 'critères de validation', 'critères de qualité', 'terminé quand', 'fini quand', 'fait quand', 'métriques', 'métriques de succès', 'métriques clés', 'métriques de qualité',
    'indicateurs', 'indicateurs de succès', 'indicateurs clés', 'indicateurs de réussite', 'kpi', 'kpis', 'stratégie de test', 'stratégie de tests', 'plan de test', 'plan de tests', "tests d'acceptation", 'recette', 'validation', 'vérification', 'vérifications', 'surveillance', 'supervision', 'portes de qualité', 'seuils de qualité', 'liste de contrôle de publication', 'checklist de publication',
    'checklist de lancement', 'checklist de mise en production', 'checklist de déploiement', 'checklist qualité', 'checklist de revue', 'mesures de succès', 'facteurs de succès', 'facteurs clés de succès', 'objectifs de performance', 'exigences de test', "conditions d'acceptation", 'condition de passage', 'conditions de sortie',
  ],
  groups: [
    'roadmap', 'feuille de route', 'la feuille de route', 'feuille de route du projet', 'feuille de route du produit', 'feuille de route technique', 'feuille de route détaillée', 'feuille de route de développement', 'roadmap du projet', 'roadmap produit', 'roadmap technique', 'roadmap détaillée', 'roadmap communautaire', 'jalons', 'jalons principaux', 'jalons majeurs', 'principaux jalons', 'grands jalons',
    'jalons clés', 'jalons du projet', 'phases', 'les phases', 'phases du projet', 'phases de développement', 'phases de mise en œuvre', "phases d'implémentation", 'détail des phases', 'aperçu des phases', 'étapes', 'les étapes', 'étapes du projet', 'grandes étapes', 'étapes de développement', 'versions', 'releases', 'livraisons', 'plan de livraison', 'plan de publication', 'plan de release',
    'stratégie de publication', 'calendrier de publication', 'calendrier des versions', 'calendrier de livraison', 'plan par version', 'sprints', 'plan des sprints', 'itérations', 'vagues', 'lots', 'trimestres', 'chronologie', 'frise chronologique', 'calendrier', 'calendrier général', 'calendrier prévisionnel', 'planning', 'planning prévisionnel', 'plan', 'le plan', 'planification', 'plan de projet', 'plan du projet',
    'plan général', 'plan de travail', 'plan de développement', "plan d'implémentation", 'plan de mise en œuvre', "plan d'exécution", "plan d'action", 'plan détaillé', 'développement', 'mise en œuvre', 'implémentation', 'résumé des jalons', 'tableau des jalons', 'tableau de synthèse', 'aperçu de la feuille de route', 'aperçu', "vue d'ensemble", 'synthèse', 'résumé', 'avancement', 'progression', 'suivi', "suivi d'avancement",
    "suivi de l'avancement", 'suivi des jalons', 'statut', 'état actuel', 'statut actuel', "statut d'implémentation global", "état d'avancement", 'historique des versions', 'tâches', 'épics', 'épopées', 'prochaines sorties', 'chantiers', 'horizons',
  ],
  sections: [
    'aperçu', "vue d'ensemble", 'présentation', 'présentation du projet', 'introduction', 'à propos', 'à propos de ce document', 'à propos de cette feuille de route', 'à propos de cette roadmap', 'à propos du projet', 'vision', 'mission', 'notre vision', 'résumé exécutif', 'synthèse', 'résumé', 'but', "raison d'être", 'contexte', 'historique', 'philosophie', 'principes', 'principes directeurs', 'principes de conception',
    'orientation', 'orientations', 'positionnement', 'positionnement stratégique', 'stratégie', 'table des matières', 'sommaire', 'index', 'contenu', 'navigation', 'comment lire', 'comment lire cette roadmap', 'comment lire cette feuille de route', 'comment lire ce document', 'fonctionnement', 'comment ça marche', 'comment utiliser ce document', 'processus', 'processus de publication', 'processus de release',
    'processus de planification', 'processus de développement', 'flux de travail', 'contribuer', 'contribution', 'contributions', 'premières contributions', 'comment contribuer', 'comment aider', 'comment participer', 'participer', 'contributeurs', 'contact', 'contacts', 'équipe', 'mainteneurs', 'gouvernance', 'retours', "retours d'expérience", 'commentaires', 'communication', 'plan de communication', 'communauté', 'ressources',
    'ressources nécessaires', 'références', 'liens', 'voir aussi', 'documents liés', 'documentation associée', 'documentation', 'annexe', 'annexes', 'glossaire', 'faq', 'foire aux questions', 'changelog', 'journal des modifications', 'journal des changements', 'historique du document', 'historique des révisions', 'historique des modifications', 'historique des versions', 'historique des mises à jour', 'mises à jour',
    'révision', 'révisions', 'prise en charge des versions', 'politique de support', 'politique de version', 'gestion des versions', 'versionnement', 'versionnage', 'stabilité', 'compatibilité', 'rétrocompatibilité', 'dépréciations', 'budget', 'coûts', 'dépendances', 'graphe de dépendances', 'graphe des dépendances', 'chemin critique', 'hypothèses', 'contraintes', 'règles', 'notes', 'note', 'avertissement',
    'clause de non responsabilité', 'licence', 'remerciements', 'sponsors', 'financement', 'métriques', 'métriques de succès', 'métriques clés', 'indicateurs', 'kpis', 'critères de succès', 'critères de réussite', 'décisions', 'registre des décisions', 'journal des décisions', 'questions ouvertes', 'leçons apprises', 'enseignements', 'priorités', 'domaines prioritaires', 'priorisation', 'exigences', 'architecture',
    'pile technique', 'stack technique', 'stack', 'technologies', 'technologie', 'stratégie de lancement', 'stratégie de test', 'migration', 'comparaison', 'comparatif', 'analyse concurrentielle', 'analyse de marché', 'statistiques', "résumé de l'avancement", 'état actuel', 'statut actuel', 'état des lieux', 'où nous en sommes', 'où en sommes nous', 'situation actuelle', 'démarrage rapide',
    'prise en main', 'pour commencer', 'installation', 'utilisation', 'usage', 'périmètre', 'portée', 'objectifs', 'objectif', 'objectifs du projet', 'non objectifs', 'prochaine action', 'prochaines actions', 'cadence', 'cycle de publication', 'rythme de publication', 'définitions', 'terminologie', "qu'est ce que", 'pourquoi', 'motivation', 'public cible', "cas d'usage", "cas d'utilisation", "composition de l'équipe",
    'ressources externes', "estimation d'effort", 'résumé du calendrier', 'tableau récapitulatif', 'récapitulatif', 'conclusion', 'merci', 'référence rapide', 'liens rapides', 'recommandations', 'analyse', 'problème', 'problématique', 'solution', 'problèmes connus', 'limitations', 'limites', 'sécurité', 'support', 'assistance', 'structure du projet', 'structure du dépôt', 'légende',
  ],
  risks: [
    'risque', 'risques', 'gestion des risques', 'atténuation des risques', 'évaluation des risques', 'analyse des risques', 'analyse de risques', 'matrice des risques', 'registre des risques', 'risques techniques', 'risques du projet', 'risques et atténuation', 'risques et atténuations', 'risques et mitigations', 'risques et parades', 'risques identifiés', 'atténuation', 'atténuations', 'mitigation', 'mitigations', 'parades',
    'risques de calendrier', 'santé', 'santé du projet', 'indicateurs de santé', 'défis', 'menaces', 'concurrents', 'concurrence', 'analyse concurrentielle', 'comparaison', 'comparatif', 'comparaison des fonctionnalités', 'matrice des capacités', 'preuves', 'constats', 'problèmes connus', 'leçons apprises', 'journal des décisions', 'décisions', "analyse de l'état actuel", 'swot', 'vulnérabilités', 'plan de secours',
    'plans de secours', 'points de vigilance',
  ],
  nonGoals: [
    'non objectifs', 'hors périmètre', "hors périmètre pour l'instant", 'hors scope', 'hors sujet', 'hors champ', 'ce que nous ne ferons pas', "ce qu'on ne fera pas", 'ce que le projet ne fera pas', 'ne sera pas fait', 'non prévu', 'exclusions', 'exclu', 'explicitement hors périmètre', 'non inclus', "ce que ce n'est pas", 'anti objectifs', 'hors roadmap',
  ],
  legend: ['légende', 'symboles', 'légende des statuts', 'légende des symboles', 'légende des états', 'clé', 'clés', 'icônes', 'notation', 'conventions', 'convention', 'signification des symboles', 'indicateurs de statut', 'définition des statuts', 'statuts', 'marqueurs', 'pictogrammes', 'nomenclature'],

  months: [
    ['janvier', 'janv', 'jan'], ['février', 'févr', 'fév', 'fev'], ['mars'], ['avril', 'avr', "d'avril"], ['mai'], ['juin'],
    ['juillet', 'juil', 'juill'], ['août', "d'août"], ['septembre', 'sept', 'sep'], ['octobre', 'oct', "d'octobre"], ['novembre', 'nov'], ['décembre', 'déc', 'dec'],
  ],
  seasons: { spring: ['printemps'], summer: ['été', "l'été", "d'été"], autumn: ['automne', "l'automne", "d'automne"], winter: ['hiver', "l'hiver", "d'hiver"] },
  parts3: {
    early: ['début', 'début de', 'au début de', 'début du', 'au début du', 'courant début', 'commencement de', "début d'année", 'dès le début de'],
    mid: ['mi', 'milieu', 'milieu de', 'au milieu de', 'milieu du', 'au milieu du', 'à la mi', 'mi année'],
    late: ['fin', 'fin de', 'à la fin de', 'fin du', 'à la fin du', "d'ici fin", "d'ici la fin de", "jusqu'à fin", 'avant fin', 'avant la fin de', "fin d'année", "d'ici la fin"],
  },
  durations: {
    hour: ['heure', 'heures', 'h', 'hr'],
    day: ['jour', 'jours', 'j', 'jour ouvré', 'jours ouvrés', 'jour ouvrable', 'jours ouvrables', 'journée', 'journées', 'jours de travail', 'jours calendaires'],
    week: ['semaine', 'semaines', 'sem'],
    month: ['mois'],
    year: ['an', 'ans', 'année', 'années'],
  },
  openEnd: ['et au delà', 'et suivants', 'et suivantes', 'et après', 'et plus tard', 'et ultérieur', 'et ultérieurs', 'ou plus tard', 'ou après', 'ou ultérieur', 'au delà', 'à partir de', 'à compter de', 'dès', 'depuis', 'et plus'],
  range: ['à', 'au', "jusqu'à", "jusqu'au", "jusqu'en", 'et', 'entre'],
  numericOrder: 'day-month',
}
