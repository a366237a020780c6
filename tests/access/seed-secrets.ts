import { type Database, newId } from '../../src/kernel/db/index.js';
import { addCommitment } from '../../src/modules/commitments/add-commitment.js';
import { reviewAnswer } from '../../src/modules/commitments/answers/review-answer.js';
import { stateAnswer } from '../../src/modules/commitments/answers/state-answer.js';
import { bringSheet } from '../../src/modules/commitments/bring-sheet.js';
import { editCommitment } from '../../src/modules/commitments/edit-commitment.js';
import { takeBackStep, takeStep } from '../../src/modules/commitments/take-step.js';
import { bringText } from '../../src/modules/documents/bring-text.js';
import { getText } from '../../src/modules/documents/get-text.js';
import { withdrawText } from '../../src/modules/documents/withdraw-text.js';
import { answerAssumptions } from '../../src/modules/estimation/studies/answer-assumptions.js';
import { askEstimate } from '../../src/modules/estimation/studies/ask-estimate.js';
import { bringTable } from '../../src/modules/estimation/studies/bring-table.js';
import { sayColumns } from '../../src/modules/estimation/studies/say-columns.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import { person } from '../kit/people.js';
import { ADMINISTRATOR, type RegisterHouse } from '../kit/register.js';
import { partyRef } from '../kit/served-house.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';
import { MODULE_MARKS, type ModuleSeeds, PRIVATE_MARKS, seedModules } from './seed-modules.js';

/** The words of what is not public: each stands in one secret that `seedSecrets` writes, and nowhere else. */
export const MARKS = [
  'draft',
  'withdrawn',
  'file',
  'title',
  'note',
  'evidence',
  'mistake',
  'sheet',
  'study',
  'table',
  'police',
  'shelter',
  'assumption',
  'signer',
  'answer',
  'proof',
  'returned',
  'confidential',
  ...MODULE_MARKS,
].map((word) => `zqx${word}`);
export const MARK = new RegExp([...MARKS, ...PRIVATE_MARKS.map((word) => `zqx${word}`)].join('|'), 'iu');

/** Ids and names of what was written, by what an address calls them: `:id`, `:key`. */
export type Seeds = ModuleSeeds &
  Record<'documents' | 'texts' | 'imports' | 'commitments' | 'sheets' | 'studies' | 'answers' | 'others', string[]>;

/** A text of its own document, each of whose words of substance is marked. */
const marked = (symbol: string, mark: string): string =>
  SMALL_RESOLUTION.replace('91/998', symbol)
    .replaceAll(/lanterns/giu, mark)
    .replaceAll('harbours', `${mark}s`);

