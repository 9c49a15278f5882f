import { useEffect, useState } from 'react';
import { readDeclarations, type Declaration } from '../client';
import { inParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { CHANNEL, ROLE, say } from '../ui/words.data';
import type { CasePart } from './case-part';
import { CompareVersions } from './compare-versions';
import { ItemMarking } from './marking';

/** Whom to call back, and what each version said; read when it is opened, since each reading is recorded. */
export function CaseDeclarations(part: CasePart) {
  const { id, declarationVersion, version: read } = part.state;
  const [open, setOpen] = useState(false);
  const [versions, setVersions] = useState<Declaration[] | null>(null);
  const { trouble, run } = useWork();
  useEffect(() => {
    if (open) void run(async () => setVersions(await readDeclarations(id)));
  }, [open, id, read, run]);
  return (
    <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Déclarant et versions ({declarationVersion})</summary>
      <TroubleBox trouble={trouble} />
      {open && !versions && !trouble && <p role="status">Lecture…</p>}
      {versions && versions.length > 1 && (
        <CompareVersions key={declarationVersion} id={id} versions={versions.map(({ version }) => version)} />
      )}
      {versions?.map((said) => (
        <Version key={said.version} said={said} part={part} />
      ))}
    </details>
  );
}

const KIND = {
  initial: 'déclaration',
  complement: 'complément',
  correction: 'correction',
  merged: 'déclaration réunie',
};

function Version({ said, part }: { said: Declaration; part: CasePart }) {
  const { version, kind, channel, receivedAt, declarant, facility, facts } = said;
  return (
    <section>
      <h3>
        Version {version} – {say(KIND, kind)}, {inParis(receivedAt)} ({say(CHANNEL, channel)})
      </h3>
      {declarant && (
        <p data-testid="declarant">
          {declarant.name}, {say(ROLE, declarant.role)} – {declarant.phone ?? 'sans téléphone'} –{' '}
          {declarant.email ?? 'sans courriel'}
        </p>
      )}
      {facility && <p>Structure telle que déclarée : {facility.name}</p>}
      {facts.narrative && <p className="prose">{facts.narrative}</p>}
      <ItemMarking borne={said.marking} place={{ item: 'declaration', itemId: said.id }} part={part} />
    </section>
  );
}
