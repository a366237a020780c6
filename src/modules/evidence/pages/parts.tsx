import type { Context } from 'hono';
import { NotAllowed, type PartyRef, partiesPermitted } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatNumber, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { pathIn, Tag, type TagKind, useFrame } from '../../../kernel/ui/index.js';
import { findParty, partyName } from '../../parties/index.js';
import type { Release } from '../releases/release.js';

export { titleOf } from '../releases/release.js';

export const EVIDENCE = '/evidence';
export const DATA = '/evidence/data';

export function releasePath(lang: Lang, { slug, version }: Pick<Release, 'slug' | 'version'>): string {
  return pathIn(lang, `/evidence/releases/${slug}/${version}`);
}

export const dataSetPath = (lang: Lang, id: string): string => pathIn(lang, `${DATA}/${id}`);

const KINDS: Readonly<Record<Release['state'], TagKind>> = {
  proposed: 'due',
  published: 'done',
  declined: 'plain',
  withdrawn: 'late',
};

export function StateTag({ state }: Pick<Release, 'state'>) {
  const { t } = useFrame();
  return <Tag kind={KINDS[state]}>{t(`evidence.state.${state}`)}</Tag>;
}

/** Name of a party in the language of the reader. */
export async function nameOfParty(c: Context<PageEnv>, house: House, partyId: string): Promise<string> {
  const party = await findParty(house.db, c.var.actor, { id: partyId });
  return party === null ? '' : partyName(c.var.t, party);
}

/** The party for which data is held: the one named in the address or the form, or the only one. @throws NotAllowed */
export function partyAsked(c: Context<PageEnv>, code: string | undefined): PartyRef {
  const parties = partiesPermitted(c.var.actor, 'evidence.write');
  const found = code === undefined ? parties[0] : parties.find((party) => party.code === code.toUpperCase());
  if (found === undefined) throw new NotAllowed();
  return found;
}

/** "12.4 MB" */
export function bytesWord(t: Translator, bytes: number): string {
  const mega = bytes / 1_000_000;
  return mega >= 1
    ? t('evidence.size.mb', { n: Math.round(mega * 10) / 10 })
    : t('evidence.size.kb', { n: Math.max(1, Math.round(bytes / 1000)) });
}

export function Count({ n }: { n: number }) {
  const { lang } = useFrame();
  return <bdi>{formatNumber(lang, n)}</bdi>;
}

/** Text values of a form by name. */
export function textsOf(body: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** Values of a form under one name, of which there may be several. */
export function listOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((one): one is string => typeof one === 'string' && one !== '');
}
