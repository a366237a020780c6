import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { ParseOption, XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { describe, expect, it } from 'vitest';
import { arbitraryReading } from '../../../../../tests/kit/arbitrary-reading.js';
import { act, buildReading, date, item } from '../../../../../tests/kit/build-reading.js';
import { sharedData } from '../../../../../tests/kit/shared-data.js';
import { toAkn } from './index.js';

const example = buildReading({
  preambular: [
    {
      text: 'Recalling its resolution 64/293 of 30 July 2010,',
      verb: 'Recalling',
      citations: ['A/RES/64/293', 'UNTS 2237 39574'],
      footnotes: [1],
    },
    {
      text: 'Reaffirming that the plan was made:',
      verb: 'Reaffirming',
      items: [item('a', 'To help;', item('i', 'At once;')), item('b', 'To learn,')],
    },
  ],
  operative: [
    {
      text: 'Urges Member States to act, and invites the Office to report by 31 October 2017;',
      footnotes: [1, 9],
      acts: [act('Urges', 'urge', 'MEMBER_STATES'), act('invites', 'invite', 'UNODC')],
      dates: [date('deadline', 'by 31 October 2017', { not_after: '2017-10-31' })],
    },
    {
      part: 'I',
      n: 1,
      heading: 'Follow-up',
      text: 'Decides to meet every four years.',
      acts: [act('Decides', 'decide', 'GENERAL_ASSEMBLY')],
      dates: [date('recurrence', 'every four years', { every: 'P4Y' })],
    },
  ],
  annexes: [{ title: 'Plan <1>', paragraphs: [{ text: 'We resolve to act & to report;' }] }],
  notes: [
    { n: 1, text: 'United Nations, Treaty Series, vol. 2237, No. 39574.', citations: ['UNTS 2237 39574'] },
    { n: 7, text: 'Loose.' },
  ],
});

describe('a reading as Akoma Ntoso', () => {
  const xml = toAkn(example);

  it('identifies the work by organ, day and number, and the expression by language', () => {
    expect(xml).toContain('<FRBRuri value="/akn/un/statement/deliberation/unga/2015-12-17/70-179"/>');
    expect(xml).toContain('<FRBRuri value="/akn/un/statement/deliberation/unga/2015-12-17/70-179/eng@"/>');
  });

  it('names the eIds as akn-nc 1.0 does', () => {
    for (const eId of [
      'preamble__recs_1__rec_2__list_1__item_a__list_1__item_i',
      'para_1',
      'part_I__para_1',
      'att_1__para_1',
      'preamble__recs_1__rec_1__authorialNote_1',
    ]) {
      expect(xml).toContain(`eId="${eId}"`);
    }
  });

  it('marks acts with their addressees, dates with their facts, citations with their IRI', () => {
    expect(xml).toContain('<i><concept refersTo="#act_invite #to_UNODC" c:by="rules">invites</concept></i>');
    expect(xml).toContain(
      '<inline name="deadline" c:by="rules" c:not_after="2017-10-31"><date date="2017-10-31">by 31 October 2017</date></inline>',
    );
    expect(xml).toContain('<inline name="recurrence" c:by="rules" c:every="P4Y">every four years</inline>');
    expect(xml).toContain('resolution <ref href="/akn/un/statement/deliberation/unga/64-293">64/293</ref> of');
    expect(xml).toContain('No. <ref href="/akn/un/act/treaty/unts/2237-39574">39574</ref>.');
  });

  it('sets a note once, refers to it afterwards, and says where a note was lost', () => {
    expect(xml.match(/<authorialNote [^>]*marker="1"/gu)).toHaveLength(1);
    expect(xml).toContain('<noteRef href="#preamble__recs_1__rec_1__authorialNote_1" marker="1"/>');
    expect(xml).toContain('marker="9" placement="bottom" status="incomplete"');
    expect(xml).toContain('<note eId="note_7" marker="7"><p>Loose.</p></note>');
  });

  it('calls a draft a draft, and leaves out a day and a symbol that are not known', () => {
    const draft = toAkn(buildReading({ document: { symbol: null, status: 'draft', adopted: null } }));
    expect(draft).toContain('<statement name="resolutionDraft"');
    expect(draft).toContain('value="/akn/un/statement/draft/unga/sha256-abababababababab"');
    expect(draft).toContain('<FRBRdate date="0001-01-01" name="unknown"/>');
  });
});

describe('exact places, with the source text', () => {
  const source = '1. Urges States1 to\nact;\n1 See there.';
  const reading = buildReading({
    operative: [
      {
        text: 'Urges States to act;',
        footnotes: [1],
        spans: [
          [0, 15],
          [16, 24],
        ],
        acts: [{ ...act('Urges', 'urge'), spans: [[3, 8]] }],
      },
    ],
    notes: [{ n: 1, text: 'See there.' }],
  });
  reading.rest = [{ kind: 'marker', span: [15, 16] }];

  it('sets the note where its marker stood', () => {
    expect(toAkn(reading, { source })).toContain('Urges</concept></i> States<authorialNote');
  });
});

describe.skipIf(sharedData === null)('against the schema of OASIS', () => {
  const validate = (() => {
    if (sharedData === null) return () => {};
    xmlRegisterFsInputProviders();
    const file = path.join(sharedData, 'schemas', 'akomantoso30.xsd');
    const schema = XsdValidator.fromDoc(
      XmlDocument.fromBuffer(readFileSync(file), { url: file, option: ParseOption.XML_PARSE_DEFAULT }),
    );
    return (xml: string) => {
      const document = XmlDocument.fromString(xml);
      try {
        schema.validate(document);
      } finally {
        document.dispose();
      }
    };
  })();

  it('accepts the example', () => {
    validate(toAkn(example));
  });

  it('accepts any reading, however hostile', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitraryReading, (reading) => validate(toAkn(reading))),
      { numRuns: 150 },
    );
  });

  it('would refuse a broken document', () => {
    expect(() => validate(toAkn(example).replace('<mainBody', '<body').replace('</mainBody', '</body'))).toThrow();
  });
});
