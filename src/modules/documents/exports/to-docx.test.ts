import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { arbitraryReading } from '../../../../tests/kit/arbitrary-reading.js';
import { act, buildReading, item } from '../../../../tests/kit/build-reading.js';
import { toDocx } from './to-docx.js';

async function partsOf(...args: Parameters<typeof toDocx>): Promise<Record<string, string>> {
  const files = unzipSync(await toDocx(...args));
  return Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => name.endsWith('.xml'))
      .map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}

/** The properties of the run that holds a text. */
function runOf(xml: string | undefined, text: string): string {
  return xml?.split('<w:r>').find((run) => run.includes(`>${text}</w:t>`)) ?? '';
}

const parts = {
  document: { status: 'draft' as const, symbol: 'A/C.3/90/L.9' },
  preambular: [{ text: 'Recalling the desks,', verb: 'Recalling', footnotes: [3] }],
  operative: [
    {
      text: 'Urges States:',
      acts: [act('Urges', 'urge' as const)],
      footnotes: [3, 8],
      items: [item('a', 'To act', item('i', 'Now'))],
    },
  ],
  notes: [{ n: 3, text: 'Resolution 70/1.' }],
};

describe('a reading as a file of Word', () => {
  it('says on every page that a draft is one, and never of another', async () => {
    const draft = await partsOf(buildReading(parts));
    expect(draft['word/header1.xml']).toContain('Draft · A/C.3/90/L.9');
    const adopted = await partsOf(buildReading({ ...parts, document: {} }));
    expect(adopted['word/header1.xml']).not.toContain('Draft');
  });

  it('marks acts, sets items in, and has real footnotes, each text once', async () => {
    const { 'word/document.xml': body = '', 'word/footnotes.xml': notes = '' } = await partsOf(buildReading(parts));
    expect(runOf(body, 'Urges')).toContain('<w:b/><w:bCs/><w:i/><w:iCs/>');
    expect(body).toContain('<w:tab/>');
    expect(body).toMatch(/w:ind w:start="1701" w:hanging="567"/u);
    expect(body.match(/<w:footnoteReference w:id="1"\/>/gu)).toHaveLength(1);
    expect(runOf(body, '1')).toContain('superscript');
    expect(notes.match(/Resolution 70\/1\./gu)).toHaveLength(1);
    expect(notes).toContain('w:id="2"');
  });

  it('runs right to left in Arabic, and sets Chinese in a Chinese face without slanting it', async () => {
    const arabic = (
      await partsOf(
        buildReading({ document: { lang: 'ar' }, operative: [{ text: 'تحث الدول', acts: [act('تحث', 'urge')] }] }),
      )
    )['word/document.xml'];
    expect(arabic).toContain('<w:bidi/>');
    expect(runOf(arabic, 'تحث')).toContain('<w:rtl/>');
    const chinese = (
      await partsOf(
        buildReading({ document: { lang: 'zh' }, operative: [{ text: '敦促各国', acts: [act('敦促', 'urge')] }] }),
      )
    )['word/document.xml'];
    expect(runOf(chinese, '敦促')).toMatch(/w:eastAsia="SimSun".*<w:b\/>/u);
    expect(chinese).not.toContain('<w:i/>');
  });

  it('can be opened whatever the reading holds', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryReading, async (reading) => {
        for (const xml of Object.values(await partsOf(reading))) XmlDocument.fromString(xml).dispose();
      }),
      { numRuns: 40 },
    );
  });
});
