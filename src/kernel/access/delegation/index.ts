export { beginActing, endActing } from './act-for.js';
export {
  type Delegation,
  type DelegationState,
  lendable,
  wantsStepUp,
} from './delegation.js';
export { endDelegation } from './end-delegation.js';
export { findDelegations, isPermission } from './find-delegations.js';
export { type DelegationGiven, findLendableRoles, giveDelegation } from './give-delegation.js';
export { passDelegations } from './pass-days.js';
