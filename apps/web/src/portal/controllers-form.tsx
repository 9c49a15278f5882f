import { useState, type FormEvent } from 'react';
import { newKey, tell, type FollowUp } from '../client';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { faultsOfRefusal, type Faults } from './faults';
import { Folded } from './folded';
import type { FollowUpPart } from './follow-up-part';
import { faultsOfSites, NO_SITE, siteBody, type Site } from './site';
import { SiteRows } from './site-rows';

/** A processor owes word to its clients, or has as many lines with the CNIL as it has clients. */
const isProcessor = ({ owed, cnilTrack }: FollowUp) =>
  cnilTrack.length !== 1 || owed.some(({ rule }) => rule === 'R18-inform-controllers');

/** A processor names the controllers for which it works (art. 33.2 RGPD); each has its own clock. */
export function ControllersForm({ page, followUpKey, onPage }: FollowUpPart) {
  const [sites, setSites] = useState<Site[]>([NO_SITE]);
  const [commandKey, setCommandKey] = useState(newKey);
  const [missing, setMissing] = useState<Faults>({});
  const { busy, trouble, run } = useWork();
  if (!isProcessor(page)) return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOfSites('controllers', sites);
    setMissing(found);
    const [first] = Object.keys(found);
    if (first) return document.getElementById(`f-${first}`)?.focus();
    const body = { controllers: sites.map(siteBody) };
    if (!(await run(async () => onPage(await tell(followUpKey, 'controllers', body, commandKey))))) return;
    setSites([NO_SITE]);
    setCommandKey(newKey());
  };
  return (
    <Folded title="Nommer vos clients touchés (responsables de traitement)">
      <form noValidate onSubmit={(event) => void submit(event)}>
        <p className="hint">
          Chacun notifie lui-même, depuis le moment où il a su. Un client déjà nommé se redit avec son numéro
          FINESS.
        </p>
        <SiteRows
          list="controllers"
          legend="Client"
          add="Ajouter un client"
          sites={sites}
          faults={{ ...faultsOfRefusal(trouble), ...missing }}
          onChange={setSites}
        />
        <button type="submit" disabled={busy || sites.length === 0}>
          Nommer ces clients
        </button>
        <TroubleBox trouble={trouble} kept="Votre saisie est gardée sur cette page." />
      </form>
    </Folded>
  );
}
