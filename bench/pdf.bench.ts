import { readFile } from 'node:fs/promises';
import { getDocumentProxy } from 'unpdf';
import { readText } from '../src/modules/documents/reader/read.js';
import { openSource } from '../src/modules/documents/reader/source/index.js';
import { sharedData } from '../tests/kit/shared-data.js';
import { type Bench, cpuSeconds, type Figure } from './bench.js';

const FILES = ['A_RES_79_189.pdf', 'A_RES_79_286.pdf'];
const ROUNDS = 100;

/** What the library does without us: opens the file and gives the text of every page with its places. */
async function extractOnly(bytes: Uint8Array): Promise<void> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  for (let n = 1; n <= pdf.numPages; n += 1) await (await pdf.getPage(n)).getTextContent();
  await pdf.loadingTask.destroy();
}

async function extractAndRead(name: string, bytes: Uint8Array): Promise<void> {
  readText(await openSource(new Uint8Array(bytes), name));
}

export const bench: Bench = {
  title: 'Reading: PDF',
  about: `The two official PDFs at hand (${FILES.join(', ')}), ${ROUNDS} times each, beside the PDF library alone on the same files in the same run, in turns.`,
  async run(): Promise<Figure[] | null> {
    if (sharedData === null) return null;
    const files = await Promise.all(
      FILES.map(async (name) => [name, new Uint8Array(await readFile(`${sharedData}/resolutions/${name}`))] as const),
    );
    let ours = 0;
    let library = 0;
    for (let round = -3; round < ROUNDS; round += 1) {
      for (const [name, bytes] of files) {
        const a = await cpuSeconds(() => extractAndRead(name, bytes));
        const b = await cpuSeconds(() => extractOnly(bytes));
        if (round < 0) continue;
        ours += a.seconds;
        library += b.seconds;
      }
    }
    return [
      {
        what: 'CPU seconds, opening and reading',
        measured: `${ours.toFixed(1)} s`,
        beside: `library alone ${library.toFixed(1)} s: ${(ours / library).toFixed(2)} times`,
        target: 'within 1.5 times',
        met: ours <= 1.5 * library,
      },
    ];
  },
};
