import type { Selectable } from 'kysely';
import { type Connection, jsonb, newId } from '../../../kernel/db/index.js';
import { isLang } from '../../../kernel/i18n/index.js';
import type {
  JoiningRule,
  Registration,
  RegistrationAct,
  RegistrationContent,
  RegistrationFile,
  RegistrationState,
  RegistrationStep,
} from '../registration.js';
import { joiningTables, type RegistrationRow } from './tables.js';

export async function insertRegistration(c: Connection, content: RegistrationContent, now: Date): Promise<string> {
  const id = newId();
  const { kind, names, acronym, seat, about, website, consultative, applicant } = content;
  await joiningTables(c)
    .insertInto('registration')
    .values({
      ...{ id, state: 'registered', version: 1, kind, acronym, seat, about, website, consultative },
      names: jsonb(names.map(({ lang, name }) => ({ lang, name }))),
      applicant_name: applicant.name,
      applicant_email: applicant.email,
      lang: applicant.lang,
      made: now,
      ...{ confirmed: null, ended: null, code: null, silence_after: null, party_id: null },
    })
    .execute();
  return id;
}

/** `lock`: to the end of the transaction. */
export async function findRegistration(c: Connection, id: string, lock = false): Promise<Registration | null> {
  const query = joiningTables(c).selectFrom('registration').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : registrationOf(row);
}

/** These, as far as there are such. */
export async function findRegistrationsById(c: Connection, ids: readonly string[]): Promise<Registration[]> {
  if (ids.length === 0) return [];
  const rows = await joiningTables(c).selectFrom('registration').selectAll().where('id', 'in', ids).execute();
  return rows.map(registrationOf);
}

export interface RegistrationChange {
  state: RegistrationState;
  confirmed?: Date;
  ended?: Date;
  code?: string;
  silenceAfter?: string | null;
  partyId?: string;
}

export async function changeRegistration(
  c: Connection,
  { id, version }: Pick<Registration, 'id' | 'version'>,
  { state, confirmed, ended, code, silenceAfter, partyId }: RegistrationChange,
): Promise<void> {
  await joiningTables(c)
    .updateTable('registration')
    .set({
      state,
      version: version + 1,
      ...(confirmed === undefined ? {} : { confirmed }),
      ...(ended === undefined ? {} : { ended }),
      ...(code === undefined ? {} : { code }),
      ...(silenceAfter === undefined ? {} : { silence_after: silenceAfter }),
      ...(partyId === undefined ? {} : { party_id: partyId }),
    })
    .where('id', '=', id)
    .execute();
}

export interface NewStep {
  act: RegistrationAct;
  by: string | null;
  words?: string;
  forApplicant?: boolean;
}

export async function addStep(
  c: Connection,
  id: string,
  { act, by, words = '', forApplicant = true }: NewStep,
  now: Date,
): Promise<void> {
  await joiningTables(c)
    .insertInto('registration_step')
    .values({ id: newId(), registration_id: id, act, made_by: by, made: now, words, for_applicant: forApplicant })
    .execute();
}

export async function findSteps(c: Connection, id: string): Promise<RegistrationStep[]> {
  const rows = await joiningTables(c)
    .selectFrom('registration_step')
    .selectAll()
    .where('registration_id', '=', id)
    .orderBy('made')
    .orderBy('id')
    .execute();
  return rows.map(({ act, made_by, made, words, for_applicant }) => ({
    ...{ act, by: made_by, made, words, forApplicant: for_applicant },
  }));
}

export async function findFiles(c: Connection, id: string): Promise<RegistrationFile[]> {
  return joiningTables(c)
    .selectFrom('registration_file')
    .select(['sha256', 'name', 'size', 'media_type as mediaType'])
    .where('registration_id', '=', id)
    .orderBy('added')
    .execute();
}

/** Which of these files a registration refers to. */
export async function digestsHeld(c: Connection, digests: readonly string[]): Promise<string[]> {
  if (digests.length === 0) return [];
  const rows = await joiningTables(c)
    .selectFrom('registration_file')
    .select('sha256')
    .distinct()
    .where('sha256', 'in', [...digests])
    .execute();
  return rows.map(({ sha256 }) => sha256);
}

export async function findRules(c: Connection): Promise<JoiningRule[]> {
  return joiningTables(c).selectFrom('joining_rule').select(['kind', 'agreement', 'days']).execute();
}

export function registrationOf(row: Selectable<RegistrationRow>): Registration {
  const { id, state, version, kind, names, acronym, seat, about, website, consultative, made, confirmed } = row;
  return {
    ...{ id, state, version, kind, names, acronym, seat, about, website, consultative, made, confirmed },
    applicant: { name: row.applicant_name, email: row.applicant_email, lang: isLang(row.lang) ? row.lang : 'en' },
    ended: row.ended,
    code: row.code,
    silenceAfter: row.silence_after,
    partyId: row.party_id,
  };
}
