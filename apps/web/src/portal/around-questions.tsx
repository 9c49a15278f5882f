import { ChoiceField, ListField, TextField } from '../ui/fields';
import { ANSWER, PRIOR_AUTHORITY, TLP } from '../ui/words.data';
import type { MorePart, PriorStep } from './more-answers';
import { Rows } from './rows';

const SUPPORT = { '': 'Je ne sais pas', yes: 'Oui', no: 'Non' };
const TLP_ASKED = { '': 'Sans préférence', ...TLP };

/** Who else may be hit, and whether help is wanted. */
export function OthersQuestions({ answers, faults, onAnswer }: MorePart) {
  return (
    <>
      <ChoiceField
        name="othersMayBeHit"
        label="D’autres structures peuvent être touchées"
        options={ANSWER}
        value={answers.othersMayBeHit}
        onChange={(othersMayBeHit) => onAnswer({ othersMayBeHit })}
      />
      <TextField
        name="commonProvider"
        label="Prestataire ou hébergeur commun"
        hint="Son nom permet de rapprocher les déclarations d’une même panne."
        required={false}
        maxLength={300}
        value={answers.commonProvider}
        error={faults.commonProvider}
        onChange={(commonProvider) => onAnswer({ commonProvider })}
      />
      <ChoiceField
        name="supportRequested"
        label="Vous demandez l’appui du CERT"
        options={SUPPORT}
        value={answers.supportRequested}
        onChange={(supportRequested) => onAnswer({ supportRequested })}
      />
    </>
  );
}

const NO_STEP: PriorStep = { authority: '', at: '', reference: '' };

/** Whom the facility has told already, when, and under which number. */
export function PriorSteps({ answers, faults, onAnswer }: MorePart) {
  return (
    <Rows
      list="alreadyDone"
      legend="Démarche"
      add="Ajouter une démarche déjà faite"
      rows={answers.alreadyDone}
      empty={NO_STEP}
      first="authority"
      onChange={(alreadyDone) => onAnswer({ alreadyDone })}
    >
      {(step, name, change) => <OneStep {...{ step, name, faults, change }} />}
    </Rows>
  );
}

interface OneStepProps extends Pick<MorePart, 'faults'> {
  step: PriorStep;
  name: string;
  change: (said: Partial<PriorStep>) => void;
}

function OneStep({ step, name, faults, change }: OneStepProps) {
  return (
    <>
      <ListField
        name={`${name}.authority`}
        label="Organisme prévenu"
        options={PRIOR_AUTHORITY}
        value={step.authority}
        error={faults[`${name}.authority`]}
        onChange={(authority) => change({ authority })}
      />
      <TextField
        name={`${name}.at`}
        label="Quand"
        type="datetime-local"
        value={step.at}
        error={faults[`${name}.at`]}
        onChange={(at) => change({ at })}
      />
      <TextField
        name={`${name}.reference`}
        label="Numéro de dossier ou de récépissé"
        required={false}
        maxLength={120}
        value={step.reference}
        onChange={(reference) => change({ reference })}
      />
    </>
  );
}

/** How far what is declared may go. */
export function MarkingQuestion({ answers, faults, onAnswer }: MorePart) {
  return (
    <ListField
      name="tlp"
      label="Marquage demandé (TLP)"
      hint="Sans préférence : AMBER+STRICT pour une déclaration, inchangé pour un complément. Ce que la loi prescrit part dans tous les cas."
      options={TLP_ASKED}
      value={answers.tlp}
      error={faults.tlp}
      onChange={(tlp) => onAnswer({ tlp })}
    />
  );
}
