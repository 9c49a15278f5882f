import { refuseOtherSchema } from './refuse-other-schema';

/** A database as far as this goes: it remembers the comment of one table. */
function database() {
  let mark: string | null = null;
  return {
    forge: (other: string) => void (mark = other),
    query: (sql: string) => {
      const said = /is '(\w+)'/.exec(sql)?.[1];
      if (said !== undefined) mark = said;
      return Promise.resolve([{ mark }]) as never;
    },
  };
}

describe('a database', () => {
  it('that these migrations made is welcome again', async () => {
    const db = database();
    await refuseOtherSchema(db, true);
    await expect(refuseOtherSchema(db, false)).resolves.toBeUndefined();
  });

  it.each(['another', ''])('marked "%s" is refused in plain words', async (mark) => {
    const db = database();
    db.forge(mark);
    await expect(refuseOtherSchema(db, false)).rejects.toThrow(/empty\s+database/);
  });

  it('without a mark was made before there was one, and is refused too', async () => {
    await expect(refuseOtherSchema(database(), false)).rejects.toThrow('Nothing was touched');
  });
});
