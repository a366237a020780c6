import type { Reading } from '../reading.js';
import { annotateChanged } from './annotate-changed.js';
import { type Annotator, rules } from './annotator.js';
import { type Block, fromBlocks, toBlocks } from './blocks.js';
import { changeContent } from './content-changes.js';
import type { ContentChange, Correction, FactChange, StructureChange } from './correction.js';
import { changeStructure } from './structure-changes.js';

export interface Corrected {
  reading: Reading;
  /** Corrections whose place is not to be found in this reading: shown to people, never dropped in silence. */
  lost: Correction[];
}

/**
 * Applies what people said to what the rules read. Pure; the reading given is not changed. First the structure, in the order in
 * which the corrections were made, and the rules read anew what it touched; then acts and dates; then facts of the document. The
 * order of the list does not matter. The source stays covered, every character once.
 */
export function applyCorrections(
  source: { text: string },
  reading: Reading,
  corrections: readonly Correction[],
  annotator: Annotator = rules,
): Corrected {
  const ordered = [...corrections].sort((a, b) => order(a.at, b.at) || order(a.id, b.id));
  const lost: Correction[] = [];
  let current = reading;
  let blocks: Block[] = toBlocks(reading);
  let restructured = false;
  for (const correction of ordered) {
    const { change } = correction;
    if (!isStructure(change)) continue;
    const changed = changeStructure({ source: source.text, reading: current, blocks }, change);
    if (!changed) lost.push(correction);
    else {
      current = fromBlocks(current, changed);
      blocks = toBlocks(current).map((block) =>
        'changed' in block ? { ...block, changed: block.paragraph.by === 'person' } : block,
      );
      restructured = true;
    }
  }
  // Facts first in so far as the rules need them: what an organ may do depends on the organ.
  for (const { change } of ordered) if (change.kind === 'set-fact') current = setFact(current, change);
  if (restructured) current = annotateChanged(source.text, current, annotator);
  for (const correction of ordered) {
    const { change } = correction;
    if (!isContent(change)) continue;
    const changed = changeContent(source.text, current, change);
    if (changed) current = changed;
    else lost.push(correction);
  }
  return { reading: current, lost };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isStructure(change: Correction['change']): change is StructureChange {
  return (
    change.kind === 'split' || change.kind === 'join' || change.kind === 'set-kind' || change.kind === 'set-number'
  );
}

function isContent(change: Correction['change']): change is ContentChange {
  return !isStructure(change) && change.kind !== 'set-fact';
}

function setFact(reading: Reading, { fact, value }: FactChange): Reading {
  return { ...reading, document: { ...reading.document, [fact]: value } };
}
