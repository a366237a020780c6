import type { Codes } from '../cases/case-table.js';
import type { CodedTable } from './marginal.js';

/** A table whose columns all threads see at one place: handing it over copies nothing. */
export function shareTable({ rows, columns }: CodedTable): CodedTable {
  return { rows, columns: columns.map(({ codes, size }) => ({ size, codes: shareCodes(codes) })) };
}

function shareCodes(codes: Codes): Codes {
  const memory = new SharedArrayBuffer(codes.byteLength);
  const shared = codes instanceof Uint8Array ? new Uint8Array(memory) : new Uint16Array(memory);
  shared.set(codes);
  return shared;
}
