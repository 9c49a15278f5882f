import { useEffect, useRef, type ReactNode } from 'react';
import { PasskeyAway, Unreachable, type ProblemAnswer } from '../client';
import { Phone, useDesk } from './desk-frame';
import { inParis } from './time';
import type { Trouble } from './use-work';
import { REFUSAL } from './words.data';

interface TroubleBoxProps {
  trouble: Trouble | null;
  /** What is kept although the request failed, in one sentence. */
  kept?: string;
  children?: ReactNode;
}

/** What happened, what to do now, what is kept, and whom to call. Takes the focus when it appears. */
export function TroubleBox({ trouble, kept, children }: TroubleBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const desk = useDesk();
  useEffect(() => {
    if (trouble) box.current?.focus();
  }, [trouble]);
  if (!trouble) return null;
  return (
    <div className="trouble" role="alert" tabIndex={-1} ref={box}>
      <Explanation trouble={trouble} />
      {kept && <p>{kept}</p>}
      {children}
      {desk && (
        <p>
          En cas d’urgence, appelez le <Phone number={desk.phone} />, à toute heure.
        </p>
      )}
    </div>
  );
}

function Explanation({ trouble }: { trouble: Trouble }) {
  if (trouble instanceof Unreachable) {
    return (
      <>
        <h2>Pas de réponse du service</h2>
        <p>La connexion a été coupée ou le service ne répond pas. Vérifiez le réseau, puis réessayez.</p>
      </>
    );
  }
  if (trouble instanceof PasskeyAway) {
    return (
      <>
        <h2>Clé d’accès non présentée</h2>
        <p>La fenêtre du navigateur a été fermée, ou aucune clé de ce service n’est sur cet appareil.</p>
      </>
    );
  }
  return <Problem problem={trouble.problem} />;
}

function Problem({ problem }: { problem: ProblemAnswer }) {
  const {
    status,
    title,
    detail,
    errors = [],
    refusal,
    reasons = [],
    changedBy,
    changedAt,
    againAt,
  } = problem;
  return (
    <>
      <h2>{title}</h2>
      <p>{(refusal && REFUSAL[refusal]) ?? detail}</p>
      {status === 429 && againAt && <p>De nouveau possible {inParis(againAt)}.</p>}
      {changedBy && changedAt && (
        <p>
          Dernière modification : {changedBy}, {inParis(changedAt)}.
        </p>
      )}
      {refusal === 'obligations_still_open' && <Lines lines={reasons} />}
      <Lines lines={errors.map(({ field, message }) => `${field} : ${message}`)} />
    </>
  );
}

function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
