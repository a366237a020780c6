import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../reader/reading.js';
import { loadSpecimen, specimenGoldFile, withPageFurniture } from './index.js';

interface SpecimenGold {
  title: string;
  operative: {
    paragraphs: { n: number; acts: { verb: string; act: string; addressees: string[] }[]; dates: { text: string }[] }[];
  };
  preambular: { paragraphs: { verb: string; starts: string }[] };
}

const specimens = await Promise.all(
  LANGS.map(async (lang) => {
    const gold: SpecimenGold = JSON.parse(await readFile(specimenGoldFile(lang), 'utf8'));
    return { lang, text: await loadSpecimen(lang), gold };
  }),
);

describe('the specimen resolution', () => {
  it('says in each language, in its first line, that it is no document of the United Nations', () => {
    const said = {
      ar: 'وليس وثيقة',
      en: 'not a document',
      es: 'no es un documento',
      fr: 'n’est pas un document',
      ru: 'не является документом',
      zh: '不是联合国文件',
    };
    for (const { lang, text } of specimens) expect(text.split('\n')[0]).toContain(said[lang]);
  });

  it('asks the same of the same in every language', () => {
    const asked = specimens.map(({ gold }) =>
      gold.operative.paragraphs.map((p) => p.acts.map(({ act, addressees }) => ({ act, addressees }))),
    );
    for (const other of asked) expect(other).toEqual(asked[0]);
  });

  it('holds every verb, opening and date that its annotations name', () => {
    for (const { text, gold } of specimens) {
      const plain = text.replace(/\s+/gu, ' ');
      const bare = plain.replace(/(?<=[\p{L}，、》])[1-6] /gu, '');
      for (const p of gold.preambular.paragraphs) expect(`${plain} ${bare}`).toContain(p.starts);
      for (const p of gold.operative.paragraphs) {
        for (const act of p.acts) expect(plain).toContain(act.verb);
        for (const date of p.dates) for (const part of date.text.split(' … ')) expect(plain).toContain(part);
      }
    }
  });

  it('is laid out on pages without losing a letter', () => {
    for (const { lang, text, gold } of specimens) {
      const laidOut = withPageFurniture(text, lang, gold.title);
      expect(laidOut).toContain('*3599999*');
      const letters = (value: string) => [...value.replace(/[\s_]/gu, '')].length;
      expect(letters(laidOut)).toBeGreaterThan(letters(text));
      for (const word of new Set(text.split(/\s+/u))) if (lang !== 'zh') expect(laidOut).toContain(word);
    }
  });
});
