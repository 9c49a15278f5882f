/**
 * What an item of a case bears beside its case (TLP 2.0, PAP 2.0, compartments, mark of protection, originator). Left
 * out, a trigger takes the case's; it is never wider than the case's. The originator left out is whoever writes.
 */
export const MARKING = `
    tlp text not null check (tlp in ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
    pap text not null check (pap in ('CLEAR', 'GREEN', 'AMBER', 'RED')),
    compartments text[] not null default '{}',
    protection text not null check (protection in ('none', 'restricted_distribution')),
    originator text not null`;
