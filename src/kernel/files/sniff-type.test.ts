import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sniffType } from './sniff-type.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const typeOf = async (bytes: Uint8Array): Promise<string | null> => (await sniffType(bytes))?.mediaType ?? null;

describe('the type of a file', () => {
  it('is plain text in any of the six languages and in older encodings', async () => {
    expect(await typeOf(utf8('1. Urges all States\f\n'))).toBe('text/plain');
    expect(await typeOf(utf8('敦促会员国'.repeat(8000)))).toBe('text/plain');
    expect(await typeOf(new Uint8Array([0xff, 0xfe, 0x41, 0x00]))).toBe('text/plain');
    expect(await typeOf(new Uint8Array([0xcf, 0xf0, 0xe8, 0xe7, 0xfb, 0xe2, 0xe0, 0xe5, 0xf2]))).toBe('text/plain');
  });
  it('is told for HTML and XML, whatever comes before the first element', async () => {
    expect(await typeOf(utf8('<!-- saved --><!DOCTYPE html><p>x'))).toBe('text/html');
    expect(await typeOf(utf8('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'))).toBe('text/html');
    expect(await typeOf(utf8('<?xml version="1.0"?><akomaNtoso/>'))).toBe('application/xml');
    expect(await typeOf(utf8('<div class="a">x</div>'))).toBe('text/html');
    expect(await typeOf(utf8('<1 million in aid'))).toBe('text/plain');
  });
  it('is told for PDF and Word, and a zip is not taken for a Word file', async () => {
    expect(await typeOf(utf8('%PDF-1.7\n1 0 obj'))).toBe('application/pdf');
    const zip = zipSync({ 'a.txt': utf8('x') });
    expect(await typeOf(zip)).toBe('application/zip');
  });
  it('is unknown for noise and for nothing', async () => {
    expect(await typeOf(new Uint8Array([0, 1, 2, 3, 4, 5, 250, 251]))).toBeNull();
    expect(await typeOf(new Uint8Array())).toBeNull();
    expect(await typeOf(utf8(' \n'))).toBeNull();
  });
});
