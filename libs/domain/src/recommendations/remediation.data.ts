import type { Sheet } from './sheet';

/** Rebuilding: what must be clean before it serves again. */
export const REMEDIATION: readonly Sheet[] = [
  {
    key: 'mailbox-clean-up',
    version: 1,
    phase: 'remediation',
    title: 'Nettoyer les messageries après un hameçonnage',
    about: { types: ['malicious_email', 'account_compromise', 'credential_theft'], systems: ['mail'] },
    steps: [
      'Retrouvez tous les destinataires du message et retirez-le des boîtes, en en gardant un exemplaire complet.',
      'Listez qui a cliqué, ouvert la pièce jointe ou saisi un mot de passe ; demandez-le sans reproche.',
      'Changez les mots de passe de ces comptes et fermez leurs sessions sur tous les appareils.',
      'Supprimez les règles de transfert, délégations, applications autorisées et seconds facteurs ajoutés par l’attaquant.',
      'Bloquez l’expéditeur, le domaine et les liens, et examinez les postes de ceux qui ont ouvert une pièce jointe.',
      'Prévenez les correspondants à qui la boîte a écrit depuis.',
    ],
  },
  {
    key: 'reset-accounts-and-directory',
    version: 1,
    phase: 'remediation',
    title: 'Reprendre la maîtrise des comptes et de l’annuaire',
    about: {
      types: ['ransomware', 'system_compromise', 'account_compromise', 'credential_theft'],
      systems: ['directory'],
    },
    steps: [
      'Travaillez depuis des postes d’administration neufs, réservés à cela et sans internet.',
      'Recensez les comptes à privilèges, désactivez ceux que personne ne reconnaît et notez leur dernière activité.',
      'Renouvelez tous les mots de passe d’administration et de service, puis ceux de tous les utilisateurs.',
      'Renouvelez deux fois le mot de passe du compte krbtgt de l’Active Directory, en laissant le temps de la réplication.',
      'Contrôlez les stratégies de groupe, les délégations, les relations d’approbation et les tâches planifiées.',
      'Si le contrôleur de domaine a été atteint, reconstruisez l’annuaire plutôt que de le réparer.',
    ],
  },
  {
    key: 'restore-from-clean-backups',
    version: 1,
    phase: 'remediation',
    title: 'Restaurer depuis des sauvegardes saines',
    about: { types: ['ransomware', 'other_malware', 'infrastructure_failure'], systems: ['backup'] },
    steps: [
      'Situez le début de l’intrusion, pour choisir une sauvegarde plus ancienne.',
      'Travaillez sur une copie de la sauvegarde et analysez-la sur un réseau isolé.',
      'Réinstallez les systèmes depuis des sources de l’éditeur ; ne restaurez que les données.',
      'Suivez l’ordre décidé avec les soins : identités, annuaire, dossier du patient, prescription, laboratoire, imagerie.',
      'Corrigez la faille d’entrée et changez les secrets avant de reconnecter.',
      'Faites valider chaque application par ses utilisateurs, ressaisissez le papier, et surveillez quelques semaines.',
    ],
  },
  {
    key: 'medical-devices-back-to-network',
    version: 1,
    phase: 'remediation',
    title: 'Remettre en réseau les équipements biomédicaux',
    about: { systems: ['medical_device', 'radiotherapy', 'imaging', 'intensive_care', 'building'] },
    steps: [
      'Recensez avec le biomédical les équipements touchés, leur version et leur fabricant.',
      'N’installez rien sur un dispositif médical sans l’accord écrit du fabricant.',
      'Faites contrôler le réglage et la calibration avant tout usage sur un patient.',
      'Placez-les sur un réseau séparé, qui ne parle qu’aux serveurs nécessaires.',
      'Rouvrez la télémaintenance à la demande, tracée, et fermez-la après chaque intervention.',
      'Signalez en matériovigilance tout effet, ou risque d’effet, sur un patient.',
    ],
  },
];
