import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName } from './clean-name.js';

describe('the name of a file', () => {
  it('keeps words of any language and its extension', () => {
    expect(cleanName('决议草案 (1).pdf')).toBe('决议草案 (1).pdf');
    expect(cleanName(`${'x'.repeat(400)}.docx`)).toMatch(/^x{195}\.docx$/);
  });
  it('loses paths and what turns or hides letters', () => {
    expect(cleanName('../../etc/passwd')).toBe('passwd');
    expect(cleanName('C:\\temp\\a\u202egnp.exe')).toBe('agnp.exe');
    expect(cleanName('..')).toBe('file');
  });
  it('is never empty, long or a path, and cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const cleaned = cleanName(name);
        expect([...cleaned].length).toBeGreaterThan(0);
        expect([...cleaned].length).toBeLessThanOrEqual(200);
        expect(cleaned).not.toMatch(/[/\\\0]/);
        expect(cleanName(cleaned)).toBe(cleaned);
      }),
    );
  });
});
