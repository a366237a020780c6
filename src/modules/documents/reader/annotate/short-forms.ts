import type { AddresseeCode, Organ } from '../reading.js';

/** The organ that speaks needs no naming: "the Council" in a text of the Council is the Council. */
export const SPEAKERS: Record<Organ, AddresseeCode> = {
  GENERAL_ASSEMBLY: 'GENERAL_ASSEMBLY',
  ECONOMIC_AND_SOCIAL_COUNCIL: 'ECOSOC',
  HUMAN_RIGHTS_COUNCIL: 'HRC',
  SECURITY_COUNCIL: 'SECURITY_COUNCIL',
};

/** Who a short form means: the latest named of those whom it may mean, else the speaker, else nobody. */
export function resolveShort(
  candidates: readonly AddresseeCode[],
  named: readonly AddresseeCode[],
  organ: Organ | null,
): AddresseeCode | null {
  for (let i = named.length - 1; i >= 0; i--) {
    const code = named[i];
    if (code !== undefined && candidates.includes(code)) return code;
  }
  return organ && candidates.includes(SPEAKERS[organ]) ? SPEAKERS[organ] : null;
}
