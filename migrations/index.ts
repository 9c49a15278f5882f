// The migrations, in their order; a migration that is not listed here does not exist.
import { Roles1764000000001 } from './1764000000001-roles';
import { Directory1764000000002 } from './1764000000002-directory';
import { Cases1764000000003 } from './1764000000003-cases';
import { RecordAndRoadOut1764000000004 } from './1764000000004-record-and-road-out';
import { NeedToKnow1764000000007 } from './1764000000007-need-to-know';
import { WhoMayKnow1764000000009 } from './1764000000009-who-may-know';
import { FoundAndCounted1764000000010 } from './1764000000010-found-and-counted';

export const MIGRATIONS = [
  Roles1764000000001,
  Directory1764000000002,
  Cases1764000000003,
  RecordAndRoadOut1764000000004,
  NeedToKnow1764000000007,
  WhoMayKnow1764000000009,
  FoundAndCounted1764000000010,
];
