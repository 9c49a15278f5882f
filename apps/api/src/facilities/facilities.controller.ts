import { Controller, Get, Query } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { Line } from '../http/fields';
import { FACILITIES } from './facilities.response';

export class FacilitySearchRequest {
  @Line(100, { description: 'Name, town or beginning of a FINESS number.' }) q: string;
}

interface Found {
  finess: string | null;
  name: string;
  type: string;
  department: string | null;
  commune: string | null;
}

// Every word must be found in the name, the town or the number; percent signs are the person's own.
const SEARCH = `
  select finess_et as finess, name, type, department, commune from facility
  where (select bool_and(position(lower(word) in lower(concat_ws(' ', name, commune, finess_et))) > 0)
         from unnest($1::text[]) as word)
  order by name, finess_et limit 20`;

/** The directory, for the form: public facts, no person. */
@Controller('facilities')
export class FacilitiesController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @Access('public')
  @Described('Facilities of the directory whose name, town or number holds every word.', {
    answer: FACILITIES,
  })
  async search(
    @Query() { q }: FacilitySearchRequest,
    @Who() { bearer }: Principal,
  ): Promise<{ facilities: Found[] }> {
    const words = q.trim().split(/\s+/).slice(0, 8);
    return { facilities: await this.unitOfWork.read(bearer, (db) => db.query<Found[]>(SEARCH, [words])) };
  }
}