/** Writes one of everything that is not public, and of everything that is, into a house. */
export async function seedSecrets({ house, bring, preview, follow }: RegisterHouse): Promise<Seeds> {
  const { db } = house;
  const draft = await getText(db, ADMINISTRATOR, await preview(marked('91/901', 'zqxdraft')));
  const withdrawn = await bring(marked('91/902', 'zqxwithdrawn'));
  await withdrawText(db, ADMINISTRATOR, withdrawn.textId);
  const open = await bring(SMALL_RESOLUTION.replace('91/998', '91/903'));
  await follow();
  const { importId } = await bringText(db, ADMINISTRATOR, {
    bytes: new TextEncoder().encode(marked('91/904', 'zqxwaiting')),
    name: 'zqxfile.txt',
    pasted: false,
    lang: null,
    symbol: '',
  });
  const titles = { en: 'zqxtitle', fr: 'zqxtitle' };
  const given = { symbol: 'A/RES/91/903', section: 'operative', part: '', n: '7', act: 'request' } as const;
  const hidden = await addCommitment(db, ADMINISTRATOR, { ...given, addressees: ['ICAT'], dates: [], titles });
  const shown = await addCommitment(db, ADMINISTRATOR, {
    ...given,
    n: '8',
    addressees: ['ICAT'],
    dates: [],
    titles: { en: 'Seen by all' },
  });
  const step = { kind: 'start', happened: '2026', link: '', file: null, version: 1 } as const;
  const file = { bytes: new TextEncoder().encode('zqxevidence'), name: 'zqxevidence.txt' };
  await takeStep(db, ADMINISTRATOR, hidden.key, { ...step, note: 'zqxnote', file }, '2026-11-01');
  await editCommitment(db, ADMINISTRATOR, hidden.key, { version: 2, shown: false });
  const taken = await takeStep(
    db,
    ADMINISTRATOR,
    shown.key,
    { ...step, note: 'by mistake', link: 'https://example.org/zqxmistake' },
    '2026-11-01',
  );
  await takeBackStep(db, ADMINISTRATOR, shown.key, taken.stepId);
  await seedAnswers(db, given);
  const sheet = await bringSheet(db, ADMINISTRATOR, {
    bytes: new TextEncoder().encode('zqxsheet,b\n1,2\n'),
    name: 'zqxsheet.csv',
  });
  const { studyId } = await bringTable(db, ADMINISTRATOR, {
    title: 'zqxstudy',
    name: 'zqxtable.csv',
    bytes: new TextEncoder().encode('zqxpolice,zqxshelter,count\n1,0,120\n0,1,90\n1,1,50\n'),
  });
  await sayColumns(db, ADMINISTRATOR, studyId, [
    { name: 'zqxpolice', role: 'list' },
    { name: 'zqxshelter', role: 'list' },
    { name: 'count', role: 'count' },
  ]);
  const said = { answer: 'holds', note: 'zqxassumption' };
  await answerAssumptions(db, ADMINISTRATOR, studyId, {
    answers: { closed: said, linkage: said, heterogeneity: said, referral: said },
    signedBy: 'zqxsigner',
    signedOn: '2026-01-01',
  });
  const { runId } = await askEstimate(db, ADMINISTRATOR, studyId, {
    method: 'main',
    threshold: 0.02,
    maxOrder: 2,
    model: null,
    bootstrap: 0,
    seed: 1,
  });
  const modules = await seedModules(house, shown.key);
  return {
    ...modules,
    documents: ['a-res-91-901', 'a-res-91-902', 'a-res-91-903', draft.documentId, withdrawn.documentId],
    texts: [draft.id, withdrawn.textId, open.textId],
    imports: [importId],
    commitments: [hidden.key, shown.key, ANSWERED, 'a-res-91-902-op-1-1', 'a-res-91-903-op-1-1'],
    sheets: [sheet.importId],
    studies: [studyId],
    answers: [`${ANSWERED}/BY/5`, `${ANSWERED}/KE/1`, `${ANSWERED}/BY/reviewed`],
    others: [taken.stepId, runId, newId()],
  };
}

/** The commitment that parties answered. */
const ANSWERED = 'a-res-91-903-op-9-1';

/**
 * What a State said that everybody may see, and after that a draft with a file; a statement that was returned to it; and what another one
 * said to the secretariat alone.
 */
async function seedAnswers(
  db: Database,
  given: { symbol: string; section: 'operative'; part: string; act: 'request' },
) {
  await loadParties(db);
  const titles = { en: 'Answered by all' };
  const { key } = await addCommitment(db, ADMINISTRATOR, {
    ...given,
    n: '9',
    addressees: ['MEMBER_STATES'],
    dates: [],
    titles,
  });
  if (key !== ANSWERED) throw new Error(`The commitment is called ${key}`);
  const reviewer = person('reviewer', 'reviewer');
  const said = { state: 'stated', standing: 'done', lang: 'en', happened: '', link: '', keepsFile: false } as const;
  const file = (name: string) => ({ bytes: new TextEncoder().encode(name), name: `${name}.txt` });
  const day = '2026-11-01';
  const [by, ke] = [
    person('focal-by', 'state-focal-point', await partyRef(db, 'BY')),
    person('focal-ke', 'state-focal-point', await partyRef(db, 'KE')),
  ];
  const ofBelarus = { key, code: 'BY' };
  const open = { ...said, audience: 'public', file: null } as const;
  await stateAnswer(db, by, ofBelarus, { ...open, words: 'A first try.', version: 0 }, day);
  await reviewAnswer(db, reviewer, ofBelarus, { decision: 'return', note: 'zqxreturned', version: 1 });
  await stateAnswer(db, by, ofBelarus, { ...open, words: 'Seen by all.', version: 2 }, day);
  await reviewAnswer(db, reviewer, ofBelarus, { decision: 'review', note: '', version: 3 });
  const draft = { ...said, state: 'draft', audience: 'public', words: 'zqxanswer', file: file('zqxproof') } as const;
  await stateAnswer(db, by, ofBelarus, { ...draft, version: 4 }, day);
  const ofKenya = { key, code: 'KE' };
  const closed = { ...said, audience: 'secretariat', words: 'zqxconfidential', file: null } as const;
  await stateAnswer(db, ke, ofKenya, { ...closed, version: 0 }, day);
  await reviewAnswer(db, reviewer, ofKenya, { decision: 'review', note: '', version: 1 });
}
