import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitmentFacts } from '../../src/modules/commitments/facts/index.js';
import { getLine, type Line } from '../../src/modules/commitments/get-line.js';
import { loadFacts } from '../../src/modules/commitments/load-facts.js';
import { describeOnBoth } from '../kit/databases.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { sharedData } from '../kit/shared-data.js';
import { realText } from '../kit/texts.js';

const TEXTS = [
  ['A-RES-79-189.layout.en.txt', 'A/RES/79/189', 'en'],
  ['A-RES-72-1.clean.en.txt', 'A/RES/72/1', 'en'],
  ['A-RES-64-293.clean.en.txt', 'A/RES/64/293', 'en'],
  ['A-RES-64-293.fr.txt', 'A/RES/64/293', 'fr'],
  ['A-RES-70-179.clean.en.txt', 'A/RES/70/179', 'en'],
] as const;

/** Real texts are not part of this repository; without them there is nothing to see here. */
if (sharedData === null) {
  it('has no shared data: the real thread is not aligned', () => {
    console.info('shared data is absent: lines are not tried on real texts');
  });
} else {
  describeOnBoth('the line of “join the Protocol”', (engine) => {
    let here: RegisterHouse;
    let line: Line;
    beforeAll(async () => {
      here = await openRegisterHouse(engine);
      await loadFacts(here.test.db, commitmentFacts);
      for (const [file, symbol, lang] of TEXTS) await here.bring(await (await realText(file)).text(), { symbol, lang });
      line = await getLine(here.test.db, { kind: 'public' }, 'a-res-70-179-op-1-1', 'en');
    });
    afterAll(() => here.test.drop());

    it('leads through the thread and on to 2024, with the draft beside', () => {
      const keys = line.members.map(({ key }) => key);
      for (const key of [
        'a-res-64-293-op-3-1',
        '70-draft-belarus-op-1-1',
        'a-res-70-179-op-1-1',
        'a-res-72-1-an-5-2',
        'a-res-79-189-op-2-1',
      ])
        expect(keys).toContain(key);
      expect(line.story.first.year).toBe(2010);
      expect(line.story.saidIn).toHaveLength(4);
    });

    it('shows that “to consider ratifying” became “to ratify”', () => {
      const key = (id: string) => line.members.find((member) => member.id === id)?.key;
      const last = line.links.find(
        ({ earlierId, laterId }) => key(earlierId) === 'a-res-72-1-an-5-2' && key(laterId) === 'a-res-79-189-op-2-1',
      );
      expect(last?.step).toMatchObject({ act: 'same', force: 'stronger', softening: { gone: ['consider'], new: [] } });
      expect(last?.words?.runs.some(({ change, text }) => change === 'gone' && text.includes('consider'))).toBe(true);
    });

    it('does not join the other act of the paragraph', async () => {
      const implement = await getLine(here.test.db, { kind: 'public' }, 'a-res-70-179-op-1-2', 'en');
      expect(implement.id).not.toBe(line.id);
      expect(implement.members.map(({ key }) => key)).toContain('a-res-79-189-op-2-2');
    });
  });
}
