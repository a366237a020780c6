import type { Child } from 'hono/jsx';
import { directionOf, formatDate, LANGUAGE_NAMES, type Translator } from '../../../kernel/i18n/index.js';
import { Button, Form, pathIn, useFrame } from '../../../kernel/ui/index.js';
import { addresseeWord, dateWords, documentPath, placeWord } from '../../documents/index.js';
import type { CommitmentAct } from '../commitment.js';
import type { Difference } from '../differences.js';
import type { ShownDifference } from '../find-differences.js';
import type { WholeCommitment } from '../get-commitment.js';
import { Footnote } from './commitment-account.js';
import { CommitmentText } from './parts.js';
import { addresseesWord, commitmentActWord } from './words.js';

/** What a person has to decide about this commitment, and what was decided. */
export function DifferencesSection({
  whole: { differences, listed },
  decides,
}: {
  whole: WholeCommitment;
  decides: boolean;
}) {
  const { t } = useFrame();
  if (differences.length === 0) return null;
  return (
    <Footnote id="differences" title={t('commitments.difference.title')}>
      <ul role="list" class="differences">
        {differences.map((difference) => (
          <li>
            <DifferenceSides difference={difference} back={listed.key} decides={decides} />
          </li>
        ))}
      </ul>
    </Footnote>
  );
}

/** The register on one side, the text on the other, and what a person can do. `back`: the commitment to whose page the answer leads. */
export function DifferenceSides({
  difference,
  back,
  decides,
}: {
  difference: ShownDifference;
  back?: string;
  decides: boolean;
}) {
  const { t, lang } = useFrame();
  const { held, commitment, text } = difference;
  const sides = sidesOf(t, held.difference);
  return (
    <div class="sides" id={`difference-${held.id}`}>
      <p class="kind">{t(`commitments.difference.${held.what}`)}</p>
      <div>
        <h3>{t('commitments.difference.register')}</h3>
        {sides.register ?? (
          <p>
            <CommitmentText commitment={{ ...commitment, words: null }} />
          </p>
        )}
      </div>
      <div>
        <h3>
          {t('commitments.difference.text', { lang: LANGUAGE_NAMES[text.lang] })}{' '}
          <a href={`${documentPath(t, commitment.document.slug)}?text=${text.id}#${commitment.eId}`}>
            {placeWord(t, commitment)}
          </a>
        </h3>
        {sides.text}
        {text.words === null ? null : (
          <p class="said" lang={text.lang} dir={directionOf(text.lang)}>
            {text.words}
          </p>
        )}
      </div>
      {decides ? (
        <Form action={pathIn(lang, `/commitments/differences/${held.id}`)}>
          {back === undefined ? null : <input type="hidden" name="back" value={back} />}
          <Answers difference={difference} />
        </Form>
      ) : null}
    </div>
  );
}

function Answers({ difference: { held } }: { difference: ShownDifference }) {
  const { t, lang } = useFrame();
  const kind = held.what === 'not-in-text' || held.what === 'not-in-register' ? held.what : 'other';
  if (held.decision !== null)
    return (
      <p>
        {t(`commitments.difference.${kind}.${held.decision === 'keep' ? 'kept' : 'taken'}`)}{' '}
        {held.decidedAt === null ? null : <bdi>{formatDate(lang, held.decidedAt.toISOString().slice(0, 10))}</bdi>}{' '}
        <Button kind="link" name="decision" value="undo">
          {t('ui.decide.undo')}
        </Button>
      </p>
    );
  return (
    <div class="actions">
      <Button kind="second" name="decision" value="keep">
        {t(`commitments.difference.${kind}.keep`)}
      </Button>
      <Button kind="second" name="decision" value="take">
        {t(`commitments.difference.${kind}.take`)}
      </Button>
    </div>
  );
}

function sidesOf(t: Translator, difference: Difference): { register: Child | null; text: Child | null } {
  switch (difference.what) {
    case 'act':
      return { register: actText(t, difference.stated), text: actText(t, difference.read) };
    case 'addressees':
      return {
        register: <Addressees t={t} codes={difference.stated} other={difference.read} />,
        text: <Addressees t={t} codes={difference.read} other={difference.stated} />,
      };
    case 'dates':
      return { register: <Dates t={t} dates={difference.stated} />, text: <Dates t={t} dates={difference.read} /> };
    case 'not-in-text':
      return { register: null, text: <p class="quiet">{t('commitments.difference.nothing-in-text')}</p> };
    case 'not-in-register':
      return { register: <p class="quiet">{t('commitments.difference.nothing-in-register')}</p>, text: null };
  }
}

function actText(t: Translator, act: string): Child {
  return (
    <p>
      <b>{commitmentActWord(t, act as CommitmentAct)}</b>
    </p>
  );
}

/** Those whom only this side names stand out. */
function Addressees({ t, codes, other }: { t: Translator; codes: readonly string[]; other: readonly string[] }) {
  if (codes.length === 0) return <p>{addresseesWord(t, codes)}</p>;
  return (
    <p>
      {codes.map((code, at) => (
        <>
          {at === 0 ? '' : t('documents.comma')}
          {other.includes(code) ? addresseeWord(t, code) : <b>{addresseeWord(t, code)}</b>}
        </>
      ))}
    </p>
  );
}

function Dates({ t, dates }: { t: Translator; dates: Extract<Difference, { what: 'dates' }>['stated'] }) {
  if (dates.length === 0) return <p>{t('commitments.timing.none')}</p>;
  return (
    <ul role="list">
      {dates.map((date) => (
        <li>
          {t(`documents.date.${date.kind}`)} <bdi>{dateWords(t, date).join(t('documents.comma'))}</bdi>
        </li>
      ))}
    </ul>
  );
}
