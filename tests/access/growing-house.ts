import { sql } from 'kysely';
import type { Database } from '../../src/kernel/db/index.js';
import { keepPatterns, multiplyRows, type PatternGroup } from '../kit/multiply-rows.js';

/** What grows in a house, and below what; each pattern is a record that `seedSecrets` wrote, or that stands here. */

const MOMENT = `now() - i * interval '1 second'`;

const GROUPS: readonly PatternGroup[] = [
  {
    name: 'documents',
    patterns: [
      { table: 'document', where: `slug in ('a-res-91-901', 'a-res-91-903')` },
      { table: 'document_title' },
      {
        table: 'document_text',
        instead: { ...{ reading: `'{}'`, rule_reading: `'{}'`, prepared: `'{}'`, source_text: `''` } },
      },
      { table: 'paragraph', where: 'position = 1' },
      { table: 'citation' },
      { table: 'text_import' },
    ],
  },
  {
    name: 'register',
    patterns: [
      {
        table: 'commitment',
        where: `key in ('a-res-91-903-op-9-1', 'a-res-91-903-op-7-1')`,
        instead: {
          document_id: 'document_id',
          ordinal: '1000 + i',
          line_id: `md5(id::text || 'register' || i)::uuid`,
          revision: '(select revision from register)',
        },
      },
      ...['addressee', 'title', 'step', 'answer'].map((of) => ({ table: `commitment_${of}` })),
      { table: 'commitment_answer_version' },
    ],
  },
  {
    name: 'parties',
    patterns: [
      {
        table: 'party',
        where: `code = 'BY'`,
        instead: {
          ...{ code: `'NGO-' || i`, kind: `'ngo'`, alpha2: 'null', alpha3: 'null', m49: 'null', fact_digest: 'null' },
        },
      },
      { table: 'party_name', instead: { name: `name || ' ' || i` } },
      { table: 'call_recipient' },
      { table: 'call_recipient_entry' },
      { table: 'submission' },
      { table: 'submission_entry' },
      { table: 'submission_answer' },
      { table: 'submission_version' },
      { table: 'sent_answer' },
      { table: 'commitment_answer' },
      { table: 'commitment_answer_version' },
      { table: 'treaty_law' },
    ],
  },
  {
    name: 'calls',
    patterns: [
      { table: 'input_call' },
      { table: 'input_call_entry' },
      { table: 'input_call_subject' },
      { table: 'input_call_version' },
      { table: 'call_recipient' },
      { table: 'call_recipient_entry' },
      { table: 'submission' },
      { table: 'submission_entry' },
      { table: 'submission_answer' },
      { table: 'submission_version' },
      { table: 'sent_answer' },
    ],
  },
  {
    name: 'people',
    patterns: [
      { table: 'person', where: `email like 'insider%'` },
      { table: 'role_held' },
      { table: 'delegation' },
      { table: 'comment' },
    ],
  },
  { name: 'measures', patterns: [{ table: 'concrete_measure' }, { table: 'concrete_measure_entry' }] },
  {
    name: 'laws',
    patterns: [{ table: 'treaty_law', instead: { party_id: 'party_id', key: `key || '-' || i` } }],
  },
  {
    name: 'studies',
    patterns: [{ table: 'estimation_study' }, { table: 'estimation_run', instead: { job_id: 'null' } }],
  },
  {
    name: 'evidence',
    patterns: [{ table: 'evidence_data_set' }, { table: 'evidence_release' }, { table: 'evidence_release_entry' }],
  },
  {
    name: 'joining',
    patterns: [{ table: 'registration' }],
  },
  { name: 'comments', patterns: [{ table: 'comment', instead: { made: MOMENT } }] },
  { name: 'sheets', patterns: [{ table: 'register_import', instead: { job_id: 'null' } }] },
  {
    name: 'notices',
    patterns: [{ table: 'notice', instead: { person_id: 'person_id', source: `source || '-' || i`, made: MOMENT } }],
  },
  { name: 'feeds', patterns: [{ table: 'notice_feed' }] },
  {
    name: 'jobs',
    patterns: [{ table: 'job', where: 'key is not null', instead: { kind: 'kind', key: `key || '-' || i` } }],
  },
  {
    name: 'log',
    patterns: [{ table: 'action', where: 'position <= 5', instead: { position: '1000000 + i * 10 + position' } }],
  },
];

/** What a house has hundreds of, never tens of thousands: a hundredth of all else. */
const FEW: ReadonlySet<string> = new Set(['calls', 'measures', 'studies', 'evidence', 'sheets']);

/** Keeps one of everything that the house has. @returns the tables that had nothing to be multiplied. */
export async function beginToGrow(db: Database): Promise<string[]> {
  const empty: string[] = [];
  for (const group of GROUPS)
    for (const [table, count] of await keepPatterns(db, group)) if (count === 0) empty.push(`${group.name}: ${table}`);
  return empty;
}

/** Makes the house grow until it has so many of each, or of each of some groups. */
export async function growTo(db: Database, from: number, to: number, only?: readonly string[]): Promise<void> {
  await sql`update register set revision = revision + 1`.execute(db.connection.queries);
  for (const group of GROUPS.filter(({ name }) => only === undefined || only.includes(name))) {
    const share = FEW.has(group.name) ? 100 : 1;
    await multiplyRows(db, group, Math.floor(from / share) + 1, Math.floor(to / share));
  }
}
