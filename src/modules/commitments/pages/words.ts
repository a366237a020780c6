import { formatList, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import { actWord, addresseeWord, placeWord } from '../../documents/index.js';
import type { CommitmentAct, CommitmentState, CommitmentTitle, Place, Scheme } from '../commitment.js';

/** What the codes of the register are called in the reader's language. */

export function commitmentActWord(t: Translator, act: CommitmentAct): string {
  return act === 'undertake' ? t('commitments.act.undertake') : actWord(t, act);
}

export function stateWord(t: Translator, state: CommitmentState): string {
  return t(`commitments.state.${state}`);
}

/** "Prevention"; "16.2 Violence against children". A code that nobody named is shown as it is. */
export function filingWord(t: Translator, scheme: Scheme, code: string): string {
  return t.find(`commitments.${scheme}.${code.replaceAll('.', '_')}`) ?? code;
}

/** "Member States and UNODC"; says so where nobody is named. */
export function addresseesWord(t: Translator, addressees: readonly string[]): string {
  if (addressees.length === 0) return t('commitments.register.none.addressee');
  return formatList(
    t.lang,
    addressees.map((code) => addresseeWord(t, code)),
  );
}

/** What names a commitment, and the language it is in. */
export interface CommitmentName {
  /** `title`: in our words; `words`: those of the text; `place`: neither is here, so its act and whom it asks. */
  kind: 'title' | 'words' | 'place';
  lang: Lang;
  text: string;
}

/**
 * Our title in the reader's language, else the words in it, else our title in English or another language, else the words in another
 * language; a commitment without any is named by its act and its paragraph.
 */
export function commitmentName(
  t: Translator,
  commitment: Place & {
    act: CommitmentAct;
    titles: readonly CommitmentTitle[];
    words: { lang: Lang; words: string } | null;
  },
): CommitmentName {
  const { titles, words } = commitment;
  const own = titles.find(({ lang }) => lang === t.lang);
  const title = own ?? titles.find(({ lang }) => lang === 'en') ?? titles[0];
  if (words !== null && (title === undefined || (own === undefined && words.lang === t.lang)))
    return { kind: 'words', lang: words.lang, text: words.words };
  if (title !== undefined) return { kind: 'title', lang: title.lang, text: title.title };
  const text = [commitmentActWord(t, commitment.act), placeWord(t, commitment)].join(t('documents.comma'));
  return { kind: 'place', lang: t.lang, text };
}

/** Who made a step or a decision: the house itself, or a person. Accounts give people names. */
export function personWord(t: Translator, id: string): string {
  return t(id === 'house' ? 'commitments.person.house' : 'commitments.person.administrator');
}
