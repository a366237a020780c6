import { expect, it } from 'vitest';
import { inVisit } from '../place/index.js';
import { onceInAWindow, READ_WINDOW_MINUTES } from './read-window.js';
import type { ReadToRecord } from './record-read.js';

const READ: ReadToRecord = {
  actor: { kind: 'person', id: 'p' },
  verb: 'test.see-record',
  subject: { type: 'record', id: '1' },
};

function window(most?: number) {
  const written: string[] = [];
  let moment = 0;
  let fails = false;
  const recorder = onceInAWindow(
    {
      record: async ({ subject }) => {
        if (fails) throw new Error('no database');
        written.push(subject.id);
      },
    },
    { now: () => moment, ...(most === undefined ? {} : { most }) },
  );
  return {
    written,
    read: (id = '1') => recorder.record({ ...READ, subject: { type: 'record', id } }),
    pass(minutes: number) {
      moment += minutes * 60_000;
    },
    break(now: boolean) {
      fails = now;
    },
  };
}

it('writes a read once in a session, a record and an hour', async () => {
  const { written, read, pass } = window();
  await inVisit('a', async () => {
    await Promise.all([read(), read()]);
    await read('2');
    pass(READ_WINDOW_MINUTES - 1);
    await read();
  });
  expect(written).toEqual(['1', '2']);
  await inVisit('b', () => read());
  expect(written).toEqual(['1', '2', '1']);
  pass(1);
  await inVisit('a', () => read());
  expect(written).toEqual(['1', '2', '1', '1']);
});

it('writes again what could not be written, and throws as long', async () => {
  const one = window();
  one.break(true);
  await expect(one.read()).rejects.toThrow('no database');
  one.break(false);
  await one.read();
  expect(one.written).toEqual(['1']);
});

it('remembers so many and no more', async () => {
  const { written, read } = window(2);
  for (const id of ['1', '2', '3', '3', '1']) await read(id);
  expect(written).toEqual(['1', '2', '3', '1']);
});
