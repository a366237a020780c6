/**
 * What other modules may use of the register; whoever needs more of it adds the line. How the module plugs in stands in `plugin.ts`, which
 * every command loads and which therefore loads nothing else.
 */
export { asksSomething } from './commitment.js';
export { findCommitments, type ListedCommitment } from './find-commitments.js';
export { CommitmentLink } from './pages/parts.js';
export { commitmentName } from './pages/words.js';
export { NO_FILTER as EVERY_COMMITMENT } from './register/filter.js';
