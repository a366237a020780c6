import { formatDate, type Translator } from '../../../kernel/i18n/index.js';
import { shortName } from '../names.js';
import type { Body, Party, PartyKind, PartyState, Standing } from '../party.js';

/** What codes of the register of parties are called in the reader's language. */

/** The name of a party: "Belarus", "United Nations Office on Drugs and Crime". */
export function partyName(t: Translator, party: Pick<Party, 'code' | 'names'>): string {
  return shortName(party, t.lang);
}

export function kindWord(t: Translator, kind: PartyKind): string {
  return t(`parties.kind.${kind}`);
}

export function stateWord(t: Translator, state: PartyState): string {
  return t(`parties.state.${state}`);
}

export function bodyWord(t: Translator, body: Body): string {
  return t(`parties.body.${body}`);
}

export function standingWord(t: Translator, standing: Standing): string {
  return t(`parties.standing.${standing}`);
}

/** A region or subregion by its M49 code. */
export function regionWord(t: Translator, code: string): string {
  return t.find(`parties.region.${code}`) ?? code;
}

/** "since 1945", "1971 to 1997", "until 2018"; null where neither is known. */
export function spanWords(t: Translator, from: string | null, to: string | null): string | null {
  const day = (date: string) => formatDate(t.lang, date);
  if (from !== null && to !== null) return t('parties.party.between', { from: day(from), to: day(to) });
  if (from !== null) return t('parties.party.since', { date: day(from) });
  return to === null ? null : t('parties.party.until', { date: day(to) });
}
