import { LANGS, type Lang } from '../../../kernel/i18n/index.js';
import { pathIn, Tag, type TagKind, useFrame } from '../../../kernel/ui/index.js';
import { nameIn } from '../names.js';
import type { Party, PartyState } from '../party.js';
import { partyName, stateWord } from './words.js';

/** Path of a party's page. */
export function partyPath(lang: Lang, party: Pick<Party, 'code'>): string {
  return pathIn(lang, `/parties/${party.code}`);
}

/** A party by its name, in its own language where it has none in the reader's. */
export function PartyLink({ party }: { party: Pick<Party, 'code' | 'names'> }) {
  const { lang } = useFrame();
  return (
    <a href={partyPath(lang, party)}>
      <NameText party={party} />
    </a>
  );
}

export function NameText({ party }: { party: Pick<Party, 'code' | 'names'> }) {
  const { lang, t } = useFrame();
  const found = nameIn(party, lang);
  if (found === null || found.lang === lang) return <bdi>{partyName(t, party)}</bdi>;
  return <bdi lang={found.lang}>{found.name}</bdi>;
}

const COLOURS: Readonly<Record<PartyState, TagKind>> = {
  active: 'done',
  waiting: 'due',
  refused: 'late',
  former: 'plain',
};

export function StateTag({ state }: { state: PartyState }) {
  const { t } = useFrame();
  return <Tag kind={COLOURS[state]}>{stateWord(t, state)}</Tag>;
}

/** Names and frontiers are nobody's opinion here; stands below every list and page of parties. */
export function Disclaimer() {
  const { t } = useFrame();
  return <p class="quiet disclaimer">{t('parties.disclaimer')}</p>;
}

/** Languages, the reader's own first. */
export function languagesFrom(lang: Lang): Lang[] {
  return [lang, ...LANGS.filter((one) => one !== lang)];
}
