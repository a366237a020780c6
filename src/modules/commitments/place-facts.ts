import { newId } from '../../kernel/db/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import { type Commitment, type Filing, keyOf } from './commitment.js';
import type { CommitmentFact } from './facts/index.js';
import { matchActs } from './match-acts.js';
import { firstState, foldSteps } from './steps.js';
import type { NewCommitment } from './store/commitments.js';
import type { NewStep } from './store/steps.js';

/** A fact and the commitment that bears it: a new one, or one that was read in a text before the fact was known. */
export interface PlacedFact {
  fact: CommitmentFact;
  id: string;
  held: Commitment | null;
  ordinal: number;
}

/**
 * Finds for each fact of a document the commitment that says the same in its paragraph, else the place of a new one: its own, or the
 * next that is free. Pure but for new ids.
 */
export function placeFacts(facts: readonly CommitmentFact[], held: readonly Commitment[]): PlacedFact[] {
  const paragraphs = new Map<string, CommitmentFact[]>();
  for (const fact of facts) {
    const name = paragraphName(fact);
    paragraphs.set(name, [...(paragraphs.get(name) ?? []), fact]);
  }
  return [...paragraphs].flatMap(([name, here]) => {
    const there = held.filter((one) => paragraphName(one) === name);
    const { pairs } = matchActs(here, there);
    const taken = new Set(there.map(({ ordinal }) => ordinal));
    return here.map((fact, at): PlacedFact => {
      const one = there[pairs[at] ?? -1];
      if (one !== undefined) return { fact, id: one.id, held: one, ordinal: one.ordinal };
      let { ordinal } = fact;
      while (taken.has(ordinal)) ordinal += 1;
      taken.add(ordinal);
      return { fact, id: newId(), held: null, ordinal };
    });
  });
}

const paragraphName = ({ section, part, n }: Pick<Commitment, 'section' | 'part' | 'n'>) =>
  `${section} ${part ?? ''} ${n}`;

/** The anchor of the paragraph, as the reader makes it. */
const anchorOf = ({ section, n }: CommitmentFact) => (section === 'operative' ? `para_${n}` : `att_1__para_${n}`);

export const titlesOf = ({ titles }: CommitmentFact) => LANGS.map((lang) => ({ lang, title: titles[lang] }));

/** How a fact is filed: everywhere a suggestion. */
export function filingsOf({ themes, pillars, targets }: CommitmentFact): (Filing & { suggestedBy: string })[] {
  const filed = [
    ...themes.map((code) => ({ scheme: 'theme' as const, code })),
    ...pillars.map((code) => ({ scheme: 'pillar' as const, code })),
    ...targets.map((code) => ({ scheme: 'target' as const, code })),
  ];
  return filed.map((filing) => ({ ...filing, standing: 'suggested', suggestedBy: 'fact' }));
}

/** The commitment that a fact makes where nothing was read before. */
export function commitmentOfFact(
  { fact, id, ordinal }: PlacedFact,
  document: { id: string; slug: string; draftOf: string | null },
): NewCommitment {
  return {
    id,
    key: keyOf(document.slug, { ...fact, ordinal }),
    factKey: fact.key,
    documentId: document.id,
    section: fact.section,
    part: fact.part,
    n: fact.n,
    ordinal,
    eId: anchorOf(fact),
    act: fact.act,
    addressees: [...fact.addressees],
    dates: [...fact.dates],
    citations: [...fact.citations],
    origin: 'fact',
    sourceText: null,
    state: foldSteps(
      firstState(fact.act, document),
      fact.steps.map(({ kind }, at) => ({ id: `${at}`, kind, takesBack: null })),
    ),
    shown: true,
    titles: titlesOf(fact),
    filings: filingsOf(fact),
  };
}

export function stepsOf({ fact, id }: Pick<PlacedFact, 'fact' | 'id'>, madeBy: string, madeAt: Date): NewStep[] {
  return fact.steps.map((step) => ({
    id: newId(),
    commitmentId: id,
    ...step,
    evidence: null,
    takesBack: null,
    importId: null,
    madeBy,
    madeAt,
  }));
}
