import type { Sheet } from './sheet';

/** Once it is over: so that it does not come back. */
export const IMPROVEMENT: readonly Sheet[] = [
  {
    key: 'after-action-review',
    version: 1,
    phase: 'improvement',
    title: 'Tirer les leçons de l’incident',
    about: {},
    steps: [
      'Réunissez dans le mois tous ceux qui ont agi, soignants compris, sans chercher de coupable.',
      'Reconstituez la chronologie avec la main courante et les journaux.',
      'Notez ce qui a aidé, ce qui a manqué et ce qui a été trouvé par hasard.',
      'Chiffrez le temps perdu, les actes reportés et le coût.',
      'Retenez quelques actions, chacune avec un responsable et une date.',
      'Mettez à jour les procédures dégradées et rejouez-les dans l’année.',
    ],
  },
  {
    key: 'hardening',
    version: 1,
    phase: 'improvement',
    title: 'Durcir le système d’information',
    about: {
      types: [
        'ransomware',
        'system_compromise',
        'other_malware',
        'vulnerability_exploitation',
        'denial_of_service',
        'defacement',
      ],
    },
    steps: [
      'Tenez la liste de ce qui est visible depuis internet et fermez ce qui n’a pas de raison d’y être.',
      'Corrigez d’abord les équipements exposés, dans les jours qui suivent la publication du correctif.',
      'Séparez les réseaux : postes, serveurs, biomédical, sauvegardes, administration.',
      'Retirez les droits d’administrateur des postes et des comptes de tous les jours.',
      'Gardez une sauvegarde hors ligne et essayez une restauration complète chaque année.',
      'Centralisez les journaux et faites-les regarder par quelqu’un.',
    ],
  },
  {
    key: 'multifactor',
    version: 1,
    phase: 'improvement',
    title: 'Exiger un second facteur',
    about: {
      types: [
        'ransomware',
        'system_compromise',
        'malicious_email',
        'account_compromise',
        'credential_theft',
        'data_leak',
      ],
      systems: ['remote_access', 'mail', 'directory'],
    },
    steps: [
      'Commencez par les accès à distance, la messagerie et les comptes d’administration.',
      'Préférez une clé, une carte ou une application ; évitez le code par SMS.',
      'Étendez-le aux prestataires qui se connectent chez vous, avec un compte nominatif chacun.',
      'Prévoyez le secours d’un soignant qui a perdu son second facteur, de nuit aussi.',
      'Supprimez les anciens protocoles qui contournent le second facteur.',
      'Vérifiez chaque mois qu’aucun compte n’y échappe.',
    ],
  },
];
