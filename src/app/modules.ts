import type { ConcordanceModule } from '../kernel/module/index.js';
import { auditModule } from '../modules/audit/plugin.js';
import { commentsModule } from '../modules/comments/plugin.js';
import { commitments } from '../modules/commitments/plugin.js';
import { documents } from '../modules/documents/plugin.js';
import { estimation } from '../modules/estimation/plugin.js';
import { evidence } from '../modules/evidence/plugin.js';
import { joining } from '../modules/joining/plugin.js';
import { noticesModule } from '../modules/notices/plugin.js';
import { parties } from '../modules/parties/plugin.js';
import { people } from '../modules/people/plugin.js';
import { plan } from '../modules/plan/plugin.js';
import { reporting } from '../modules/reporting/plugin.js';
import { reports } from '../modules/reports/plugin.js';
import { treaties } from '../modules/treaties/plugin.js';

/** The parts of the program, in the order of their migrations and of the navigation. */
export const MODULES: readonly ConcordanceModule[] = [
  parties,
  documents,
  commitments,
  treaties,
  estimation,
  reporting,
  evidence,
  plan,
  reports,
  people,
  commentsModule(() => MODULES),
  noticesModule(() => MODULES),
  joining,
  auditModule(() => MODULES),
];
