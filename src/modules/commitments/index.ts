/**
 * What other modules may use of the register; whoever needs more of it adds the line. How the module plugs in stands in `plugin.ts`, which
 * every command loads and which therefore loads nothing else.
 */
export { codesAsking, type Narrowed } from './answers/addressed.js';
export { findNarrowed } from './answers/narrow.js';
export { meetingWords } from './calendar/appraisal-feed.js';
export { asksSomething, TARGETS, type Target } from './commitment.js';
export { APPRAISAL_CYCLE, type Appraisal, appraisals } from './facts/appraisals.js';
export { planParagraphs } from './facts/plan-paragraphs.js';
export { findCommitments, type ListedCommitment } from './find-commitments.js';
export { findFiled, findListed, findPlanLines, findSeen } from './find-plan-lines.js';
export { findRequest } from './find-request.js';
export { CommitmentLink, PlaceLink, StateTag } from './pages/parts.js';
export { commitmentName, filingWord } from './pages/words.js';
export { NO_FILTER as EVERY_COMMITMENT } from './register/filter.js';
