import { directionOf } from '../../../kernel/i18n/index.js';
import { Notice, PageHead, pathIn, SourceMark, useFrame } from '../../../kernel/ui/index.js';
import { addresseeWord, documentPath, nameOf, placeWord } from '../../documents/index.js';
import type { WholeCommitment } from '../get-commitment.js';
import type { Openings } from '../timing/sessions.js';
import { timingWords } from '../timing/words.js';
import { commitmentPath, StateTag } from './parts.js';
import { commitmentActWord, commitmentName } from './words.js';

/** For which day dates are said, and with which openings of sessions. */
export interface When {
  today: string;
  openings: Openings;
}

/** Who asks whom to do what, by when: read from the top like a sentence. */
export function CommitmentHead({ whole, when, writes }: { whole: WholeCommitment; when: When; writes: boolean }) {
  const { t, lang } = useFrame();
  const { listed, document } = whole;
  const name = commitmentName(t, listed);
  return (
    <PageHead
      above={[
        { label: t('commitments.register.title'), href: pathIn(lang, '/commitments') },
        { label: nameOf(t, document), href: documentPath(t, document.slug) },
        { label: placeWord(t, listed), href: `${documentPath(t, document.slug)}#${listed.eId}` },
      ]}
      title={
        <>
          <span class="asks">
            {document.organ === null ? null : <span>{t(`documents.organ.${document.organ}`)}</span>}{' '}
            <SourceMark kind="act">{commitmentActWord(t, listed.act)}</SourceMark>{' '}
            {listed.addressees.map((code, at) => (
              <>
                {at === 0 ? '' : t('documents.comma')}
                <SourceMark kind="who">{addresseeWord(t, code)}</SourceMark>
              </>
            ))}
          </span>{' '}
          {name.kind === 'words' ? (
            // The words stand right below.
            <span class="what">{t('commitments.page.untitled', { place: placeWord(t, listed) })}</span>
          ) : (
            <span class="what" {...(name.lang === lang ? {} : { lang: name.lang, dir: directionOf(name.lang) })}>
              {name.text}
            </span>
          )}{' '}
          <ByWhen whole={whole} when={when} />
        </>
      }
      meta={
        <>
          <StateTag state={listed.state} />
          <Said whole={whole} />
          {writes ? (
            <a class="onward" href={`${commitmentPath(t, listed.key)}/edit`}>
              {t(name.kind === 'words' ? 'commitments.page.give-title' : 'commitments.page.edit')}
            </a>
          ) : null}
        </>
      }
    />
  );
}

/** The first of what is due, expected or comes back; all of it stands further down. */
function ByWhen({ whole: { listed }, when }: { whole: WholeCommitment; when: When }) {
  const { t } = useFrame();
  const first = timingWords(t, listed.timing, { ...when, state: listed.state }).find(
    ({ role }) => role === 'due' || role === 'expected' || role === 'recurs',
  );
  if (first === undefined) return null;
  return (
    <span class="when">
      <SourceMark kind="by">
        {first.role === 'due' ? t('commitments.page.due', { when: first.text }) : first.text}
      </SourceMark>
    </span>
  );
}

function Said({ whole: { listed } }: { whole: WholeCommitment }) {
  const { t } = useFrame();
  const { said, since } = listed.line;
  if (said < 2 || since === null) return null;
  return <span>{t('commitments.page.said', { n: said, year: String(since) })}</span>;
}

/** A draft says so on every copy, printed ones too. */
export function DraftNotice({ whole: { document, final } }: { whole: WholeCommitment }) {
  const { t } = useFrame();
  if (document.status !== 'draft') return null;
  return (
    <Notice kind="due" title={t('documents.draft.title')}>
      <p>{t('documents.draft.text')}</p>
      {final === null ? null : (
        <p>
          {t.rich('commitments.page.became', {
            document: (
              <a href={documentPath(t, final.slug)}>
                <bdi class="sym">{nameOf(t, final)}</bdi>
              </a>
            ),
          })}
        </p>
      )}
    </Notice>
  );
}

export function HiddenNotice({ whole: { held, document } }: { whole: WholeCommitment }) {
  const { t } = useFrame();
  if (held.shown && document.shown) return null;
  return (
    <Notice title={t('commitments.page.hidden')}>
      <p>{t(held.shown ? 'commitments.page.hidden-document' : 'commitments.page.hidden-text')}</p>
    </Notice>
  );
}
