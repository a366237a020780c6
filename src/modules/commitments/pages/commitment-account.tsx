import type { Child } from 'hono/jsx';
import { directionOf, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import { EmptyState, pathIn, Tabs, Tag, useFrame } from '../../../kernel/ui/index.js';
import { documentPath, ParagraphWords, placeWord } from '../../documents/index.js';
import type { WholeCommitment } from '../get-commitment.js';
import { timingWords } from '../timing/words.js';
import type { When } from './commitment-head.js';
import { commitmentPath } from './parts.js';

/** A footnote to the sentence of the page: its name at the side, what there is to say beside it. */
export function Footnote({ id, title, children }: { id: string; title: Child; children?: Child }) {
  return (
    <section class="footnote" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div>{children}</div>
    </section>
  );
}

/** The words themselves, in one of the languages that are here, and where they stand. */
export function WordsSection({ whole }: { whole: WholeCommitment }) {
  const { t, lang } = useFrame();
  const { shown, wordings, document, listed } = whole;
  const here = documentPath(t, document.slug);
  if (shown === null)
    return (
      <Footnote id="words" title={t('commitments.page.words')}>
        <EmptyState title={t('commitments.page.no-words')}>
          <p>{t('commitments.page.no-words-text')}</p>
          <p>
            <a href={pathIn(lang, `/bring?document=${document.slug}`)}>{t('documents.bring.title')}</a>
          </p>
        </EmptyState>
      </Footnote>
    );
  return (
    <Footnote id="words" title={t('commitments.page.words')}>
      {wordings.length < 2 ? null : (
        <Tabs
          label={t('commitments.page.languages')}
          tabs={wordings.map((one) => ({
            label: <span lang={one.lang}>{LANGUAGE_NAMES[one.lang]}</span>,
            href: `${commitmentPath(t, listed.key)}?words=${one.lang}#words`,
            current: one.lang === shown.lang,
          }))}
        />
      )}
      <div class="said" lang={shown.lang} dir={directionOf(shown.lang)}>
        <ParagraphWords paragraph={shown.paragraph} anchor="" />
      </div>
      {shown.lang === lang ? null : (
        <p class="quiet">{t('commitments.page.other-language', { lang: LANGUAGE_NAMES[shown.lang] })}</p>
      )}
      <p class="meta quiet">
        {shown.part ? <span>{t('commitments.page.part')}</span> : null}
        <a href={`${here}?text=${shown.textId}#${shown.paragraph.eId}`}>{placeWord(t, listed)}</a>
        <a class="onward" href={`${here}/source?text=${shown.textId}#in-${shown.paragraph.eId}`}>
          {t('commitments.page.source')}
        </a>
      </p>
    </Footnote>
  );
}

/** All that is said about when: windows, series with what comes next, what the words leave open. */
export function WhenSection({ whole: { listed }, when }: { whole: WholeCommitment; when: When }) {
  const { t } = useFrame();
  const phrases = timingWords(t, listed.timing, { ...when, state: listed.state });
  const { due, expected } = listed.timing;
  const uncertain = [...due, ...expected].some(({ standing }) => standing !== 'confirmed');
  return (
    <Footnote id="when" title={t('commitments.page.when')}>
      <ul role="list" class="lines">
        {phrases.map(({ role, text, note, late }) => (
          <li class={role === 'none' || role === 'open' ? 'quiet' : undefined}>
            {text} {note === null ? null : late ? <Tag kind="late">{note}</Tag> : <small>{note}</small>}
          </li>
        ))}
      </ul>
      {uncertain ? <p class="quiet">{t('commitments.page.expected-opening')}</p> : null}
    </Footnote>
  );
}

/** The documents that the paragraph names, linked where they are here. */
export function CitationsSection({ whole: { citations } }: { whole: WholeCommitment }) {
  const { t, lang } = useFrame();
  if (citations.length === 0) return null;
  return (
    <Footnote id="rests" title={t('commitments.page.rests')}>
      <ul role="list" class="lines">
        {citations.map(({ symbol, slug }) => (
          <li>
            <a href={slug === null ? pathIn(lang, `/search?q=${encodeURIComponent(symbol)}`) : documentPath(t, slug)}>
              <bdi class="sym">{symbol}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </Footnote>
  );
}
