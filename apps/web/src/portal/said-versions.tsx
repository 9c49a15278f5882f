import { useState } from 'react';
import { readOwnVersions, type SaidVersion } from '../client';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { FACT, say } from '../ui/words.data';
import { atBothHours } from './both-hours';
import { Borne } from './borne';
import { Folded } from './folded';
import type { FollowUpPart } from './follow-up-part';
import { inWords, VERSION_KIND } from './said-words';

/** What the facility said, version by version, and what each changed: before and now, side by side. */
export function SaidVersions({ page, followUpKey }: FollowUpPart) {
  const [versions, setVersions] = useState<SaidVersion[]>([]);
  const { trouble, run } = useWork();
  const read = () => void run(async () => setVersions(await readOwnVersions(followUpKey)));
  return (
    // A new version folds it again, so that what is opened is what was last said.
    <Folded key={page.versions.length} title="Ce que vous avez dit, version par version" onOpen={read}>
      {versions.map((version) => (
        <OneVersion key={version.version} said={version} />
      ))}
      <TroubleBox trouble={trouble} />
    </Folded>
  );
}

function OneVersion({
  said: { version, kind, receivedAt, narrative, changes, marking },
}: {
  said: SaidVersion;
}) {
  return (
    <section>
      <h3>
        Version {version} – {say(VERSION_KIND, kind)}
      </h3>
      <p className="hint">{atBothHours(receivedAt)}</p>
      <Borne marking={marking} />
      {narrative && <blockquote className="prose">{narrative}</blockquote>}
      {changes.length > 0 && (
        <table>
          <caption>Ce que la version {version} change</caption>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Avant</th>
              <th scope="col">Maintenant</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{say(FACT, field)}</th>
                <td>{inWords(field, before)}</td>
                <td>{inWords(field, after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
