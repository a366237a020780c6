import { sql } from 'kysely';
import { type OwnDataPart, ownDataPart } from '../../kernel/privacy/index.js';
import { reportingTables } from './store/tables.js';

/** What a person wrote into calls and submissions. It stays when the person is erased: it is the party's, or the house's. */
export const REPORTING_OWN_DATA: readonly OwnDataPart[] = [
  ownDataPart({
    name: 'submitted-answers',
    fields: ['call', 'party', 'version', 'text', 'lang', 'made'],
    async read(c, id) {
      const rows = await reportingTables(c)
        .selectFrom('submission_answer as a')
        .innerJoin('submission as s', 's.id', 'a.submission_id')
        .innerJoin('input_call', 'input_call.id', 's.call_id')
        .select([
          'input_call.key as call',
          's.party_id as party',
          'a.version',
          'a.value',
          'a.lang',
          'a.written_at as made',
        ])
        .where('a.written_by', '=', id)
        .orderBy('a.written_at', 'desc')
        .execute();
      return rows.map(({ value, ...row }) => ({ ...row, text: JSON.stringify(value) }));
    },
  }),
  ownDataPart({
    name: 'submission-entries',
    fields: ['call', 'party', 'text', 'made'],
    async read(c, id) {
      const rows = await reportingTables(c)
        .selectFrom('submission_entry as e')
        .innerJoin('submission as s', 's.id', 'e.submission_id')
        .innerJoin('input_call', 'input_call.id', 's.call_id')
        .select(['input_call.key as call', 's.party_id as party', 'e.entry', 'e.made_at as made'])
        .where('e.made_by', '=', id)
        .orderBy('e.made_at', 'desc')
        .execute();
      return rows.map(({ entry, ...row }) => ({ ...row, text: JSON.stringify(entry) }));
    },
  }),
  ownDataPart({
    name: 'call-entries',
    fields: ['call', 'party', 'text', 'made'],
    async read(c, id) {
      const db = reportingTables(c);
      const ofCalls = await db
        .selectFrom('input_call_entry as e')
        .innerJoin('input_call', 'input_call.id', 'e.call_id')
        .select(['input_call.key as call', 'e.entry', 'e.made_at as made'])
        .where('e.made_by', '=', id)
        .execute();
      const ofRecipients = await db
        .selectFrom('call_recipient_entry as e')
        .innerJoin('input_call', 'input_call.id', 'e.call_id')
        .select(['input_call.key as call', 'e.party_id as party', 'e.entry', 'e.made_at as made'])
        .where('e.made_by', '=', id)
        .execute();
      const ofFiles = await db
        .selectFrom('questionnaire_import as i')
        .innerJoin('input_call', 'input_call.id', 'i.call_id')
        .select(['input_call.key as call', 'i.file_name as text', 'i.made_at as made'])
        .where('i.made_by', '=', id)
        .execute();
      const written = [...ofCalls.map((row) => ({ party: null, ...row })), ...ofRecipients].map(
        ({ entry, ...row }) => ({
          ...row,
          text: JSON.stringify(entry),
        }),
      );
      return [...written, ...ofFiles.map((row) => ({ party: null, ...row }))].sort(
        (a, b) => b.made.getTime() - a.made.getTime(),
      );
    },
  }),
  ownDataPart({
    name: 'answer-work',
    fields: ['call', 'party', 'text', 'made'],
    async read(c, id) {
      const { rows } = await sql<{ call: string; party: string | null; text: string; made: Date }>`
        select k.key as call, null as party, o.name || E'\n' || o.note as text, o.made_at as made
          from answer_code o join input_call k on k.id = o.call_id where o.made_by = ${id}
        union all select k.key, m.party_id::text, m.quote || E'\n' || m.note, m.made_at
          from answer_mark m join input_call k on k.id = m.call_id where m.made_by = ${id}
        union all select k.key, r.party_id::text, r.text, r.made_at
          from answer_translation r join submission s on s.id = r.submission_id join input_call k on k.id = s.call_id
          where r.made_by = ${id}
        union all select k.key, s.party_id::text, b.origin, b.made_at
          from brought_document b join submission s on s.id = b.submission_id join input_call k on k.id = s.call_id
          where b.made_by = ${id}
        order by made desc`.execute(reportingTables(c));
      return rows;
    },
  }),
];
