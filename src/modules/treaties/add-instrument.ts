import { type Actor, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import { isDay } from '../../kernel/calendar/index.js';
import { type Database, newId } from '../../kernel/db/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import { isSound } from './entry-into-force.js';
import type { InstrumentContent } from './instrument.js';
import { Refusal } from './refusal.js';
import { insertInstrument, nextRevision, readInstruments } from './store/instruments.js';

/**
 * Follows one more instrument. Its statuses come from an import, like those of the others.
 *
 * @throws Refusal `not-a-code`, `code-taken`, `name-missing`, `not-a-date`, `rule-unsound`, `unknown-instrument`, `too-long`; NotAllowed.
 */
export async function addInstrument(db: Database, actor: Actor, given: InstrumentContent): Promise<{ code: string }> {
  requirePermission(actor, 'treaties.write');
  const content = checkedInstrument(given);
  return db.transaction(async (c) => {
    await nextRevision(c);
    const held = await readInstruments(c);
    if (held.some(({ code }) => code === content.code))
      throw new Refusal('code-taken', { field: 'code', values: { given: content.code } });
    if (content.rule.after !== null && !held.some(({ code }) => code === content.rule.after))
      throw new Refusal('unknown-instrument', { field: 'after', values: { given: content.rule.after } });
    const id = newId();
    const place = Math.max(-1, ...held.map((one) => one.place)) + 1;
    await insertInstrument(c, { id, content, counts: [], place, factDigest: null }, new Date());
    await recordAction(c, {
      actor,
      verb: 'treaties.add-instrument',
      subject: { type: 'treaty', id },
      details: { code: content.code },
    });
    return { code: content.code };
  });
}

const LONGEST_NAME = 200;

/** Words of addresses below `/treaties`, which no instrument can have. */
const TAKEN = ['actions', 'add', 'export', 'import', 'imports', 'instruments', 'laws', 'states'];

/** An instrument as it is kept. @throws Refusal with the field at fault. */
export function checkedInstrument(given: InstrumentContent): InstrumentContent {
  if (!/^[a-z0-9][a-z0-9-]{1,59}$/u.test(given.code))
    throw new Refusal('not-a-code', { field: 'code', values: { given: given.code } });
  if (TAKEN.includes(given.code)) throw new Refusal('code-taken', { field: 'code', values: { given: given.code } });
  for (const field of ['adopted', 'inForce'] as const) {
    const day = given[field];
    if (day !== null && !isDay(day)) throw new Refusal('not-a-date', { field, values: { given: day } });
  }
  const names = Object.fromEntries(
    LANGS.flatMap((lang) => {
      const name = given.names[lang]?.name.trim() ?? '';
      const short = given.names[lang]?.short.trim() ?? '';
      if (Math.max(name.length, short.length) > LONGEST_NAME)
        throw new Refusal('too-long', { field: `name-${lang}`, values: { most: LONGEST_NAME } });
      return name === '' ? [] : [[lang, { name, short: short === '' ? name : short }] as const];
    }),
  );
  if (Object.keys(names).length === 0) throw new Refusal('name-missing', { field: 'name' });
  if (!isSound(given.rule)) throw new Refusal('rule-unsound', { field: 'instruments' });
  return { ...given, names };
}
