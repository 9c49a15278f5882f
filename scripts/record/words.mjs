// What is wrong with an export, in French and in English.
const both = (fr, en) => ({ fr, en });

export const WORDS = {
  unreadable: () => both('ligne illisible ou récrite', 'the line cannot be read, or was rewritten'),
  shape: () => both('ligne d’une forme inconnue', 'the line has an unknown shape'),
  order: () => both('l’en-tête n’est pas à sa place', 'the header is not in its place'),
  format: () => both('format inconnu', 'unknown format'),
  after_end: () => both('une ligne suit la fin', 'a line follows the end'),
  cut: () => both('l’export est coupé : sa fin manque', 'the export is cut: its end is missing'),
  counts: () => both('le décompte final ne correspond pas', 'the final count does not match'),
  unsealed: () => both('des événements ne sont sous aucune tête', 'events are under no head'),
  key_unreadable: () => both('clé illisible ou mal nommée', 'a key cannot be read, or is misnamed'),
  key_unknown: (id) => both(`clé inconnue : ${id}`, `unknown key: ${id}`),
  key_unused: (id) => both(`clé qui n’a rien signé : ${id}`, `a key that signed nothing: ${id}`),
  gap: (expected, found) =>
    both(`position ${expected} attendue, ${found} trouvée`, `position ${expected} expected, ${found} found`),
  event_shape: (at) => both(`événement ${at} malformé`, `event ${at} is malformed`),
  event_twice: (id) => both(`événement ${id} présent deux fois`, `event ${id} appears twice`),
  leaf: (at, id) =>
    both(
      `événement ${at} (${id}) modifié : son empreinte ne correspond pas`,
      `event ${at} (${id}) was changed: its hash does not match`,
    ),
  other_case: (at) => both(`événement ${at} d’un autre dossier`, `event ${at} is of another case`),
  proof: (at) => both(`preuve d’inclusion fausse, événement ${at}`, `wrong inclusion proof, event ${at}`),
  head_shape: () => both('tête malformée', 'malformed head'),
  other_log: (n) => both(`tête ${n} d’un autre registre`, `head ${n} is of another log`),
  head_gap: (expected, found) =>
    both(`tête ${expected} attendue, ${found} trouvée`, `head ${expected} expected, ${found} found`),
  chain: (n) => both(`tête ${n} : ne suit pas la précédente`, `head ${n} does not follow the one before`),
  time_back: (n) =>
    both(`tête ${n} plus ancienne que la précédente`, `head ${n} is older than the one before`),
  size: (n, said, found) =>
    both(
      `tête ${n} : ${said} événements annoncés, ${found} trouvés`,
      `head ${n}: ${said} events announced, ${found} found`,
    ),
  root: (n, from) =>
    both(
      `tête ${n} : la racine ne correspond pas (événement modifié, ajouté ou retiré depuis la position ${from})`,
      `head ${n}: the root does not match (an event changed, added or removed from position ${from} on)`,
    ),
  signature: (n) => both(`tête ${n} : signature fausse`, `head ${n}: wrong signature`),
  stamp_order: (n) => both(`horodatage hors de sa place (tête ${n})`, `time stamp out of place (head ${n})`),
  stamp: (n, why) =>
    both(`horodatage de la tête ${n} non valable (${why})`, `time stamp of head ${n}: ${why}`),
  stamp_time: (n) =>
    both(
      `horodatage de la tête ${n} antérieur à ce qu’il date`,
      `time stamp of head ${n} is older than what it dates`,
    ),
  witness_signature: (n) =>
    both(
      `témoin : la tête ${n} n’est pas signée par une clé connue`,
      `witness: head ${n} is not signed by a known key`,
    ),
  fork: (n) =>
    both(
      `témoin : la tête ${n} était une autre ; le registre a été récrit`,
      `witness: head ${n} was another one; the record was rewritten`,
    ),
  truncated: (n, last) =>
    both(
      `témoin : la tête ${n} a existé, l’export finit à la tête ${last} ; le registre a été raccourci ou restauré`,
      `witness: head ${n} existed, the export ends at head ${last}; the record was cut short or put back`,
    ),
};

export const NOTES = {
  key_from_export: both(
    'clé lue dans l’export lui-même : donnez --key pour prouver qui a signé',
    'the key was read from the export itself: give --key to prove who signed',
  ),
  authority_unchecked: both(
    'autorité d’horodatage non vérifiée : donnez --tsa-ca',
    'the time-stamping authority was not checked: give --tsa-ca',
  ),
  one_case: both(
    'export d’un seul dossier : chaque événement est prouvé, mais un événement laissé de côté ne se verrait pas',
    'export of one case: each event is proved, but one that was left out would not show',
  ),
  not_stamped: both('aucun horodatage', 'no time stamp'),
  no_witness: both(
    'aucun témoin comparé : un export coupé ou ancien ne se verrait pas ; donnez --witness',
    'no witness was compared: an export cut short or out of date would not show; give --witness',
  ),
};
