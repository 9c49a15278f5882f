import { holdCase, liftHold, type Hold } from '../client';
import { inParis } from '../ui/time';
import type { Keeping } from './keeping';
import { PlainForm } from './plain-form';
import { ASK_LIFT, HOLD, LIFT } from './retention.data';

/** Cases of which nothing is erased: one person holds, two lift. */
export function Holds({ kept, busy, onKeep }: Keeping) {
  const [standing, lifted] = [true, false].map((stands) =>
    kept.holds.filter(({ liftedAt }) => (liftedAt === null) === stands),
  ) as [Hold[], Hold[]];
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">Dossiers gelés</h2>
      <p className="hint">
        Rien d’un dossier gelé n’est effacé. Une personne gèle ; pour lever, une première le demande, une
        seconde le fait.
      </p>
      {standing.length === 0 && <p>Aucun dossier gelé.</p>}
      <ul className="cards">
        {standing.map((hold) => (
          <li key={hold.id} className="due">
            <Told {...hold} />
            <Lifting hold={hold} busy={busy} onLift={(body) => onKeep(() => liftHold(hold.id, body))} />
          </li>
        ))}
      </ul>
      <details className="more">
        <summary>Geler un dossier</summary>
        <PlainForm act={HOLD} busy={busy} onSend={(body) => onKeep(() => holdCase(body))} />
      </details>
      {lifted.length > 0 && (
        <details className="more">
          <summary>Gels levés ({lifted.length})</summary>
          <ul className="cards">
            {lifted.map((hold) => (
              <li key={hold.id} className="done">
                <Told {...hold} />
                <p className="hint">Levé le {inParis(hold.liftedAt!)}.</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Told({ reference, reason, placedAs, placedAt }: Hold) {
  return (
    <>
      <h3>{reference ?? 'Dossier effacé'}</h3>
      <p className="prose">{reason}</p>
      <p className="hint">
        Gelé par {placedAs}, {inParis(placedAt)}.
      </p>
    </>
  );
}

interface LiftingProps {
  hold: Hold;
  busy: boolean;
  onLift: (body: unknown) => Promise<boolean>;
}

function Lifting({ hold: { reference, liftAskedAt, liftAskedByYou }, busy, onLift }: LiftingProps) {
  if (liftAskedByYou)
    return (
      <p className="hint">
        Vous avez demandé la levée, {inParis(liftAskedAt!)}. Une autre personne doit la prononcer ; d’ici là,
        le dossier reste gelé.
      </p>
    );
  return (
    <>
      {liftAskedAt && <p>Levée demandée, {inParis(liftAskedAt)}.</p>}
      <details className="why">
        <summary>
          {liftAskedAt ? 'Prononcer la levée' : 'Demander la levée'}
          <span className="unseen"> de {reference}</span>
        </summary>
        <PlainForm act={liftAskedAt ? LIFT : ASK_LIFT} busy={busy} onSend={onLift} />
      </details>
    </>
  );
}
