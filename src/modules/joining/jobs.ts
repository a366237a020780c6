import type { JobHandler } from '../../kernel/jobs/index.js';
import type { House } from '../../kernel/module/index.js';
import { passSilence } from './state-agreement.js';

/** Once a day: silence past its day is no objection. */
export function joiningJobs(house: House): Readonly<Record<string, JobHandler>> {
  return { 'joining.pass-silence': async () => ({ accepted: await passSilence(house) }) };
}
