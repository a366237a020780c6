import type {
  Act,
  DateMention,
  Item,
  OperativeParagraph,
  PreambularParagraph,
  Reading,
} from '../../src/modules/documents/reader/reading.js';

/** A small reading for tests: what is not given is empty. */
export function buildReading(parts: {
  document?: Partial<Reading['document']>;
  preambular?: Partial<PreambularParagraph>[];
  operative?: Partial<OperativeParagraph>[];
  annexes?: { title?: string; paragraphs: Partial<OperativeParagraph>[] }[];
  notes?: { n: number; text: string; citations?: string[] }[];
}): Reading {
  return {
    schema: 'concordance.read/1',
    source: { name: 'text.txt', sha256: 'ab'.repeat(32), mediaType: 'text/plain', characters: 0 },
    document: {
      symbol: 'A/RES/70/179',
      status: 'adopted',
      lang: 'en',
      organ: 'GENERAL_ASSEMBLY',
      session: 70,
      title: 'A title',
      sponsors: [],
      adopted: '2015-12-17',
      ...parts.document,
    },
    enactingFormula: 'The General Assembly,',
    preambular: (parts.preambular ?? []).map((p, i) => ({
      ...paragraph(i, `preamble__recs_1__rec_${i + 1}`),
      verb: '',
      ...p,
    })),
    operative: (parts.operative ?? []).map((p, i) => operative(p, i, '')),
    annexes: (parts.annexes ?? []).map((annex, i) => ({
      n: i + 1,
      eId: `att_${i + 1}`,
      title: annex.title ?? null,
      paragraphs: annex.paragraphs.map((p, j) => operative(p, j, `att_${i + 1}__`)),
    })),
    notes: (parts.notes ?? []).map((note) => ({ citations: [], spans: [], ...note })),
    rest: [],
    warnings: [],
  };
}

function paragraph(i: number, eId: string) {
  return { n: i + 1, eId, text: '', items: [], citations: [], footnotes: [], spans: [] };
}

function operative(p: Partial<OperativeParagraph>, i: number, prefix: string): OperativeParagraph {
  return { ...paragraph(i, `${prefix}para_${p.n ?? i + 1}`), part: null, heading: null, acts: [], dates: [], ...p };
}

export function act(verb: string, code: Act['act'], ...addressees: string[]): Act {
  return { verb, act: code, addressees, spans: [] };
}

export function date(kind: DateMention['kind'], text: string, facts: Partial<DateMention> = {}): DateMention {
  return { kind, text, ...facts };
}

export function item(label: string, text: string, ...items: Item[]): Item {
  return { label, text, items };
}
