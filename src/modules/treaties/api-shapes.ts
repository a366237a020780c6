import { z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import { ACTION_KINDS, type Action, EXTENTS, TARGET_KINDS } from './action.js';
import type { InstrumentBoard } from './board.js';
import { AREAS, DEPOSITARIES } from './instrument.js';
import { LAW_STATES, type Law } from './laws/law.js';
import { NO_STATUS, STANDINGS, type Status } from './status.js';

/** The status of treaties as the API tells it: every member that leaves is named here. */

export const day = z.string().openapi({ example: '2003-09-24', description: 'YYYY-MM-DD' });

const DelayShape = z.union([
  z.object({ days: z.number().int().min(0) }),
  z.object({ months: z.number().int().min(0) }),
]);

export const RuleShape = z
  .object({
    instruments: z.number().int().min(1).openapi({ description: 'Instruments of consent that bring it into force.' }),
    first: DelayShape.openapi({ description: 'From the deposit of the last of these.' }),
    later: DelayShape.openapi({ description: 'From the deposit of each later one.' }),
    after: z.string().nullable().openapi({ description: 'Code of the instrument to which one must be party first.' }),
    withdrawal: z.union([
      DelayShape,
      z.object({ periodYears: z.number().int().min(1), noticeMonths: z.number().int().min(0) }),
    ]),
  })
  .openapi('EntryIntoForceRule');

const NamesShape = z.partialRecord(z.enum(LANGS), z.object({ name: z.string(), short: z.string() }));

export const NewInstrumentShape = z
  .object({
    code: z.string().openapi({ example: 'trafficking-protocol' }),
    number: z.string().default('').openapi({ example: 'XVIII-12-a' }),
    adopted: day.nullable().default(null),
    inForce: day.nullable().default(null),
    registration: z.string().default(''),
    volume: z.string().default(''),
    depositary: z.enum(DEPOSITARIES).default('other'),
    rule: RuleShape,
    names: NamesShape,
  })
  .openapi('NewTreaty');

export const InstrumentShape = NewInstrumentShape.extend({
  statusesAsOf: day.nullable().openapi({ description: 'Null: no status by State was brought in; nothing is known.' }),
  statusesSource: z.string(),
  parties: z.number().int().nullable().openapi({ description: 'States; regional organizations are not counted.' }),
  signatories: z.number().int().nullable(),
  counts: z.array(
    z.object({
      asOf: z.string().nullable(),
      signatories: z.number().int().nullable(),
      parties: z.number().int(),
      source: z.string(),
    }),
  ),
}).openapi('Treaty');

export function shapeOfInstrument({ instrument, known, parties, signatories }: InstrumentBoard) {
  const { code, number, adopted, inForce, registration, volume, depositary, rule, names } = instrument;
  return {
    ...{ code, number, adopted, inForce, registration, volume, depositary, rule, names },
    ...{ statusesAsOf: instrument.statusesAsOf, statusesSource: instrument.statusesSource },
    ...{ parties: known ? parties : null, signatories: known ? signatories : null, counts: [...instrument.counts] },
  };
}

export const ActionContentShape = z.object({
  kind: z.enum(ACTION_KINDS),
  date: day,
  effective: day.nullable().default(null),
  words: z.string().default(''),
  lang: z.enum(LANGS).nullable().default(null),
  namedAs: z.string().default(''),
  source: z.string().default(''),
  target: z
    .string()
    .default('')
    .openapi({ example: 'BY', description: 'Of an objection: code of the participant whose act it objects to.' }),
  targetKind: z.enum(TARGET_KINDS).nullable().default(null),
  targetDate: day.nullable().default(null),
  territory: z.string().default('').openapi({ description: 'Of a territorial note: the territories.' }),
  extent: z.enum(EXTENTS).nullable().default(null),
});

export const ActionShape = ActionContentShape.extend({ id: z.uuid() }).openapi('TreatyAction');

/** @param codeOf the code of a party by its id. */
function shapeOfAction(action: Action, codeOf: (id: string) => string): z.infer<typeof ActionShape> {
  const { id, kind, date, effective, words, lang, namedAs, source } = action;
  const { targetParty, targetKind, targetDate, territory, extent } = action;
  return {
    ...{ id, kind, date, effective, words, lang, namedAs, source, targetKind, targetDate, territory, extent },
    target: targetParty === null ? '' : codeOf(targetParty),
  };
}

export const StatusShape = z
  .object({
    treaty: z.string(),
    party: z.string().openapi({ example: 'BY' }),
    standing: z.enum([...STANDINGS, 'unknown']),
    signature: day.nullable(),
    consent: z.object({ kind: z.enum(ACTION_KINDS), date: day }).nullable(),
    inForce: day.nullable(),
    lacks: z
      .string()
      .nullable()
      .openapi({ description: 'Code of the instrument to which it would have to be party first.' }),
    withdrawal: day.nullable(),
    ends: day.nullable(),
    statements: z.array(ActionShape),
  })
  .openapi('TreatyStatus');

/** Null: nothing is known of who is not named. */
export function shapeOfStatus(
  board: InstrumentBoard,
  party: { id: string; code: string },
  codeOf: (id: string) => string,
): z.infer<typeof StatusShape> {
  const known: Status | undefined = board.statuses.get(party.id);
  const { standing, signature, consent, inForce, lacks, withdrawal, ends, worded } = known ?? NO_STATUS;
  return {
    ...{ treaty: board.instrument.code, party: party.code, inForce, lacks, ends },
    standing: standing === 'none' && !board.known ? 'unknown' : standing,
    signature: signature?.date ?? null,
    consent: consent === null ? null : { kind: consent.kind, date: consent.date },
    withdrawal: withdrawal?.date ?? null,
    statements: worded.map((action) => shapeOfAction(action, codeOf)),
  };
}

export const LawContentShape = z.object({
  title: z.string(),
  citation: z.string().default(''),
  link: z.string().default(''),
  date: z.string().default('').openapi({ description: 'YYYY, YYYY-MM or YYYY-MM-DD.' }),
  lang: z.enum(LANGS),
  articles: z.string().default('').openapi({ example: '5, 8' }),
  words: z.string().default(''),
});

export const LawShape = LawContentShape.extend({
  id: z.uuid(),
  party: z.string(),
  treaty: z.string(),
  area: z.enum(AREAS),
  state: z.enum(LAW_STATES),
  version: z.number().int(),
}).openapi('TreatyLaw');

/** The remark of a review is for those who write laws of the State; it stays out. */
export function shapeOfLaw(law: Law, of: { party: string; treaty: string }): z.infer<typeof LawShape> {
  const { id, area, state, version, title, citation, link, date, lang, articles, words } = law;
  return { ...{ id, area, state, version, title, citation, link, date, lang, articles, words }, ...of };
}
