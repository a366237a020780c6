import type { Child } from 'hono/jsx';
import { directionOf, LANGUAGE_NAMES, type Lang } from '../../../kernel/i18n/index.js';
import {
  type DifferencePiece,
  DifferenceView,
  Facts,
  Notice,
  Tag,
  type TagKind,
  useFrame,
} from '../../../kernel/ui/index.js';
import type { ComparedTexts } from '../compare-texts.js';
import type { ActChange, Change, DateChange, ParagraphRef, Twins } from '../reader/compare/comparison.js';
import type { DateMention } from '../reader/reading.js';
import { documentPath } from './parts.js';
import { actWord, addresseeWord, dateWords, placeWord } from './words.js';

/** What changed between two texts: a summary of one page, then every paragraph that is not the same. */
export function ComparisonView({ compared }: { compared: ComparedTexts }) {
  const { t } = useFrame();
  const { comparison } = compared;
  const changed = comparison.changes.filter((change) => change.kind !== 'kept');
  return (
    <>
      <section aria-labelledby="summary" class="summary">
        <h2 id="summary">{t('documents.compare.summary')}</h2>
        {comparison.comparedBy === 'structure' ? (
          <Notice kind="due">
            <p>
              {t('documents.compare.two-languages', {
                old: LANGUAGE_NAMES[compared.old.text.lang],
                new: LANGUAGE_NAMES[compared.new.text.lang],
              })}
            </p>
          </Notice>
        ) : null}
        <SummaryFacts compared={compared} />
      </section>
      <section aria-labelledby="changes">
        <h2 id="changes">
          {t('documents.compare.changes')}{' '}
          <small>{t('documents.compare.same', { n: comparison.summary.paragraphs.kept })}</small>
        </h2>
        {changed.length === 0 ? <p>{t('documents.compare.nothing')}</p> : null}
        <ol role="list" class="changes">
          {changed.map((change) => (
            <ChangeEntry change={change} compared={compared} />
          ))}
        </ol>
      </section>
      <TwinList title={t('documents.compare.twins-old')} twins={comparison.twins.old} lang={compared.old.text.lang} />
      <TwinList title={t('documents.compare.twins-new')} twins={comparison.twins.new} lang={compared.new.text.lang} />
    </>
  );
}

