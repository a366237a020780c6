import { type Connection, isDuplicate, newId } from '../db/index.js';
import type { Lang } from '../i18n/index.js';
import { isLang } from '../i18n/index.js';
import { Refused } from './refused.js';
import { accessTables } from './store.js';

/** Somebody with an account. */
export interface Person {
  id: string;
  name: string;
  lang: Lang;
  /** Lower-cased. */
  email: string;
}

/** An address of mail as it is kept, or null when it cannot be one. What really exists only a mail can tell. */
export function readEmail(typed: string): string | null {
  const email = typed.trim().normalize('NFC').toLowerCase();
  return email.length <= 254 && /^[^\s@,;<>"()]+@[^\s@,;<>"()]+\.[^\s@.,;<>"()]+$/u.test(email) ? email : null;
}

/** A name as it is kept: one line, at most 120 characters. @throws Refused */
export function readName(typed: string): string {
  const name = typed
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  if (name === '' || name.length > 120) throw new Refused('name', name === '' ? 'missing' : 'too-long');
  return name;
}

/** @throws Refused when somebody has the address already. */
export async function addPerson(c: Connection, person: Omit<Person, 'id'>, now: Date): Promise<Person> {
  const id = newId();
  try {
    await accessTables(c)
      .insertInto('person')
      .values({ ...person, id, made: now, closed: null })
      .execute();
  } catch (error) {
    if (isDuplicate(error)) throw new Refused('email', 'taken');
    throw error;
  }
  return { ...person, id };
}

export async function findPerson(c: Connection, by: { id: string } | { email: string }): Promise<Person | null> {
  const row = await accessTables(c)
    .selectFrom('person')
    .select(['id', 'name', 'lang', 'email'])
    .where('closed', 'is', null)
    .where((where) => ('id' in by ? where('id', '=', by.id) : where('email', '=', by.email)))
    .executeTakeFirst();
  return row === undefined ? null : { ...row, lang: isLang(row.lang) ? row.lang : 'en' };
}

/** Name and language, by the person. */
export async function describePerson(
  c: Connection,
  id: string,
  { name, lang }: Pick<Person, 'name' | 'lang'>,
): Promise<void> {
  await accessTables(c)
    .updateTable('person')
    .set({ name: readName(name), lang })
    .where('id', '=', id)
    .execute();
}
