/** Bounds that keep any file from taking the machine. What real workbooks hold lies far below. */
export interface SheetLimits {
  /** Bytes of the file itself. */
  file: number;
  /** Bytes that one part of a workbook may unpack to. */
  unpacked: number;
  /** Bytes (UTF-8) of all shared texts together. */
  sharedText: number;
  /** Characters between two tags, or of one csv record. */
  text: number;
}

export const LIMITS: SheetLimits = {
  file: 128 * 2 ** 20,
  unpacked: 2 * 2 ** 30,
  sharedText: 256 * 2 ** 20,
  text: 4 * 2 ** 20,
};

/**
 * Unpacked bytes for each packed one, beyond `RATIO_FREE` bytes. Sheets come to 10 to 60, also with 100,000 blank rows; a bomb to 1,000.
 */
export const MOST_RATIO = 300;
export const RATIO_FREE = 32 * 2 ** 20;
