import type { Child } from 'hono/jsx';
import type { Translator } from '../../../../kernel/i18n/index.js';
import { LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../../kernel/i18n/index.js';
import { Choices, Filters, Select, Tabs, useFrame } from '../../../../kernel/ui/index.js';
import { bodyWord, REGIONAL_GROUPS } from '../../../parties/index.js';
import type { AnswerFilter, RegionalGroup } from '../../answers/answer-filter.js';
import type { CallContent } from '../../calls/content.js';
import { textIn } from '../../calls/texts.js';
import { callPath } from '../parts.js';
import { numbered } from '../questions-view.js';

const TABS = ['answered', 'beside', 'figures', 'passages', 'alike'] as const;
/** Those that everybody has. */
const COMMON: readonly string[] = ['answered', 'beside', 'figures'];

/** Pages on what parties answered to a call. */
export function ReadingTabs({
  callKey,
  current,
  reads,
}: {
  callKey: string;
  current: (typeof TABS)[number];
  /** Whether the reader sees the work of officers. */
  reads: boolean;
}) {
  const { t } = useFrame();
  return (
    <Tabs
      label={t('reporting.reading.label')}
      tabs={TABS.filter((name) => reads || COMMON.includes(name)).map((name) => ({
        label: t(`reporting.reading.${name}`),
        href: callPath(t, callKey, `/reading/${name}`),
        current: name === current,
      }))}
    />
  );
}

/** The regional group of a State in words; for those in none too. */
export function groupWord(t: Translator, group: RegionalGroup | null): string {
  return group === null ? t('reporting.reading.no-group') : bodyWord(t, group);
}

/** Narrows by regional group and by language of the answer; whatever else a page narrows by stands before them. */
export function AnswerFilters({
  filter,
  names = [],
  children,
}: {
  filter: AnswerFilter;
  names?: readonly string[];
  children?: Child;
}) {
  const { t } = useFrame();
  return (
    <details class="narrow" open={filter.group.length + filter.lang.length > 0 || undefined}>
      <summary>{t('reporting.reading.narrow')}</summary>
      <Filters names={['group', 'lang', ...names]}>
        {children}
        <Choices
          name="group"
          kind="checkbox"
          legend={t('reporting.reading.group')}
          chosen={filter.group}
          options={REGIONAL_GROUPS.map((group) => ({ value: group, label: groupWord(t, group) }))}
        />
        <Choices
          name="lang"
          kind="checkbox"
          legend={t('reporting.reading.lang')}
          chosen={filter.lang}
          options={LANGS_IN_UN_ORDER.map((lang) => ({ value: lang, label: LANGUAGE_NAMES[lang], lang }))}
        />
      </Filters>
    </details>
  );
}

const LONGEST_OPTION = 90;

/** Which question, by its number. */
export function QuestionSelect({ content, number }: { content: CallContent; number: number }) {
  const { t } = useFrame();
  const words = (id: string) => {
    const [first = ''] = (textIn(content.texts, `question/${id}`, t.lang, content.lang)?.text ?? '').split('\n');
    return first.length > LONGEST_OPTION ? `${first.slice(0, LONGEST_OPTION).trimEnd()}…` : first;
  };
  return (
    <Select
      name="question"
      label={t('reporting.beside.question')}
      value={String(number)}
      options={numbered(content).map(({ id }, at) => ({ value: String(at + 1), label: `${at + 1}. ${words(id)}` }))}
    />
  );
}

/** The same rows as files. */
export function TakeAlong({ path, query }: { path: string; query: URLSearchParams }) {
  const { t } = useFrame();
  const search = query.size === 0 ? '' : `?${query}`;
  return (
    <p class="quiet">
      {t('reporting.reading.take')}{' '}
      {(['xlsx', 'csv'] as const).map((format) => (
        <>
          <a href={`${path}.${format}${search}`}>
            <bdi>{format}</bdi>
          </a>{' '}
        </>
      ))}
    </p>
  );
}
