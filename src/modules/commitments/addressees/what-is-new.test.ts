import { describe, expect, it } from 'vitest';
import type { LineRow, Link } from '../store/line.js';
import { whatIsNew } from './what-is-new.js';

function row(id: string, year: number, act: LineRow['act'], more: Partial<LineRow> = {}): LineRow {
  const document = {
    id: String(year),
    slug: `d-${year}`,
    symbol: `A/RES/${year - 1945}/1`,
    status: 'adopted',
    organ: null,
    session: year - 1945,
    adopted: null,
    year,
    draftOf: null,
    shown: true,
  } as const;
  const place = { section: 'operative', part: null, n: 1, ordinal: 1, eId: 'para_1' } as const;
  const nothing = { addressees: ['MEMBER_STATES'], dates: [], titles: [], wordings: {} };
  return { id, key: id, lineId: 'line', act, shown: true, document, ...place, ...nothing, ...more };
}

const link = (earlierId: string, laterId: string, standing: Link['standing']): Link => ({
  id: `${earlierId} ${laterId}`,
  kind: 'line',
  earlierId,
  laterId,
  standing,
  similarity: null,
  suggestedBy: null,
  decidedAt: null,
});

describe('what is new in a resolution', () => {
  it('is what no earlier one has said', () => {
    const now = row('now', 2025, 'urge');
    expect(whatIsNew([now], [now], [])).toEqual({
      changed: [{ commitment: now, change: 'new', earlier: null, suggested: false }],
      kept: 0,
    });
  });

  it('is what became stronger or weaker since the latest that said it', () => {
    const [first, later] = [row('first', 2010, 'urge'), row('later', 2015, 'encourage')];
    const now = row('now', 2025, 'urge');
    const { changed, kept } = whatIsNew([now], [first, later, now], [link('later', 'now', 'suggested')]);
    expect(changed).toEqual([{ commitment: now, change: 'stronger', earlier: later, suggested: true }]);
    expect(kept).toBe(0);
  });

  it('leaves out what is said as before', () => {
    const [before, now] = [row('before', 2015, 'urge'), row('now', 2025, 'urge')];
    expect(whatIsNew([now], [before, now], [link('before', 'now', 'confirmed')])).toEqual({ changed: [], kept: 1 });
  });

  it('passes over drafts and twins in the same text', () => {
    const draft = row('draft', 2024, 'encourage');
    draft.document.status = 'draft';
    const [twin, now] = [row('twin', 2025, 'encourage'), row('now', 2025, 'urge')];
    expect(whatIsNew([now], [draft, twin, now], []).changed.map(({ change }) => change)).toEqual(['new']);
  });
});
