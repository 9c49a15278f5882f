import { TextField, TickField } from '../ui/fields';
import { DataQuestions } from './data-questions';
import { FacilityQuestions, OtherSites } from './facility-questions';
import { Folded } from './folded';
import { FurtherGroups } from './further-groups';
import { IncidentQuestions } from './incident-questions';
import type { Questions } from './vital-questions';

const FACILITY = ['facility.type', 'facility.department'];
const FURTHER = [
  ...FACILITY,
  ...[
    'declarant.phone',
    'otherSites',
    'startedAt',
    'endedAt',
    'data.',
    'alreadyDone',
    'commonProvider',
    'tlp',
  ],
];

/** What the desk will ask anyway, for whoever has two more minutes. */
export function MoreQuestions(part: Questions) {
  const { answers, faults, onAnswer } = part;
  return (
    <Folded title="Préciser avant d’envoyer (facultatif)" faults={faults} fields={FURTHER}>
      <TickField
        label="Urgent : réveiller l’astreinte"
        hint="Soins menacés, attaque qui s’étend. Appelez aussi le numéro ci-dessus."
        value={answers.urgent}
        onChange={(urgent) => onAnswer({ urgent })}
      />
      <TextField
        name="declarant.phone"
        label="Votre téléphone"
        type="tel"
        autoComplete="tel"
        required={false}
        maxLength={40}
        value={answers.phone}
        error={faults['declarant.phone']}
        onChange={(phone) => onAnswer({ phone })}
      />
      <IncidentQuestions {...part} />
      <DataQuestions {...part} />
      <h2>Dire plus maintenant</h2>
      <Folded title="La structure : type, département, statut" faults={faults} fields={FACILITY}>
        <FacilityQuestions {...part} />
      </Folded>
      <Folded title="Autres sites touchés" faults={faults} fields={['otherSites']}>
        <OtherSites {...part} />
      </Folded>
      <FurtherGroups {...part} />
      <button type="submit">Envoyer avec ces précisions</button>
    </Folded>
  );
}
