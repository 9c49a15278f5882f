// The migrations, in their order; a migration that is not listed here does not exist.
import { Roles1764000000001 } from './1764000000001-roles';
import { Directory1764000000002 } from './1764000000002-directory';
import { Cases1764000000003 } from './1764000000003-cases';
import { RecordAndRoadOut1764000000004 } from './1764000000004-record-and-road-out';
import { SignIn1764000000005 } from './1764000000005-sign-in';
import { Sealing1764000000006 } from './1764000000006-sealing';
import { NeedToKnow1764000000007 } from './1764000000007-need-to-know';
import { Retention1764000000008 } from './1764000000008-retention';
import { WhoMayKnow1764000000009 } from './1764000000009-who-may-know';
import { FoundAndCounted1764000000010 } from './1764000000010-found-and-counted';

export const MIGRATIONS = [
  Roles1764000000001,
  Directory1764000000002,
  Cases1764000000003,
  RecordAndRoadOut1764000000004,
  SignIn1764000000005,
  Sealing1764000000006,
  NeedToKnow1764000000007,
  Retention1764000000008,
  WhoMayKnow1764000000009,
  FoundAndCounted1764000000010,
];
