import { ListField, TextField } from '../ui/fields';
import { FACILITY_TYPE } from '../ui/words.data';
import type { Faults } from './faults';
import { MomentField } from './moment-field';
import { Rows } from './rows';
import { NO_SITE, type Site } from './site';

/** Which other one asks nothing: the desk finds out. */
export const TYPE_ASKED = { '': 'Je ne sais pas', ...FACILITY_TYPE };

interface SiteRowsProps {
  list: 'otherSites' | 'controllers';
  legend: string;
  add: string;
  sites: Site[];
  faults: Faults;
  onChange: (sites: Site[]) => void;
}

interface OneSiteProps {
  site: Site;
  name: string;
  faults: Faults;
  change: (said: Partial<Site>) => void;
}

/** Other facilities by name; number, type and département when they are known. */
export function SiteRows({ list, legend, add, sites, faults, onChange }: SiteRowsProps) {
  return (
    <Rows {...{ list, legend, add, onChange }} rows={sites} empty={NO_SITE} first="name">
      {(site, name, change) => (
        <>
          <OneSite {...{ site, name, faults, change }} />
          {list === 'controllers' && (
            <MomentField
              name={`${name}.awarenessAt`}
              label="Quand l’a-t-elle su ?"
              hint="De là courent ses 72 heures. Vide si elle n’est pas encore prévenue."
              value={site.awarenessAt}
              error={faults[`${name}.awarenessAt`]}
              onChange={(awarenessAt) => change({ awarenessAt })}
            />
          )}
        </>
      )}
    </Rows>
  );
}

function OneSite({ site, name, faults, change }: OneSiteProps) {
  const line = (field: 'name' | 'finess' | 'department') => ({
    name: `${name}.${field}`,
    value: site[field],
    error: faults[`${name}.${field}`],
    onChange: (value: string) => change({ [field]: value }),
  });
  return (
    <>
      <TextField {...line('name')} label="Nom" maxLength={300} />
      <TextField {...line('finess')} label="Numéro FINESS" required={false} maxLength={12} />
      <ListField
        name={`${name}.type`}
        label="Type de structure"
        required={false}
        options={TYPE_ASKED}
        value={site.type}
        onChange={(type) => change({ type })}
      />
      <TextField {...line('department')} label="Département (numéro)" required={false} maxLength={3} />
    </>
  );
}
