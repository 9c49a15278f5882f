import * as s from '../description/schema';

export const TEAM_LIST = s.component(
  'TeamList',
  s.closed({
    teams: s.listOf(
      s.closed({
        id: s.id,
        code: s.text,
        name: s.text,
        members: s.listOf(s.closed({ account: s.id, email: s.text, function: s.text, since: s.instant })),
      }),
    ),
  }),
);
