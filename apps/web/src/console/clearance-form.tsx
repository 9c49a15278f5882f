import { useState } from 'react';
import { giveClearance, type Account, type Clearance } from '../client';
import { ListField, SeveralField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { COMPARTMENT, TLP } from '../ui/words.data';

interface ClearanceFormProps {
  account: Account;
  /** Whether the reader may ask for more; the others confirm, or take away. */
  asks: boolean;
  onChange: () => void;
}

const LABELS = Object.fromEntries(Object.keys(TLP).map((label) => [label, `TLP:${label}`]));
const spell = ({ tlpCeiling, compartments }: Clearance) =>
  [`TLP:${tlpCeiling}`, ...compartments.map((compartment) => COMPARTMENT[compartment] ?? compartment)].join(
    ', ',
  );

/** What somebody may read at most, whatever is granted. */
export function ClearanceForm({ account, asks, onChange }: ClearanceFormProps) {
  const [wanted, want] = useState<Clearance>(account);
  const { busy, trouble, run } = useWork();
  const give = (clearance: Clearance) =>
    void run(async () => giveClearance(account, clearance).then(onChange));
  return (
    <section aria-label={`Habilitation de ${account.email}`}>
      <p>Habilité jusqu’à : {spell(account)}.</p>
      <TroubleBox trouble={trouble} />
      {account.clearanceAsked && <Asked asked={account.clearanceAsked} busy={busy} onConfirm={give} />}
      <ListField
        name={`ceiling-${account.id}`}
        label="Marquage le plus strict qu’il peut lire"
        options={LABELS}
        value={wanted.tlpCeiling}
        onChange={(tlpCeiling) => want({ ...wanted, tlpCeiling })}
      />
      <SeveralField
        label="Compartiments"
        options={COMPARTMENT}
        values={wanted.compartments}
        onChange={(compartments) => want({ ...wanted, compartments })}
      />
      <button type="button" className="quiet small" disabled={busy} onClick={() => give(wanted)}>
        {asks ? 'Habiliter ainsi' : 'Réduire ainsi'}
      </button>{' '}
      <span className="hint">Réduire est immédiat. Augmenter demande une seconde personne.</span>
    </section>
  );
}

interface AskedProps {
  asked: NonNullable<Account['clearanceAsked']>;
  busy: boolean;
  onConfirm: (clearance: Clearance) => void;
}

function Asked({ asked, busy, onConfirm }: AskedProps) {
  return (
    <p className="status-box">
      {asked.by} demande : {spell(asked)}.{' '}
      {asked.own ? (
        'Une autre personne doit confirmer.'
      ) : (
        <button type="button" className="small" disabled={busy} onClick={() => onConfirm(asked)}>
          Confirmer
        </button>
      )}
    </p>
  );
}