function SummaryFacts({ compared }: { compared: ComparedTexts }) {
  const { t } = useFrame();
  const { paragraphs, words, acts, dates } = compared.comparison.summary;
  const counted = (prefix: 'kind' | 'act' | 'date', counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .filter(([, n]) => n > 0)
      .map(([code, n]) => `${t.find(`documents.compare.${prefix}.${code}`) ?? code} ${n}`)
      .join(t('documents.comma'));
  const rows: { name: Child; value: Child }[] = [
    { name: t('documents.compare.paragraphs'), value: counted('kind', paragraphs) },
  ];
  if (words.gone + words.new > 0)
    rows.push({ name: t('documents.compare.words'), value: t('documents.compare.word-counts', words) });
  const actWords = counted('act', acts);
  const dateWordsText = counted('date', dates);
  if (actWords !== '') rows.push({ name: t('documents.compare.acts'), value: actWords });
  if (dateWordsText !== '') rows.push({ name: t('documents.compare.dates'), value: dateWordsText });
  return <Facts facts={rows} />;
}

const KIND_TAGS: Readonly<Record<Change['kind'], TagKind>> = {
  kept: 'plain',
  reworded: 'accent',
  moved: 'accent',
  merged: 'accent',
  split: 'accent',
  gone: 'late',
  new: 'done',
};

function ChangeEntry({ change, compared }: { change: Change; compared: ComparedTexts }) {
  const { t } = useFrame();
  const lang = change.new.length > 0 ? compared.new.text.lang : compared.old.text.lang;
  return (
    <li>
      <div class="meta">
        <Tag kind={KIND_TAGS[change.kind]}>{t(`documents.compare.kind.${change.kind}`)}</Tag>
        <Places refs={change.old} side={compared.old} />
        {change.old.length > 0 && change.new.length > 0 ? (
          <span aria-hidden="true">{directionOf(t.lang) === 'rtl' ? '←' : '→'}</span>
        ) : null}
        <Places refs={change.new} side={compared.new} />
      </div>
      <ChangedWords change={change} lang={lang} compared={compared} />
      <ActAndDateChanges acts={change.acts} dates={change.dates} />
    </li>
  );
}

function Places({ refs, side }: { refs: readonly ParagraphRef[]; side: ComparedTexts['old'] }) {
  const { t } = useFrame();
  return (
    <>
      {refs.map((ref) => (
        <a href={`${documentPath(t, side.document.slug)}?text=${side.text.id}#${ref.eId}`}>
          {placeWord(t, { ...ref, section: sectionOf(ref) })}
        </a>
      ))}
    </>
  );
}

function sectionOf(ref: ParagraphRef): 'preamble' | 'operative' | 'annex' {
  return ref.place === 'preambular' ? 'preamble' : ref.place;
}

function ChangedWords({ change, lang, compared }: { change: Change; lang: Lang; compared: ComparedTexts }) {
  if (change.words.length > 0) {
    const kinds = { same: 'same', gone: 'removed', new: 'added' } as const;
    return (
      <DifferenceView
        lang={lang}
        pieces={change.words.map(({ change: kind, text }): DifferencePiece => ({ kind: kinds[kind], text }))}
      />
    );
  }
  const whole = (refs: readonly ParagraphRef[]) => refs.map((ref) => ref.text).join('\n');
  if (change.kind === 'gone')
    return <DifferenceView lang={lang} pieces={[{ kind: 'removed', text: whole(change.old) }]} />;
  if (change.kind === 'new')
    return <DifferenceView lang={lang} pieces={[{ kind: 'added', text: whole(change.new) }]} />;
  return (
    <div class="facing">
      <Facing refs={change.old} lang={compared.old.text.lang} />
      <Facing refs={change.new} lang={compared.new.text.lang} />
    </div>
  );
}

function Facing({ refs, lang }: { refs: readonly ParagraphRef[]; lang: Lang }) {
  return (
    <div class="said" lang={lang} dir={directionOf(lang)}>
      {refs.map((ref) => (
        <p>{ref.text}</p>
      ))}
    </div>
  );
}

/** "urge became request: weaker", "October 2017 became September 2017: earlier". */
function ActAndDateChanges({ acts, dates }: { acts: readonly ActChange[]; dates: readonly DateChange[] }) {
  const { t } = useFrame();
  if (acts.length + dates.length === 0) return null;
  const act = (facts: ActChange['old']) =>
    facts === null
      ? null
      : `${actWord(t, facts.act)}${facts.addressees.length === 0 ? '' : ` (${facts.addressees.map((code) => addresseeWord(t, code)).join(t('documents.comma'))})`}`;
  const date = (mention: DateMention | null) =>
    mention === null ? null : dateWords(t, mention).join(t('documents.comma'));
  return (
    <ul role="list" class="meta">
      {acts.map((change) => (
        <li>
          <Became word={t(`documents.compare.act.${change.change}`)} old={act(change.old)} now={act(change.new)} />
        </li>
      ))}
      {dates.map((change) => (
        <li>
          <Became word={t(`documents.compare.date.${change.change}`)} old={date(change.old)} now={date(change.new)} />
        </li>
      ))}
    </ul>
  );
}

function Became({ word, old, now }: { word: string; old: string | null; now: string | null }) {
  const { t } = useFrame();
  return (
    <>
      <Tag kind="plain">{word}</Tag>{' '}
      {old !== null && now !== null ? t('documents.compare.became', { old, new: now }) : (now ?? old)}
    </>
  );
}

/** Paragraphs of one text that nearly repeat each other. */
function TwinList({ title, twins, lang }: { title: string; twins: readonly Twins[]; lang: Lang }) {
  const { t } = useFrame();
  if (twins.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ol role="list" class="changes">
        {twins.map(({ first, second, similarity }) => (
          <li>
            <div class="meta">
              {placeWord(t, { ...first, section: sectionOf(first) })}
              <span aria-hidden="true">≈</span>
              {placeWord(t, { ...second, section: sectionOf(second) })}
              <span class="quiet">{t('documents.compare.similarity', { share: Math.round(similarity * 100) })}</span>
            </div>
            <div class="facing">
              <Facing refs={[first]} lang={lang} />
              <Facing refs={[second]} lang={lang} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
