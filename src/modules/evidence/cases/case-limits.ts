import type { SheetLimits } from '../../../kernel/sheets/index.js';

/**
 * Case files are larger than other spreadsheets: a workbook of 100 MB unpacks to more than two gigabytes, of which a few pieces stand in memory
 * at a time.
 */
export const CASE_LIMITS = { file: 1.9 * 2 ** 30, unpacked: 4 * 2 ** 30 } as const satisfies Partial<SheetLimits>;
