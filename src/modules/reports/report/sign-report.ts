import { type Actor, NotAllowed, requirePermission } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { belongs, may, signsForGroup } from '../policy.js';
import { Refusal } from '../refusal.js';
import type { Report } from '../store/reports.js';
import { keepReportVersion } from '../store/versions.js';
import { allParties, gatherAnnex, statesAmong } from './gather.js';
import { findFlags } from './get-report.js';
import { holdReport } from './open-report.js';
import { hashOfReport } from './published.js';
import type { ReportEntry, Signature } from './report.js';

/**
 * Signs what is written. The first signature waits; the second, of somebody else, publishes it as a numbered version that nobody changes. Two
 * people who are not the same: so whoever wrote it is never the only one. Of the two under the report of a group one at least is of the group.
 *
 * @param seen hash of what the person read; whatever else it is now is not signed.
 * @throws Refusal `wrong-state`, `empty`, `open-flags`, `signed-otherwise`, `same-person`, `group-signs`; StepUpNeeded, NotAllowed.
 */
export async function signReport(
  db: Database,
  actor: Actor,
  key: string,
  { sha256: seen }: { sha256: string },
): Promise<Report> {
  const { id } = requirePermission(actor, 'reports.sign');
  const parties = await allParties(db);
  return holdReport(db, actor, key, id, async ({ c, report, by }) => {
    if (!may(actor, 'write', 'signature', belongs(report))) throw new NotAllowed();
    if (report.state !== 'draft') throw new Refusal('wrong-state');
    const { content } = report;
    if (content.sections.every(({ blocks }) => blocks.length === 0)) throw new Refusal('empty');
    const open = await findFlags(c, content, statesAmong(parties));
    if (open.size > 0) throw new Refusal('open-flags', { values: { n: open.size } });
    const sha256 = hashOfReport(content);
    if (sha256 !== seen) throw new Refusal('signed-otherwise');
    const before = report.signatures.filter((one) => one.sha256 === sha256);
    if (before.some((one) => one.by === id)) throw new Refusal('same-person');
    const of = report.party !== null && signsForGroup(actor, report) ? { party: report.party } : {};
    const signature: Signature = { by: id, at: by.madeAt.toISOString(), sha256, ...of };
    const signed: ReportEntry = { did: 'signed', signature };
    if (before.length === 0) return { verb: 'sign', entries: [signed], details: { sha256 } };
    // Two officers may help a group to write; that it is the group's says somebody of the group.
    if (report.party !== null && [...before, signature].every(({ party }) => party !== report.party))
      throw new Refusal('group-signs');
    const version = report.version + 1;
    const number = `${key}/${version}`;
    await keepReportVersion(c, {
      reportId: report.id,
      n: version,
      number,
      content,
      annex: await gatherAnnex(c, parties, content),
      sha256,
      signatures: [...before, signature],
      reason: report.reason,
      publishedAt: by.madeAt,
    });
    return {
      verb: 'publish',
      entries: [signed, { did: 'published', version, sha256 }],
      details: { sha256, number, version },
    };
  });
}

const LONGEST_REASON = 2000;

/** Opens what was published for a correction: a draft again, while the version that was published stays. @throws Refusal `reason-missing`, ... */
export async function beginReportCorrection(db: Database, actor: Actor, key: string, reason: string): Promise<Report> {
  const why = reason.trim().slice(0, LONGEST_REASON);
  if (why === '') throw new Refusal('reason-missing', { field: 'reason' });
  const { id } = requirePermission(actor, 'reports.write');
  return holdReport(db, actor, key, id, ({ report }) => {
    if (!may(actor, 'write', 'draft', belongs(report))) throw new NotAllowed();
    if (report.state !== 'published') throw new Refusal('wrong-state');
    return { verb: 'begin-correction', entries: [{ did: 'correction-begun', reason: why }] };
  });
}
