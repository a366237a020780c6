import type { InstrumentBoard } from '../board.js';
import type { Status } from '../status.js';

/** A status in one word of the matrix: its look, and the text that says the same without it. */
export interface MatrixCell {
  mark: string | undefined;
  text: string;
}

const NONE: MatrixCell = { mark: undefined, text: '–' };
const UNKNOWN: MatrixCell = { mark: undefined, text: '?' };

/** Pure. */
export function cellOf({ statuses, known }: InstrumentBoard, partyId: string): MatrixCell {
  const status = statuses.get(partyId);
  if (status === undefined) return known ? NONE : UNKNOWN;
  return cellOfStatus(status) ?? (known ? NONE : UNKNOWN);
}

function cellOfStatus({ standing, consent, signature, ends }: Status): MatrixCell | null {
  const since = consent?.date.slice(0, 4) ?? '';
  if (standing === 'party') return { mark: 'mark-party', text: since };
  if (standing === 'consented') return { mark: 'mark-consented', text: `${since}+` };
  if (standing === 'withdrawn') return { mark: 'mark-withdrawn', text: `${since}–${ends?.slice(0, 4) ?? ''}` };
  if (standing === 'signatory') return { mark: 'mark-signatory', text: `(${signature?.date.slice(0, 4) ?? ''})` };
  return null;
}
