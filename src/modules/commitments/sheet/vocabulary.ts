import { CodeWords } from '../../../kernel/sheets/index.js';
import { ACTS, addresseeWord, ENTITY_CODES } from '../../documents/index.js';
import { type CommitmentAct, PILLARS, STATES, TARGETS, THEMES } from '../commitment.js';
import { commitmentActWord, filingWord, stateWord } from '../pages/words.js';

/** What coded cells can say, as codes or as the words of any of the six languages. */

export const VOCABULARIES = ['act', 'addressees', 'state', 'section', 'theme', 'pillar', 'target', 'standing'] as const;
export type Vocabulary = (typeof VOCABULARIES)[number];

const COMMITMENT_ACTS: readonly CommitmentAct[] = [...ACTS, 'undertake'];
const STANDINGS = ['suggested', 'confirmed'] as const;
const SECTIONS = ['operative', 'annex'] as const;

export type Vocabularies = Readonly<Record<Vocabulary, CodeWords>>;

/** All vocabularies; `addressees` are the codes in use in the register, beside those that the reader knows by name. */
export function vocabularies(addressees: Iterable<string>): Vocabularies {
  return {
    act: new CodeWords(COMMITMENT_ACTS, (t, code) => commitmentActWord(t, actOf(code))),
    addressees: new CodeWords([...ENTITY_CODES, ...addressees], addresseeWord),
    state: new CodeWords(STATES, (t, code) => stateWord(t, STATES.find((state) => state === code) ?? 'open')),
    section: new CodeWords(SECTIONS, (t, code) => t.find(`commitments.sheet.section.${code}`) ?? code),
    theme: new CodeWords(THEMES, (t, code) => filingWord(t, 'theme', code)),
    pillar: new CodeWords(PILLARS, (t, code) => filingWord(t, 'pillar', code)),
    target: new CodeWords(TARGETS, (t, code) => filingWord(t, 'target', code)),
    standing: new CodeWords(STANDINGS, (t, code) => t.find(`commitments.sheet.standing.${code}`) ?? code),
  };
}

export function actOf(code: string): CommitmentAct {
  return COMMITMENT_ACTS.find((act) => act === code) ?? 'other';
}
