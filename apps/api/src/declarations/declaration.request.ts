import {
  ANSWERS,
  CHANNELS,
  DATA_EFFECTS,
  DECLARANT_ROLES,
  INCIDENT_TYPES,
  MEASURES,
  OPERATIONS,
  ORIGINS,
  PATIENT_DANGERS,
  PERIMETERS,
  PRIOR_AUTHORITIES,
  SYSTEMS,
  type Answer,
  type Channel,
  type DataImpact,
  type Declarant,
  type IncidentFacts,
} from '#domain/declarations';
import { FACILITY_TYPE_CODES, type FacilityType } from '#domain/facilities';
import { PROTECTIONS, TLP_LABELS, type Tlp } from '#domain/marking';
import { Line, Mail, OneOf, Part, Prose, Shaped, When, Whole, YesOrNo } from '../http/fields';

const FINESS = /^[0-9A-Za-z]{9}$/;
const TYPED_IN_CHANNELS = CHANNELS.filter((channel) => channel !== 'web' && channel !== 'api');
const SIRET = /^\d{14}$/;
const DEPARTMENT = /^(\d{2}|2[AB]|97[1-8]|98[678])$/;

export class DeclarantRequest {
  @Line(200, { example: 'Sacha Exemple' }) name: string;
  @OneOf(DECLARANT_ROLES) role: Declarant['role'];
  @Mail({ optional: true, example: 'direction@hopital.example' }) email?: string | null;
  @Line(40, { optional: true, example: '+33 1 99 00 00 01' }) phone?: string | null;
  @YesOrNo({ optional: true, description: 'The director delegated the declaration.' }) delegated?: boolean;
}

export class FacilityRequest {
  @Line(300, { example: 'Centre hospitalier de démonstration' }) name: string;
  @Shaped(FINESS, { optional: true, description: 'FINESS of the geographic site (ET).' }) finess?:
    string | null;
  @Shaped(SIRET, { optional: true }) siret?: string | null;
  @OneOf(FACILITY_TYPE_CODES, { optional: true }) type?: FacilityType | null;
  @Shaped(DEPARTMENT, { optional: true, example: '59' }) department?: string | null;
  @OneOf(ANSWERS, { optional: true, description: 'Operator of essential services.' }) ose?: Answer;
  @OneOf(ANSWERS, { optional: true, description: 'Essential or important entity (NIS 2).' }) nis2?: Answer;
  @When({ optional: true, description: 'When this controller became aware, when it is not the declarant.' })
  awarenessAt?: string | null;
}

export class DataRequest {
  @OneOf(ANSWERS, { optional: true }) personal?: Answer;
  @OneOf(ANSWERS, { optional: true }) health?: Answer;
  @OneOf(ANSWERS, { optional: true, description: 'Social-security numbers (NIR).' }) nir?: Answer;
  @OneOf(ANSWERS, { optional: true }) mayRevealHealth?: Answer;
  @OneOf(ANSWERS, { optional: true, description: 'Data were published.' }) published?: Answer;
  @OneOf(DATA_EFFECTS, { optional: true, list: 3 }) effects?: DataImpact['effects'];
  @Whole(0, 100_000_000, { optional: true }) persons?: number | null;
  @Whole(0, 10_000_000_000, { optional: true }) records?: number | null;
  @When({ optional: true, description: 'When the controller became aware (art. 33 RGPD).' }) awarenessAt?:
    string | null;
}

export class AlreadyDoneRequest {
  @OneOf(PRIOR_AUTHORITIES) authority: (typeof PRIOR_AUTHORITIES)[number];
  @When() at: string;
  @Line(120, { optional: true }) reference?: string | null;
}

/** Everything that may be said of an incident; nothing of it is required here. */
export class IncidentRequest {
  @When({ optional: true }) startedAt?: string | null;
  @When({ optional: true, description: 'Absent: still going on.' }) endedAt?: string | null;
  @OneOf(INCIDENT_TYPES, { optional: true }) incidentType?: IncidentFacts['incidentType'];
  @OneOf(ORIGINS, { optional: true }) origin?: IncidentFacts['origin'];
  @OneOf(PERIMETERS, { optional: true }) perimeter?: IncidentFacts['perimeter'];
  @OneOf(SYSTEMS, { optional: true, list: 19 }) systems?: IncidentFacts['systems'];
  @OneOf(PATIENT_DANGERS, { optional: true }) patientDanger?: IncidentFacts['patientDanger'];
  @OneOf(OPERATIONS, { optional: true }) operation?: IncidentFacts['operation'];
  @OneOf(MEASURES, { optional: true, list: 7 }) measures?: IncidentFacts['measures'];
  @Part(() => DataRequest, { optional: true }) data?: DataRequest;
  @OneOf(ANSWERS, { optional: true }) othersMayBeHit?: Answer;
  @Line(300, { optional: true }) commonProvider?: string | null;
  @YesOrNo({ optional: true }) supportRequested?: boolean;
  @YesOrNo({ optional: true, description: 'Wakes the on-call person.' }) urgent?: boolean;
  @Part(() => AlreadyDoneRequest, { optional: true, list: 20 }) alreadyDone?: AlreadyDoneRequest[];
}

/** A declaration. Required: facility, declarant, what happened, when it was noticed (arrêté du 30 octobre 2017). */
export class DeclarationRequest extends IncidentRequest {
  @Part(() => FacilityRequest) facility: FacilityRequest;
  @Part(() => FacilityRequest, {
    optional: true,
    list: 200,
    description: 'Other sites hit by the same incident.',
  })
  otherSites?: FacilityRequest[];
  @Part(() => DeclarantRequest) declarant: DeclarantRequest;
  @Prose(60_000, { example: 'Les postes sont chiffrés depuis 3 h.' }) narrative: string;
  @When({ example: '2024-02-11T03:00:00+01:00' }) noticedAt: string;
  @OneOf(TLP_LABELS, {
    optional: true,
    description: 'Marking that the facility asks for; AMBER+STRICT when it says nothing.',
  })
  tlp?: Tlp;
  @OneOf(PROTECTIONS, {
    optional: true,
    description: 'Mark of protection beside the TLP label; `classified` is refused and nothing is kept.',
  })
  protection?: (typeof PROTECTIONS)[number] | null;
}

/** A declaration made by the facility itself, on the form or by its own tool. */
export class OwnDeclarationRequest extends DeclarationRequest {
  @OneOf(['web', 'api'], { optional: true }) channel?: 'web' | 'api';
}

/** A declaration that reached the desk by telephone, paper, mail or a third party, typed in with its own times. */
export class TypedInDeclarationRequest extends DeclarationRequest {
  @OneOf(TYPED_IN_CHANNELS) channel: Channel;
  @When({ optional: true, description: 'When it reached the desk.' }) receivedAt?: string;
}
