import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILTER_NAMES, readEntryFilter } from './entry-filter.js';

const read = (text: string) => readEntryFilter(new URLSearchParams(text));

describe('the address of the log', () => {
  it.each([
    ['who=house', { actorKind: 'house' }],
    ['who=0190-x', { actorId: '0190-x' }],
    ['subject=document', { subject: { type: 'document' } }],
    ['subject=document:0190', { subject: { type: 'document', id: '0190' } }],
    ['subject=0190aaaa-0000-7000-8000-000000000001', { subject: { id: '0190aaaa-0000-7000-8000-000000000001' } }],
    ['verb=documents.bring-text&party=p1', { verb: 'documents.bring-text', party: 'p1' }],
    ['kind=reads', { reads: true }],
    ['kind=acts&verb=x.y', { reads: false, verb: 'x.y' }],
    ['kind=whatever', { reads: undefined }],
    ['from=2026-01-01&to=2026-01-31', { from: '2026-01-01', to: '2026-01-31' }],
  ])('reads %s', (text, filter) => expect(read(text).filter).toMatchObject(filter));

  it.each([
    ['from=yesterday', ['from']],
    ['from=2026-02-30', ['from']],
    ['to=2026-13-01', ['to']],
    ['from=2026-02-02&to=2026-02-01', ['to']],
  ])('says what is wrong with %s and does not narrow by it', (text, wrong) => {
    expect(read(text).wrong).toEqual(wrong);
    expect(read(text).texts).toEqual(Object.fromEntries(new URLSearchParams(text)));
  });

  it('takes anything', () => {
    const value = fc.record(Object.fromEntries(FILTER_NAMES.map((name) => [name, fc.string({ unit: 'binary' })])));
    fc.assert(
      fc.property(value, (texts) => void readEntryFilter(new URLSearchParams(texts as Record<string, string>))),
    );
  });
});
