import { formatDate, type Translator } from '../../../kernel/i18n/index.js';
import { Notice, pathIn, Tag, type TagKind, useFrame } from '../../../kernel/ui/index.js';
import type { CallState } from '../calls/call.js';
import type { CallContent } from '../calls/content.js';
import { type ShownText, type TranslationState, textIn } from '../calls/texts.js';
import type { Call } from '../store/calls.js';
import type { SubmissionState } from '../submissions/submission.js';
import type { Refused } from './refused.js';

/** Path of a call's page, or of one below it. */
export function callPath(t: Translator, key: string, below = ''): string {
  return pathIn(t.lang, `/calls/${key}${below}`);
}

/** Path of what a party answers to a call. */
export function answerPath(t: Translator, key: string, code: string, below = ''): string {
  return callPath(t, key, `/answers/${code}${below}`);
}

/** Title of a call in the reader's language, else in that in which it was written. */
export function callTitle(t: Translator, call: Pick<Call, 'key'>, content: CallContent): string {
  return textIn(content.texts, 'title', t.lang, content.lang)?.text ?? call.key;
}

/** Words of a call, in their language where it is not the reader's. */
export function CallText({ content, place }: { content: CallContent; place: string }) {
  const { lang } = useFrame();
  return <Shown text={textIn(content.texts, place, lang, content.lang)} />;
}

export function Shown({ text }: { text: ShownText | null }) {
  const { lang } = useFrame();
  if (text === null) return null;
  return text.lang === lang ? text.text : <bdi lang={text.lang}>{text.text}</bdi>;
}

/** Longer words of a call, paragraph by paragraph. */
export function CallProse({ content, place }: { content: CallContent; place: string }) {
  const { lang } = useFrame();
  const text = textIn(content.texts, place, lang, content.lang);
  if (text === null) return null;
  return (
    <div lang={text.lang === lang ? undefined : text.lang} dir="auto">
      {text.text.split(/\n\s*\n/u).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </div>
  );
}

const CALL_COLOURS: Readonly<Record<CallState, TagKind>> = {
  draft: 'plain',
  open: 'accent',
  closed: 'done',
  recorded: 'done',
  dropped: 'plain',
};

export function CallStateTag({ state }: { state: CallState }) {
  const { t } = useFrame();
  return <Tag kind={CALL_COLOURS[state]}>{t(`reporting.state.${state}`)}</Tag>;
}

const SUBMISSION_COLOURS: Readonly<Record<SubmissionState | 'none', TagKind>> = {
  none: 'plain',
  draft: 'due',
  assembled: 'due',
  signed: 'due',
  sent: 'done',
  withdrawn: 'plain',
};

export function SubmissionTag({ state }: { state: SubmissionState | 'none' }) {
  const { t } = useFrame();
  return <Tag kind={SUBMISSION_COLOURS[state]}>{t(`reporting.submission.${state}`)}</Tag>;
}

const TRANSLATION_COLOURS: Readonly<Record<TranslationState, TagKind>> = {
  none: 'late',
  machine: 'guess',
  draft: 'due',
  reviewed: 'done',
};

export function TranslationTag({ state }: { state: TranslationState }) {
  const { t } = useFrame();
  return <Tag kind={TRANSLATION_COLOURS[state]}>{t(`reporting.translation.${state}`)}</Tag>;
}

export function Day({ day }: { day: string }) {
  const { lang } = useFrame();
  return (
    <time datetime={day}>
      <bdi>{formatDate(lang, day)}</bdi>
    </time>
  );
}

/** Above a page: what was just refused, where it concerns no single field. */
export function RefusedNotice({ refused }: { refused: Refused }) {
  if (refused.notice === null) return null;
  return <Notice kind="late">{refused.notice}</Notice>;
}

/** Crumbs of pages below a call. */
export function callCrumbs(t: Translator, call: Pick<Call, 'key'>, content: CallContent) {
  return [
    { label: t('reporting.list.title'), href: pathIn(t.lang, '/calls') },
    { label: callTitle(t, call, content), href: callPath(t, call.key) },
  ];
}
