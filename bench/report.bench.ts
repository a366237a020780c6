import { strFromU8, unzipSync } from 'fflate';
import { MODULES } from '../src/app/modules.js';
import { serveHouse } from '../src/app/server.js';
import { addMessages } from '../src/kernel/i18n/index.js';
import type { House } from '../src/kernel/module/index.js';
import { toDocx, toHtml } from '../src/kernel/print/index.js';
import { loadFacts as loadParties } from '../src/modules/parties/load-facts.js';
import { findCurrentAnswers } from '../src/modules/reporting/index.js';
import { reportDocument } from '../src/modules/reports/copies/report-document.js';
import { addSection, describeSection } from '../src/modules/reports/report/arrange-report.js';
import { createReport } from '../src/modules/reports/report/create-report.js';
import { sentencesOf, textOf } from '../src/modules/reports/report/passages.js';
import { takePassages, takeReckoning } from '../src/modules/reports/report/take-answers.js';
import { composedReport } from '../tests/kit/composed-report.js';
import { person } from '../tests/kit/people.js';
import { generateRehearsal, type RehearsalSize } from '../tests/kit/rehearsal.js';
import { letIn } from '../tests/kit/served-house.js';
import { againstATenth, type Spent } from './against-a-tenth.js';
import { type Bench, cpuSeconds, type Figure } from './bench.js';
import { startAsker } from './measured-house.js';

const REQUESTS = 20;
const KEY = 'rehearsal';

const PAGES = {
  'the draft as it reads': `/reports/${KEY}/draft`,
  'the draft as HTML to pass on': `/reports/${KEY}/draft/report.html`,
} as const;

/** A report with a count, a table or a passage of every question that has one to give. */
async function writeReport(house: House, size: RehearsalSize): Promise<void> {
  const { db } = house;
  const officer = person('officer', 'secretariat-officer');
  const { call, questions } = await generateRehearsal(db, size);
  await createReport(db, officer, {
    key: KEY,
    kind: 'global-report',
    party: null,
    limit: '',
    lang: 'en',
    title: 'Rehearsal',
  });
  const section = await addSection(db, officer, KEY, { en: 'All questions' });
  const place = { key: KEY, section };
  const asked = questions.map(({ id }) => ({ call: call.id, question: id }));
  await describeSection(db, officer, place, { questions: asked });
  for (const { id, asked: is } of questions) {
    if (is.kind === 'choice') {
      await takeReckoning(db, officer, place, id, { kind: 'count', option: is.options[0] ?? '', among: 'states' });
      await takeReckoning(db, officer, place, id, { kind: 'table', among: 'states' });
    }
    if (is.kind !== 'text') continue;
    const answer = (await findCurrentAnswers(db.connection, [id])).find(({ audience }) => audience === 'public');
    const text = answer === undefined ? null : textOf(answer.value);
    if (answer === undefined || text === null) continue;
    const spans = sentencesOf(text, answer.lang).slice(0, 2);
    const { submissionId: submission, sha256 } = answer;
    const typed = spans.map(({ from, to }) => `${from}-${to}`);
    await takePassages(db, officer, place, { question: id, submission, sha256, spans: typed });
  }
}

async function measure(house: House, spent: Spent, size: RehearsalSize): Promise<Map<string, number>> {
  await loadParties(house.db);
  await writeReport(house, size);
  const { cookie } = await letIn(house.db, [['secretariat-officer', null]]);
  const server = await serveHouse(house, { worker: false });
  const asker = startAsker();
  const measured = new Map<string, number>();
  for (const [page, path] of Object.entries(PAGES)) {
    const urls = Array.from({ length: REQUESTS }, () => `${server.address}/en${path}`);
    await asker.ask(urls, cookie);
    measured.set(page, (await spent(() => asker.ask(urls, cookie))) / urls.length);
  }
  asker.end();
  await server.stop();
  return measured;
}

/** A docx of 80 pages with 300 footnotes, beside the same report as HTML. */
async function measureWord(): Promise<Figure> {
  for (const { name, messages } of MODULES) if (messages) addMessages(name, messages);
  const copy = reportDocument('en', composedReport('en', { paragraphs: 640, notes: 300 }), {
    kind: 'draft',
    now: new Date('2026-11-30T00:00:00Z'),
  });
  await toDocx(copy);
  const began = performance.now();
  const word = await cpuSeconds(() => toDocx(copy));
  const seconds = (performance.now() - began) / 1000;
  const html = await cpuSeconds(() => toHtml(copy));
  const notes = strFromU8(unzipSync(word.result)['word/footnotes.xml'] ?? new Uint8Array()).match(/Note\d+:/gu)?.length;
  return {
    what: `Word with 640 paragraphs, some 80 pages, and ${notes} footnotes`,
    measured: `${seconds.toFixed(2)} s`,
    beside: `CPU ${word.seconds.toFixed(2)} s; the same as HTML: ${html.seconds.toFixed(3)} s`,
    target: 'under 5 s',
    met: seconds < 5,
  };
}

export const bench: Bench = {
  title: 'A report from a rehearsal',
  about: `A report drafted from a generated call (193 States, 60 questions, 120 answers of up to 2,000 words in six languages): a count and a table of every choice, a passage of every text. CPU time of server and database to compose it, with its flags and its annex, over HTTP, ${REQUESTS} requests after as many to warm up; beside the same report of a tenth of the answers. And Word's file of a long report.`,
  async run(): Promise<Figure[]> {
    return [...(await againstATenth(measure, 'a tenth of the answers')), await measureWord()];
  },
};
