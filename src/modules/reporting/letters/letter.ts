import { formatDate, type Lang, type Translator, translatorFor } from '../../../kernel/i18n/index.js';
import type { Mail } from '../../../kernel/mail/index.js';
import type { Block, PrintedDocument } from '../../../kernel/print/index.js';
import { type CallContent, inOrder } from '../calls/content.js';
import type { LetterKind } from '../calls/recipient.js';
import { textIn } from '../calls/texts.js';

/** Letters of a call, merged per addressee and language: as mail, and as a file for Word or print. Pure. */

export interface LetterFacts {
  about: LetterKind;
  content: CallContent;
  /** Of the call that is sent. */
  version: number;
  /** In the language of the letter: "Belarus". */
  party: string;
  /** YYYY-MM-DD */
  deadline: string | null;
  /** Where the party answers; a whole address. */
  address: string;
  /** Day of the letter. */
  today: string;
  /** Whether the call was sent; until then a letter on paper says that it is a draft. */
  sent: boolean;
}

/** The sentences of a letter, in its language. */
function sentencesOf(t: Translator, facts: LetterFacts): { subject: string; paragraphs: string[] } {
  const { about, content, party, version } = facts;
  const title = textIn(content.texts, 'title', t.lang, content.lang)?.text ?? '';
  const date = facts.deadline === null ? '' : formatDate(t.lang, facts.deadline);
  const said = { party, title, date, version, questions: content.questions.length };
  const intro = textIn(content.texts, 'intro', t.lang, content.lang)?.text ?? '';
  const words = {
    call: [t('reporting.letter.call.text', said), ...paragraphsOf(intro)],
    changed: [t('reporting.letter.changed.text', said)],
    reminder: [t('reporting.letter.reminder.text', said)],
  };
  return {
    subject: t(`reporting.letter.${about}.subject`, said),
    paragraphs: [
      ...words[about],
      ...(facts.deadline === null ? [] : [t('reporting.letter.deadline', said)]),
      t('reporting.letter.ways', said),
    ],
  };
}

export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** The letter as a mail to one address. */
export function letterMail(lang: Lang, to: string, facts: LetterFacts): Mail {
  const t = translatorFor(lang);
  const { subject, paragraphs } = sentencesOf(t, facts);
  return { to, lang, subject, paragraphs, link: { label: t('reporting.letter.link'), address: facts.address } };
}

/** The letter as a document, with the questions as its annex. */
export function letterDocument(lang: Lang, facts: LetterFacts): PrintedDocument {
  const t = translatorFor(lang);
  const { content, version, today, sent } = facts;
  const { subject, paragraphs } = sentencesOf(t, facts);
  const title = textIn(content.texts, 'title', lang, content.lang)?.text ?? '';
  const draft = t('reporting.copy.draft', { date: formatDate(lang, today) });
  return {
    lang,
    title: subject,
    subtitle: sent ? formatDate(lang, today) : draft,
    foot: sent ? t('reporting.copy.foot', { key: title, version }) : draft,
    blocks: [
      { kind: 'paragraph', text: t('reporting.letter.to', { party: facts.party }), manner: 'lead' },
      ...paragraphs.map((text): Block => ({ kind: 'paragraph', text })),
      { kind: 'code', text: facts.address },
      { kind: 'heading', level: 2, text: t('reporting.letter.annex') },
      ...questionBlocks(lang, content),
    ],
  };
}

/** The questions by number under their sections. */
export function questionBlocks(lang: Lang, content: CallContent): Block[] {
  const words = (place: string) => textIn(content.texts, place, lang, content.lang)?.text ?? '';
  let number = 0;
  return inOrder(content).flatMap(({ section, questions }): Block[] => [
    ...(section === null ? [] : [{ kind: 'heading' as const, level: 3 as const, text: words(`section/${section}`) }]),
    ...questions.flatMap(({ id, asked }): Block[] => {
      number += 1;
      return [
        { kind: 'paragraph', text: `${number}. ${words(`question/${id}`)}` },
        ...(words(`help/${id}`) === ''
          ? []
          : [{ kind: 'paragraph' as const, text: words(`help/${id}`), manner: 'quiet' as const }]),
        ...(asked.kind === 'choice'
          ? [{ kind: 'list' as const, items: asked.options.map((one) => words(`option/${id}/${one}`)) }]
          : []),
      ];
    }),
  ]);
}
