import { formatDate, formatMoment, LANGUAGE_NAMES, type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import type { Block, PrintedDocument } from '../../../kernel/print/index.js';
import { partyName } from '../../parties/index.js';
import { inOrder } from '../calls/content.js';
import { textIn } from '../calls/texts.js';
import { paragraphsOf } from '../letters/letter.js';
import type { AnswerAudience, AnswerValue } from './answer-value.js';
import { wordsOfValue } from './answer-words.js';
import type { WholeSubmission } from './get-submission.js';

/** An answer as it is printed. */
interface Printed {
  value: AnswerValue;
  lang: Lang;
  audience: AnswerAudience;
}

/** What stands on every copy. @param version that was sent; undefined for a draft. */
export function draftOrFinal(lang: Lang, version: { n: number; number: string } | undefined, now: Date): string {
  const t = translatorFor(lang);
  return version === undefined
    ? t('reporting.copy.draft', { date: formatDate(lang, now.toISOString().slice(0, 10)) })
    : t('reporting.copy.final', { version: version.n, number: version.number });
}

/** The same for a questionnaire that is taken along to be filled in: it holds what is being written, else what was sent. */
export function draftOrFinalOf({ draft, versions }: Pick<WholeSubmission, 'draft' | 'versions'>, lang: Lang): string {
  return draftOrFinal(lang, draft?.state === 'sent' ? versions.at(-1) : undefined, new Date());
}

/**
 * A submission to print or pass on. Draft or final, and which version, stands under the title and at the foot of every page.
 *
 * @param draft what is being written; else what was sent. Pure.
 */
export function printedCopy(
  whole: WholeSubmission,
  { lang, draft, now }: { lang: Lang; draft: boolean; now: Date },
): PrintedDocument {
  const t = translatorFor(lang);
  const { content, call, party, versions } = whole;
  const words = (place: string) => textIn(content.texts, place, lang, content.lang)?.text ?? '';
  const version = versions.at(-1);
  const state = draftOrFinal(lang, draft ? undefined : version, now);
  const answers = draft ? draftOf(whole) : new Map<string, Printed>(whole.sent.map((one) => [one.questionId, one]));
  let number = 0;
  const blocks = inOrder(content).flatMap(({ section, questions }): Block[] => [
    ...(section === null ? [] : [{ kind: 'heading' as const, level: 2 as const, text: words(`section/${section}`) }]),
    ...questions.flatMap((question): Block[] => {
      number += 1;
      const answer = answers.get(question.id);
      return [
        { kind: 'heading', level: 3, text: `${number}. ${words(`question/${question.id}`)}` },
        ...(answer === undefined
          ? [{ kind: 'paragraph' as const, text: t('reporting.answer.none'), manner: 'quiet' as const }]
          : answerBlocks(answer, wordsOfValue(translatorFor(answer.lang), question, content, answer.value))),
      ];
    }),
  ]);
  const receipt: Block[] =
    draft || version === undefined
      ? []
      : [
          { kind: 'heading', level: 2, text: t('reporting.overview.receipts') },
          {
            kind: 'facts',
            facts: [
              { name: t('reporting.receipt.number'), value: version.number },
              { name: t('reporting.receipt.time'), value: formatMoment(lang, version.sentAt) },
            ],
          },
          ...(version.sha256 === '' ? [] : [{ kind: 'code' as const, text: `SHA-256 ${version.sha256}` }]),
        ];
  return {
    lang,
    title: `${partyName(t, party)}: ${words('title') || call.key}`,
    subtitle: state,
    foot: state,
    blocks: [...blocks, ...receipt],
  };

  function answerBlocks({ value, lang: written, audience }: Printed, text: string): Block[] {
    const said: Block[] =
      value.kind === 'table'
        ? [{ kind: 'list', items: value.rows.map((row) => row.join(' | ')) }]
        : paragraphsOf(text).map((one): Block => ({ kind: 'paragraph', text: one }));
    const notes = [
      ...(written === lang ? [] : [LANGUAGE_NAMES[written]]),
      ...(audience === 'public' ? [] : [t(`reporting.audience.${audience}`)]),
    ];
    return [
      ...said,
      ...(notes.length === 0
        ? []
        : [{ kind: 'paragraph' as const, text: notes.join(' · '), manner: 'quiet' as const }]),
    ];
  }
}

function draftOf({ draft }: WholeSubmission): Map<string, Printed> {
  const answers = new Map<string, Printed>();
  for (const [id, { value, lang, audience }] of draft?.answers ?? [])
    if (value !== null) answers.set(id, { value, lang, audience });
  return answers;
}
