import type { FollowUp } from '../client';
import { Phone } from '../ui/desk-frame';
import { inParis } from '../ui/time';
import { LEVEL, say, STATUS, STATUS_IN_WORDS } from '../ui/words.data';

/** Where it stands, in words for somebody who waits. */
export function StatusBox({ page }: { page: FollowUp }) {
  const { status, level, onBehalfOf, phone, versions, resolution, outOfScope, redirection, shared } = page;
  return (
    <div className="status-box">
      <p>
        <strong data-testid="status">{say(STATUS, status)}.</strong> {say(STATUS_IN_WORDS, status)}
      </p>
      {level && (
        <p>
          Niveau retenu{onBehalfOf.length > 0 && ` pour le compte de : ${onBehalfOf.join(', ')}`} :{' '}
          <strong>{say(LEVEL, level)}</strong>
        </p>
      )}
      {outOfScope && <p>Motif : {outOfScope.reason}</p>}
      {redirection && <p>{redirection}</p>}
      {resolution && <p>Causes : {resolution.causes}</p>}
      {shared && (
        <p>
          Information du CERT, {inParis(shared.at)} : {shared.message}
        </p>
      )}
      {versions.length > 1 && <p>{versions.length - 1} complément(s) reçu(s).</p>}
      <p>
        Une question, une aggravation : <Phone number={phone} />
      </p>
    </div>
  );
}
