import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import {
  directionOf,
  formatDate,
  formatList,
  formatNumber,
  type Lang,
  type Translator,
} from '../../../kernel/i18n/index.js';
import type { Statement } from '../../../kernel/module/index.js';
import { pathIn, Table, Tabs, Tag, type TagKind, useFrame } from '../../../kernel/ui/index.js';
import { type Party, PartyLink } from '../../parties/index.js';
import { type ConcreteState, type Texts, textIn } from '../concrete/content.js';
import type { ReviewState } from '../concrete/log.js';
import type { FileToGive } from '../files.js';
import type { PlanMeasure } from '../plan-measure.js';

const TABS = [
  ['measures', '/plan'],
  ['gaps', '/plan/gaps'],
  ['concrete', '/plan/concrete'],
  ['appraisals', '/plan/appraisals'],
] as const;

/** The four faces of the Plan. */
export function PlanTabs({ current }: { current: (typeof TABS)[number][0] }) {
  const { t, lang } = useFrame();
  return (
    <Tabs
      label={t('plan.tabs')}
      tabs={TABS.map(([name, path]) => ({
        label: t(`plan.tab.${name}`),
        href: pathIn(lang, path),
        current: name === current,
      }))}
    />
  );
}

export const measurePath = (lang: Lang, n: number) => pathIn(lang, `/plan/measures/${n}`);
export const concretePath = (lang: Lang, key: string) => pathIn(lang, `/plan/concrete/${key}`);

/** "12. Address what makes people vulnerable": its titles in one line. */
export function measureName(t: Translator, { n, titles }: PlanMeasure): string {
  return t('plan.measure.name', { n, title: formatList(t.lang, titles(t.lang)) });
}

export function MeasureLink({ measure }: { measure: PlanMeasure }) {
  const { t, lang } = useFrame();
  return <a href={measurePath(lang, measure.n)}>{measureName(t, measure)}</a>;
}

const STATE_KINDS: Readonly<Record<ConcreteState, TagKind>> = {
  proposed: 'plain',
  planned: 'plain',
  'under-way': 'accent',
  done: 'done',
  stopped: 'late',
};

export function ConcreteStateTag({ state }: { state: ConcreteState }) {
  const { t } = useFrame();
  return <Tag kind={STATE_KINDS[state]}>{t(`plan.state.${state}`)}</Tag>;
}

const REVIEW_KINDS: Readonly<Record<ReviewState, TagKind>> = {
  draft: 'due',
  proposed: 'due',
  returned: 'late',
  published: 'done',
  withdrawn: 'plain',
};

export function ReviewTag({ review }: { review: ReviewState }) {
  const { t } = useFrame();
  return <Tag kind={REVIEW_KINDS[review]}>{t(`plan.review.${review}`)}</Tag>;
}

/** A text in the reader's language, or in the one that there is, marked as such. */
export function TextOf({ texts }: { texts: Texts }) {
  const { lang } = useFrame();
  const found = textIn(texts, lang);
  if (found === null) return null;
  if (found.lang === lang) return <>{found.text}</>;
  return (
    <span lang={found.lang} dir={directionOf(found.lang)}>
      {found.text}
    </span>
  );
}

export function DateOf({ date }: { date: string | null }) {
  const { lang } = useFrame();
  return date === null ? null : <bdi>{formatDate(lang, date)}</bdi>;
}

/** What parties said, each with its source; words are cut, for the source has them whole. */
export function Statements({
  statements,
  parties,
  caption,
}: {
  statements: readonly Statement[];
  parties: ReadonlyMap<string, Party>;
  caption: string;
}) {
  const { t, lang } = useFrame();
  const rows = statements.filter(({ partyId }) => parties.has(partyId));
  if (rows.length === 0) return <p class="quiet">{t('plan.statements.none')}</p>;
  return (
    <Table
      id="statements"
      caption={caption}
      columns={[
        {
          key: 'party',
          label: t('plan.statements.who'),
          heads: true,
          cell: ({ partyId }) => {
            const party = parties.get(partyId);
            return party === undefined ? null : <PartyLink party={party} />;
          },
        },
        {
          key: 'words',
          label: t('plan.statements.what'),
          cell: ({ words, lang: own }) => (
            <span lang={own} dir={directionOf(own)}>
              {cut(words)}
            </span>
          ),
        },
        {
          key: 'source',
          label: t('plan.statements.source'),
          cell: ({ source, at }) => (
            <>
              <a href={pathIn(lang, source.path)}>{source.name}</a> <DateOf date={dayOf(at)} />
            </>
          ),
        },
      ]}
      rows={rows}
      stacks
    />
  );
}

const MOST = 280;

function cut(words: string): string {
  const plain = words.replace(/\s+/gu, ' ');
  if (plain.length <= MOST) return plain;
  return `${plain.slice(0, plain.lastIndexOf(' ', MOST) + 1 || MOST).trimEnd()} …`;
}

/** Links to the files of a view: "Take it along: xlsx, csv". */
export function Take({ files }: { files: readonly { label: string; href: string }[] }) {
  const { t } = useFrame();
  return (
    <p class="quiet take">
      {t('plan.take')}{' '}
      {files.map(({ label, href }, at) => (
        <>
          {at === 0 ? '' : ' · '}
          <a href={href}>{label}</a>
        </>
      ))}
    </p>
  );
}

/** "12 of 193". */
export function ShareText({ said, asked }: { said: number; asked: number }): Child {
  const { t, lang } = useFrame();
  if (asked === 0) return <span class="quiet">–</span>;
  return <bdi>{t('plan.share', { said: formatNumber(lang, said), asked: formatNumber(lang, asked) })}</bdi>;
}

/** A file as the answer to a request. */
export async function fileGiven(c: Context<PageEnv>, { mediaType, name, pieces }: FileToGive): Promise<Response> {
  const whole: Uint8Array[] = [];
  for await (const piece of pieces) whole.push(piece);
  return c.body(Buffer.concat(whole), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${name}"`,
  });
}
