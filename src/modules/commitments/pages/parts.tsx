import { directionOf, type Translator } from '../../../kernel/i18n/index.js';
import { DocumentSymbol, pathIn, Tag, type TagKind, useFrame } from '../../../kernel/ui/index.js';
import { documentPath, nameOf, placeWord, StatusTag } from '../../documents/index.js';
import type { CommitmentState } from '../commitment.js';
import type { ListedCommitment } from '../find-commitments.js';
import type { Openings } from '../timing/sessions.js';
import { type TimingPhrase, timingWords } from '../timing/words.js';
import { commitmentName, stateWord } from './words.js';

export function commitmentPath(t: Translator, key: string): string {
  return pathIn(t.lang, `/commitments/${key}`);
}

/** Longer words are cut in lists; the page of the commitment has them whole. */
const MOST_WORDS = 140;

/** What names a commitment, in its own language and direction; words of the text are set as such. */
export function CommitmentText({ commitment }: { commitment: Parameters<typeof commitmentName>[1] }) {
  const { t } = useFrame();
  const { kind, lang, text } = commitmentName(t, commitment);
  const short = shortened(text);
  if (kind !== 'words' && lang === t.lang) return <>{short}</>;
  const other = lang === t.lang ? {} : { lang, dir: directionOf(lang) };
  return (
    <span class={kind === 'words' ? 'cite' : undefined} {...other}>
      {short}
    </span>
  );
}

/** The beginning of long words, cut between two of them. */
export function shortened(text: string): string {
  if (text.length <= MOST_WORDS) return text;
  return `${text.slice(0, text.lastIndexOf(' ', MOST_WORDS) + 1 || MOST_WORDS).trimEnd()} …`;
}

export function CommitmentLink({ commitment }: { commitment: ListedCommitment }) {
  const { t } = useFrame();
  return (
    <a href={commitmentPath(t, commitment.key)}>
      <CommitmentText commitment={commitment} />
    </a>
  );
}

/** "70/179, paragraph 4": leads to the paragraph; a draft is marked. `brief`: "70/179, 4", with the words in a title. */
export function PlaceLink({
  commitment,
  brief = false,
}: {
  commitment: Pick<ListedCommitment, 'document' | 'eId' | 'section' | 'part' | 'n'>;
  brief?: boolean;
}) {
  const { t } = useFrame();
  const { document, eId } = commitment;
  const place = placeWord(t, commitment);
  return (
    <>
      <a
        href={`${documentPath(t, document.slug)}#${eId}`}
        title={brief ? [nameOf(t, document), place].join(t('documents.comma')) : undefined}
      >
        <DocumentSymbol>{nameOf(t, document)}</DocumentSymbol>
        {t('documents.comma')}
        {brief ? briefPlace(t, commitment) : place}
      </a>
      {document.status === 'draft' ? (
        <>
          {' '}
          <StatusTag status="draft" />
        </>
      ) : null}
    </>
  );
}

function briefPlace(t: Translator, { section, part, n }: Pick<ListedCommitment, 'section' | 'part' | 'n'>): string {
  if (part !== null) return t('commitments.register.place.part', { part, n });
  return section === 'annex' ? t('commitments.register.place.annex', { n }) : String(n);
}

const STATE_KINDS: Readonly<Record<CommitmentState, TagKind>> = {
  open: 'accent',
  'under-way': 'accent',
  done: 'done',
  lapsed: 'plain',
  superseded: 'plain',
  'no-action': 'plain',
};

export function StateTag({ state }: { state: CommitmentState }) {
  const { t } = useFrame();
  return <Tag kind={STATE_KINDS[state]}>{stateWord(t, state)}</Tag>;
}

/** When, in words, a line each; what is overdue stands out. `most`: no more lines than this; `brief`: in few words, the others in a title. */
export function WhenText({
  commitment,
  today,
  openings,
  most = 2,
  brief = false,
}: {
  commitment: Pick<ListedCommitment, 'timing' | 'state'>;
  today: string;
  openings: Openings;
  most?: number;
  brief?: boolean;
}) {
  const { t } = useFrame();
  const scene = { today, openings, state: commitment.state };
  const phrases = timingWords(t, commitment.timing, { ...scene, brief });
  const whole = brief ? timingWords(t, commitment.timing, scene) : [];
  return (
    <>
      {phrases.slice(0, most).map(({ role, text, note, late }, at) => (
        <>
          {at === 0 ? null : <br />}
          <span class={role === 'none' || role === 'open' ? 'quiet' : undefined} title={titleOf(whole[at], text)}>
            {text}
          </span>
          {note === null ? null : late ? (
            <>
              {brief ? <br /> : ' '}
              <Tag kind="late">{note}</Tag>
            </>
          ) : (
            <small> {note}</small>
          )}
        </>
      ))}
    </>
  );
}

/** What a phrase says in full, where it says more than the few words that are shown. */
function titleOf(whole: TimingPhrase | undefined, shown: string): string | undefined {
  return whole === undefined || whole.text === shown ? undefined : whole.text;
}
