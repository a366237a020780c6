import { directionOf, formatDate, type Translator } from '../../../../kernel/i18n/index.js';
import { Tag, type TagKind, useFrame } from '../../../../kernel/ui/index.js';
import type { Party } from '../../../parties/index.js';
import type { AnswerStanding, AnswerState, AnswerVersion } from '../../answers/answer.js';
import { commitmentPath } from '../parts.js';

export function answersPath(t: Translator, key: string): string {
  return `${commitmentPath(t, key)}/answers`;
}

export function answerPath(t: Translator, key: string, party: Pick<Party, 'code'>): string {
  return `${answersPath(t, key)}/${party.code}`;
}

export function standingWord(t: Translator, standing: AnswerStanding | null): string {
  return standing === null ? t('commitments.answers.standing.none') : t(`commitments.answers.standing.${standing}`);
}

const STANDING_KINDS: Readonly<Record<AnswerStanding, TagKind>> = {
  'not-begun': 'plain',
  'under-way': 'accent',
  done: 'done',
  'does-not-apply': 'plain',
};

export function StandingTag({ standing }: { standing: AnswerStanding | null }) {
  const { t } = useFrame();
  if (standing === null) return <span class="quiet">{standingWord(t, null)}</span>;
  return <Tag kind={STANDING_KINDS[standing]}>{standingWord(t, standing)}</Tag>;
}

const STATE_KINDS: Readonly<Record<AnswerState, TagKind>> = {
  draft: 'plain',
  stated: 'due',
  returned: 'late',
  reviewed: 'done',
  withdrawn: 'plain',
};

export function AnswerStateTag({ state }: { state: AnswerState }) {
  const { t } = useFrame();
  return <Tag kind={STATE_KINDS[state]}>{t(`commitments.answers.state.${state}`)}</Tag>;
}

/** What a version says: its words in their own language and direction, the day, what backs it. */
export function AnswerWords({
  version,
  here,
  reviewed = false,
}: {
  version: AnswerVersion;
  here: string;
  /** Its file by a name that does not say how many versions there were. */
  reviewed?: boolean;
}) {
  const { t, lang } = useFrame();
  const { words, happened, evidence } = version;
  const other = version.lang === lang ? {} : { lang: version.lang, dir: directionOf(version.lang) };
  return (
    <>
      {words === '' ? null : (
        <div class="answer-words" {...other}>
          {words.split(/\n{2,}/u).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
      )}
      {happened === null ? null : <p>{t('commitments.answers.day', { date: formatDate(lang, happened) })}</p>}
      {evidence === null ? null : (
        <p class="evidence">
          {t('commitments.step.evidence')}{' '}
          <a
            href={evidence.kind === 'link' ? evidence.href : `${here}/evidence/${reviewed ? 'reviewed' : version.n}`}
            rel={evidence.kind === 'link' ? 'noopener noreferrer external' : undefined}
          >
            <bdi>{evidence.kind === 'link' ? evidence.href : evidence.name}</bdi>
          </a>
        </p>
      )}
      {version.audience === 'secretariat' ? <p class="quiet">{t('commitments.answers.secretariat-only')}</p> : null}
    </>
  );
}
