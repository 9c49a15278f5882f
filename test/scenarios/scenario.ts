/** A real case as data: what was declared, what was done, what must follow. Times are ISO 8601 with an offset. */
export interface Scenario {
  id: string;
  title?: string;
  source?: string;
  desk?: string;
  facilities: ScenarioFacility[];
  declarations: ScenarioDeclaration[];
  steps: ScenarioStep[];
  expect: Expectations;
}

export interface ScenarioFacility {
  key: string;
  name: string;
  finess_et?: string | null;
  siret?: string | null;
  type?: string | null;
  department?: string | null;
  ose?: string | null;
}

/** The part of a declaration that a complement may change; sent as it is, key by key. */
export type ScenarioFacts = Record<string, unknown>;

export interface ScenarioDeclaration extends ScenarioFacts {
  key?: string;
  facility: string;
  channel: string;
  submitted_at: string;
  declarant: {
    name: string;
    role: string;
    email?: string | null;
    phone?: string | null;
    delegated?: boolean | null;
  };
  urgent?: boolean | null;
}

interface At {
  at: string;
}

export type ScenarioStep = At &
  (
    | { do: 'take' | 'close' | 'pass' }
    | {
        do: 'qualify';
        indents?: Record<string, string>;
        other_sectors?: boolean | null;
        national_scope?: boolean | null;
        cert_fr_support?: boolean | null;
        reason?: string;
      }
    | { do: 'acknowledge'; by: string }
    | { do: 'call'; to: string; answered: boolean }
    | { do: 'file'; with: string; phase?: string | null; reference: string; late_reason?: string }
    | { do: 'complement'; changes?: ScenarioFacts; narrative?: string }
    | { do: 'contest'; by: string; reason: string }
    | { do: 'consent'; by: string; to: string; items: string[]; until?: string | null }
    | { do: 'set_aside'; category: string; reason: string }
    | { do: 'attach'; parent: string; reason: string }
    | {
        do: 'share';
        parent: string;
        facts?: ScenarioFacts;
        message?: string;
        indents?: Record<string, string>;
        reason?: string;
      }
    | { do: 'reroute'; facility: string; ars: string | null; reason: string }
    | { do: 'inform_persons'; count: number; means: string }
    | { do: 'resolve'; causes: string }
  );

export interface ExpectedObligation {
  debtor?: string;
  act?: string;
  creditor?: string;
  due?: string;
  state?: string;
  /** 1 is the first step; the end when nothing is said. */
  after_step?: number;
}

export interface ExpectedMail {
  to: string;
  tlp?: string;
  encrypted?: boolean;
  count?: number;
}

export interface Expectations {
  status?: string;
  level?: string;
  because?: string[];
  obligations?: ExpectedObligation[];
  never?: ExpectedObligation[];
  mails?: ExpectedMail[];
  unseen_by?: string[];
  timings?: { declaration_to_page_s?: number };
}
