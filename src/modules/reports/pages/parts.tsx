import type { Child } from 'hono/jsx';
import {
  formatDate,
  formatList,
  LANGS,
  LANGUAGE_NAMES,
  type Lang,
  type Translator,
} from '../../../kernel/i18n/index.js';
import {
  type FormErrors,
  Notice,
  pathIn,
  Tabs,
  Tag,
  type TagKind,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { wordingIn } from '../report/arrange-report.js';
import type { Wordings } from '../report/asked.js';
import type { Flag } from '../report/flags.js';
import type { Annex } from '../report/published.js';
import type { ListedReport, Report } from '../store/reports.js';
import type { Refused } from './refused.js';

/** Path of a report's page, or of one below it. */
export function reportPath(t: Translator, key: string, below = ''): string {
  return pathIn(t.lang, `/reports/${key}${below}`);
}

/** Title of a report in the reader's language, else in its own. */
export function reportTitle(t: Translator, { titles, lang }: { titles: Wordings; lang: Lang }): string {
  return wordingIn(titles, t.lang, lang).text;
}

/** Words in the language that they are in, marked where that is not the reader's. */
export function Worded({ words, lang }: { words: Wordings; lang: Lang }) {
  const frame = useFrame();
  const shown = wordingIn(words, frame.lang, lang);
  return shown.lang === frame.lang ? shown.text : <bdi lang={shown.lang}>{shown.text}</bdi>;
}

export function StateTag({ report: { state, version } }: { report: Pick<ListedReport, 'state' | 'version'> }) {
  const { t } = useFrame();
  const kind: TagKind = state === 'published' ? 'done' : 'plain';
  const word = state === 'draft' && version > 0 ? 'correcting' : state;
  return <Tag kind={kind}>{t(`reports.state.${word}`)}</Tag>;
}

export function DayText({ day }: { day: string }) {
  const { lang } = useFrame();
  return (
    <time datetime={day}>
      <bdi>{formatDate(lang, day)}</bdi>
    </time>
  );
}

export function RefusedNotice({ refused }: { refused: Refused }) {
  return refused.notice === null ? null : <Notice kind="late">{refused.notice}</Notice>;
}

/** Crumbs of pages below a report. */
export function crumbsOf(
  t: Translator,
  { key, content }: Pick<Report, 'key' | 'content'>,
  below: 'draft' | '' = 'draft',
) {
  return [
    { label: t('reports.list.title'), href: pathIn(t.lang, '/reports') },
    { label: reportTitle(t, content), href: reportPath(t, key, below === '' ? '' : `/${below}`) },
  ];
}

const TABS = [
  ['draft', '/draft'],
  ['outline', '/outline'],
  ['sign', '/sign'],
] as const;

/** The pages of those who write a report. */
export function ReportTabs({ report, current }: { report: Pick<Report, 'key'>; current: (typeof TABS)[number][0] }) {
  const { t } = useFrame();
  return (
    <Tabs
      label={t('reports.tabs.label')}
      tabs={TABS.map(([name, below]) => ({
        label: t(`reports.tabs.${name}`),
        href: reportPath(t, report.key, below),
        current: name === current,
      }))}
    />
  );
}

/** A line in each of six languages, that of the report first. */
export function WordingFields({
  name,
  label,
  words,
  first,
  errors,
  typed,
}: {
  name: string;
  label: (lang: string) => Child;
  words: Wordings;
  first: Lang;
  errors: FormErrors;
  typed: Readonly<Record<string, string>>;
}) {
  const { t } = useFrame();
  const field = (lang: Lang) => (
    <TextField
      name={`${name}-${lang}`}
      label={label(LANGUAGE_NAMES[lang])}
      lang={lang}
      value={typed[`${name}-${lang}`] ?? words[lang] ?? ''}
      error={errors[`${name}-${lang}`]}
    />
  );
  return (
    <>
      {field(first)}
      <details open={LANGS.some((lang) => lang !== first && errors[`${name}-${lang}`] !== undefined) || undefined}>
        <summary>{t('reports.outline.other-languages')}</summary>
        {LANGS.filter((lang) => lang !== first).map(field)}
      </details>
    </>
  );
}

/** What has changed under a sentence, in words: "Corrected since: Belarus, Kenya." */
export function FlagWords({ flags, annex }: { flags: readonly Flag[]; annex: Annex }) {
  const { t, lang } = useFrame();
  const kinds = [...new Set(flags.map(({ kind }) => kind))];
  return (
    <ul class="flags">
      {kinds.map((kind) => {
        const of = flags.filter((flag) => flag.kind === kind);
        const names = of.flatMap(({ party }) => {
          const named = party === null ? undefined : annex.parties[party];
          return named === undefined ? [] : [wordingIn(named.names, lang).text];
        });
        const n = of.reduce((sum, one) => sum + one.n, 0);
        return <li>{t(`reports.flag.${kind}`, { n, parties: formatList(lang, names) })}</li>;
      })}
    </ul>
  );
}
