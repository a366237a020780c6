import type { LinkedFindings } from '../disclosure/link-published.js';
import { HouseRefusal } from '../house-refusal.js';
import type { ReleaseChecks } from './release.js';

/** @throws HouseRefusal `linked-leak` where a table gives something away with those that are out already */
export function refuseLinked(found: LinkedFindings | null): void {
  if (found === null) return;
  const cells = found.shown + found.recoverable + found.determined;
  if (cells > 0) throw new HouseRefusal('linked-leak', { values: { cells, tables: found.linked } });
}

/** With how many tables it was looked at. */
export function withLinked(checks: ReleaseChecks, found: LinkedFindings | null): ReleaseChecks {
  return checks.audit === null || found === null
    ? checks
    : { ...checks, audit: { ...checks.audit, linked: found.linked } };
}
