import type { OperativeParagraph, PreambularParagraph, Reading } from '../reading.js';
import { holds } from './spans.js';

/**
 * A fingerprint of all that a person sees of a paragraph. Two people who correct the same paragraph are told apart by it: who saw
 * another version is shown both and chooses.
 */
export function paragraphVersion(paragraph: PreambularParagraph | OperativeParagraph): string {
  const text = JSON.stringify(paragraph);
  return fnv1a(text, 0x811c9dc5) + fnv1a(text, 0x01234567);
}

/** The version of the paragraph at an offset of the source; null where there is none. */
export function versionAt(reading: Reading, offset: number): string | null {
  const paragraphs = [
    ...reading.preambular,
    ...reading.operative,
    ...reading.annexes.flatMap((annex) => annex.paragraphs),
  ];
  const found = paragraphs.find((paragraph) => holds(paragraph.spans, offset));
  return found ? paragraphVersion(found) : null;
}

/** FNV-1a, 32 bits: small, the same everywhere, and nobody attacks a fingerprint of a public text. */
function fnv1a(text: string, seed: number): string {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
