import type { AddresseeCode, Lang } from '../../reading.js';
import type { Phrase } from '../lexicon.js';

/** Who may be asked, with the names that resolutions use for them. Russian names end in `*` where the case decides. */
export interface Entity {
  code: AddresseeCode;
  names: Record<Lang, readonly Phrase[]>;
  /** Names that hold only after the full name stood in the text ("the Office"). */
  short?: Partial<Record<Lang, readonly Phrase[]>>;
}
