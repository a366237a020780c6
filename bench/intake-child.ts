import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Actor } from '../src/kernel/access/index.js';
import { newId } from '../src/kernel/db/index.js';
import { readArrivingForm } from '../src/kernel/http/arriving-form.js';
import { validate } from '../src/modules/evidence/commands/validate.js';
import { keepDataSet } from '../src/modules/evidence/datasets/keep-data-set.js';
import { bringFile } from '../src/modules/evidence/intake/bring-file.js';
import { makeIntakes } from '../src/modules/evidence/intake/intakes.js';
import { makeKeyring } from '../src/modules/evidence/vault/keyring.js';
import { makeKey } from '../src/modules/evidence/vault/make-key.js';
import { inMeasuredHouse } from './measured-house.js';

/** Takes a file in and prints how: `intake-child.ts cli|house FILE`. A process of its own, so that its peak of memory is that of this work. */
const [way = '', file = ''] = parseArgs({ allowPositionals: true }).positionals;
const PASS = 'correct horse battery';

/** Rows that were read, and steps of progress that were seen. */
interface Taken {
  rows: number;
  steps: number;
  seconds: number;
}

async function byCommand(): Promise<Taken> {
  const seen = { out: '', steps: 0 };
  const before = process.cpuUsage();
  await validate(
    file,
    { json: true },
    {
      config: () => Promise.reject(new Error('not asked for')),
      house: () => Promise.reject(new Error('not asked for')),
      exitCode() {},
      async write(text) {
        seen.out += text;
      },
      note() {
        seen.steps += 1;
      },
    },
  );
  const { rows } = JSON.parse(seen.out) as { rows: number };
  return { rows, steps: seen.steps, seconds: process.cpuUsage(before).user / 1e6 };
}

/** The file as a page gets it: out of a form that is sent, piece by piece. */
async function sentFile(file: string) {
  const form = new FormData();
  form.set('kind', 'cases');
  form.set('file', await openAsBlob(file), file);
  const { headers, body } = new Response(form);
  const { size } = await stat(file);
  const read = await readArrivingForm({ headers, body }, { most: 2 * size, tooLarge: () => new Error('too large') });
  return read.file && { ...read.file, size };
}

async function byHouse(): Promise<Taken> {
  return inMeasuredHouse('pglite', async (house) => {
    const party = newId();
    const officer: Actor = {
      kind: 'person',
      id: 'ann',
      name: 'ann',
      lang: 'en',
      steppedUp: true,
      holds: [
        {
          role: 'data-officer',
          party: { id: party, kind: 'state', code: 'BY' },
          readOnly: false,
          ownOnly: false,
          onBehalfOf: null,
        },
      ],
    };
    const keys = makeKeyring();
    await makeKey(house.db, officer, party, { passphrase: PASS, again: PASS }, { keys, workFactor: 8 });
    const pending = makeIntakes();
    const shares = new Set<number>();
    const change = pending.change.bind(pending);
    pending.change = (id, more) => {
      if (more.progress !== undefined) shares.add(more.progress);
      change(id, more);
    };
    const before = process.cpuUsage();
    const brought = { partyId: party, kind: 'cases', file: await sentFile(file) };
    const { id } = await bringFile(house, officer, brought, pending);
    while (pending.state(id) === 'reading') await new Promise((next) => setTimeout(next, 100));
    const { rows } = pending.find(id, 'ann');
    const about = {
      name: 'Trial',
      lang: 'en',
      from: '2020-01-01',
      to: '2024-12-31',
      countingRule: 'persons',
      unit: 'persons',
      source: 'generated',
      coverage: 'none',
      biases: 'none',
      keepUntil: '2027-01-31',
      epsilon: '4',
      delta: '1e-6',
    };
    await keepDataSet(house.db, officer, id, about, '2026-11-30', pending);
    return { rows, steps: shares.size, seconds: process.cpuUsage(before).user / 1e6 };
  });
}

const taken = way === 'house' ? await byHouse() : await byCommand();
console.log(JSON.stringify({ ...taken, peak: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
