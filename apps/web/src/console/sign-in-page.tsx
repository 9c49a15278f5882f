import { useState } from 'react';
import { currentSession, type Opened, type Session } from '../client';
import { useTitle } from '../ui/route';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { AddPasskey } from './add-passkey';
import { AddTotp } from './add-totp';
import { CodeEntry } from './code-entry';
import { FirstStep } from './first-step';
import { SecondFactor } from './second-factor';
import { useProvider } from './use-provider';

interface SignInPageProps {
  onSession: (session: Session) => void;
  /** A sign-in that has begun elsewhere, at a provider. */
  begun?: Opened | null;
}

const TITLES = {
  first: 'Console du CERT',
  code: 'Premier accès, ou accès retrouvé',
  second_factor: 'Second facteur',
  enrolment: 'Protéger ce compte',
} as const;

/** Opens a session, step after step: who it is, then a second proof, or a first factor where there is none. */
export function SignInPage({ onSession, begun = null }: SignInPageProps) {
  const [opened, setOpened] = useState<Opened | null>(begun);
  const provider = useProvider();
  const { trouble, run } = useWork();
  const [byCode, setByCode] = useState(false);
  const asked = byCode ? 'code' : 'first';
  const stage = opened === null || opened.stage === 'complete' ? asked : opened.stage;
  useTitle(`${TITLES[stage]} – connexion`);
  const go = (now: Opened) => {
    setOpened(now);
    if (now.stage === 'complete') void run(async () => onSession(await currentSession()));
  };
  const restart = () => {
    setOpened(null);
    setByCode(false);
  };
  return (
    <>
      <h1 tabIndex={-1}>{TITLES[stage]}</h1>
      <TroubleBox trouble={trouble} />
      {stage === 'first' && <FirstStep provider={provider} onOpened={go} onCode={() => setByCode(true)} />}
      {stage === 'code' && <CodeEntry onOpened={go} />}
      {stage === 'second_factor' && (
        <SecondStep atProvider={begun !== null} factors={opened?.factors ?? []} onProved={go} />
      )}
      {stage === 'enrolment' && <FirstFactor onAdded={go} />}
      {stage !== 'first' && (
        <p>
          <button type="button" className="link" onClick={restart}>
            Recommencer
          </button>
        </p>
      )}
    </>
  );
}

interface SecondStepProps {
  /** Where the first proof was given. */
  atProvider: boolean;
  factors: readonly string[];
  onProved: (opened: Opened) => void;
}

function SecondStep({ atProvider, ...rest }: SecondStepProps) {
  return (
    <>
      <p>
        {atProvider
          ? 'Votre fournisseur d’identité n’a vérifié qu’une preuve. Donnez la seconde ici.'
          : 'Le mot de passe est bon. Prouvez maintenant que c’est bien vous.'}
      </p>
      <SecondFactor {...rest} />
    </>
  );
}

function FirstFactor({ onAdded }: { onAdded: (opened: Opened) => void }) {
  return (
    <>
      <p>Un mot de passe seul ne suffit jamais ici. Ajoutez une clé d’accès ou une application.</p>
      <AddPasskey onAdded={onAdded} />
      <AddTotp onAdded={onAdded} />
    </>
  );
}
