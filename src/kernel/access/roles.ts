/**
 * What people may do, composed: a permission is one kind of act, a role is a set of permissions, a person holds roles for parties. What a
 * permission lets one do with a given record is said by the policy of the module that keeps the record.
 */

export const PERMISSIONS = [
  /** Settings of the house, mail that waits, keys. */
  'house.manage',
  /** Who holds which role. */
  'roles.give',
  /** Invite a person to act for a party. */
  'people.invite',
  /** Write the register of parties, verify organizations. */
  'parties.write',
  /** Agree, for a State, to an organization that wants to join. */
  'parties.agree',
  /** Read the action log of everything. */
  'audit.read',
  /** Read what is not public yet: drafts, previews, differences. */
  'drafts.read',
  /** Bring, correct and confirm texts. */
  'documents.write',
  /** Edit commitments, decide what rules suggest, import. */
  'register.write',
  /** Read what a party stated or drafts about what was asked of it, with all that was written about it. */
  'answers.read',
  /** State what a party did about what was asked of it. */
  'register.answer',
  /** Review what parties stated. */
  'register.review',
  /** Make calls for input, send them, decide on extensions, bring old answers in. */
  'calls.write',
  /** Answer calls for a party: every section; give sections to others, assemble, ask for more time. */
  'calls.answer',
  /** Write the sections of an answer that were given to one. */
  'calls.contribute',
  /** Sign what a party answers, and send it; needs step-up. */
  'calls.sign',
  /** Read what parties sent, confidential answers too. */
  'submissions.read',
  /** Read what is being written of the reports of one's own group. */
  'reports.read',
  /** Write reports from what parties sent; of one's own group, its annual report. */
  'reports.write',
  /** Sign a report, of which two people publish it; needs step-up. */
  'reports.sign',
  /** Say when parties are reminded, and see who is. */
  'reminders.write',
  /** What participants did about treaties, as depositaries publish it. */
  'treaties.write',
  /** The laws by which a State implements a treaty. */
  'legislation.write',
  /** Estimates of the undetected: bring tables, run, publish. */
  'estimation.write',
  /** Write the records of the coordination group. */
  'coordination.write',
  /** Case data of one's party. */
  'evidence.write',
  /** Approve the release of data; needs step-up. */
  'evidence.release',
  /** Applications and grants of the Trust Fund. */
  'fund.manage',
  /** Decide on grants; needs step-up. */
  'fund.decide',
  /** Book payments; needs step-up. */
  'fund.book',
  /** Send and receive referrals; needs step-up. */
  'referral.write',
  /** Read what people said about records that one may see, as far as it is addressed to one. */
  'comments.read',
  /** See concrete measures that are not public. */
  'plan.read',
  /** Enter concrete measures of the Plan for a party. */
  'plan.propose',
  /** Review concrete measures before everybody sees them. */
  'plan.review',
  /** Say which commitments meet a measure of the Plan. */
  'plan.write',
  /** Prepare, sign, close and withdraw an appraisal of the Plan. */
  'plan.appraise',
  /** Comment on records that one may see. */
  'comments.write',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Permissions that want a proof of presence not older than a few minutes, from a person. */
export const NEED_STEP_UP: ReadonlySet<Permission> = new Set([
  'calls.sign',
  'reports.sign',
  'evidence.release',
  'fund.decide',
  'fund.book',
  'referral.write',
  'roles.give',
]);

export const ROLES = [
  'administrator',
  'secretariat-officer',
  'reviewer',
  'state-focal-point',
  'national-rapporteur',
  'ministry-writer',
  'signatory',
  'data-officer',
  'agency-member',
  'co-chair',
  'fund-manager',
  'trustee',
  'finance-officer',
  'ngo-representative',
  'case-worker',
  'auditor',
  'observer',
] as const;
export type Role = (typeof ROLES)[number];

/** What each role may do. `own`: only for the party for which the role is held. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, { all?: readonly Permission[]; own?: readonly Permission[] }>> = {
  administrator: {
    all: [
      'house.manage',
      'roles.give',
      'people.invite',
      'parties.write',
      'audit.read',
      'comments.read',
      'comments.write',
    ],
  },
  'secretariat-officer': {
    all: [
      'people.invite',
      'parties.write',
      'drafts.read',
      'answers.read',
      'documents.write',
      'register.write',
      'register.review',
      'reminders.write',
      'calls.write',
      'submissions.read',
      'reports.write',
      'reports.sign',
      'treaties.write',
      'legislation.write',
      'estimation.write',
      'coordination.write',
      'plan.read',
      'plan.propose',
      'plan.review',
      'plan.write',
      'plan.appraise',
      'comments.read',
      'comments.write',
    ],
  },
  reviewer: {
    all: [
      'drafts.read',
      'answers.read',
      'submissions.read',
      'reports.sign',
      'register.review',
      'plan.read',
      'plan.review',
      'plan.appraise',
      'comments.read',
      'comments.write',
    ],
  },
  'state-focal-point': {
    own: [
      'answers.read',
      'register.answer',
      'legislation.write',
      'plan.read',
      'plan.propose',
      'submissions.read',
      'calls.answer',
      'people.invite',
      'parties.agree',
      'comments.read',
      'comments.write',
    ],
  },
  'national-rapporteur': {
    own: [
      'answers.read',
      'register.answer',
      'legislation.write',
      'plan.read',
      'plan.propose',
      'submissions.read',
      'calls.answer',
      'comments.read',
      'comments.write',
    ],
  },
  'ministry-writer': { own: ['submissions.read', 'calls.contribute'] },
  signatory: { own: ['submissions.read', 'calls.sign'] },
  'data-officer': {
    own: ['drafts.read', 'evidence.write', 'evidence.release', 'estimation.write', 'comments.read', 'comments.write'],
  },
  'agency-member': {
    own: [
      'answers.read',
      'register.answer',
      'plan.read',
      'plan.propose',
      'submissions.read',
      'calls.answer',
      'calls.sign',
      'comments.read',
      'comments.write',
    ],
  },
  'co-chair': {
    all: ['coordination.write', 'comments.read', 'comments.write'],
    own: [
      'answers.read',
      'register.answer',
      'plan.read',
      'plan.propose',
      'submissions.read',
      'calls.answer',
      'calls.sign',
      'reports.read',
      'reports.write',
      'reports.sign',
    ],
  },
  'fund-manager': { all: ['fund.manage', 'comments.read', 'comments.write'] },
  trustee: { all: ['fund.decide', 'comments.read', 'comments.write'] },
  'finance-officer': { all: ['fund.book', 'comments.read', 'comments.write'] },
  'ngo-representative': {
    own: [
      'answers.read',
      'register.answer',
      'plan.read',
      'plan.propose',
      'submissions.read',
      'calls.answer',
      'calls.sign',
      'comments.read',
      'comments.write',
    ],
  },
  'case-worker': { own: ['referral.write'] },
  auditor: { all: ['audit.read', 'drafts.read', 'answers.read', 'submissions.read', 'comments.read', 'plan.read'] },
  observer: {},
};

/** Permissions that change nothing; all that is left of a role held read-only. */
export const READING: ReadonlySet<Permission> = new Set([
  'audit.read',
  'drafts.read',
  'answers.read',
  'submissions.read',
  'reports.read',
  'comments.read',
  'plan.read',
]);

const STATES = ['state', 'observer'];
const ORGANIZATIONS = ['un-entity', 'igo', 'regional'];
const OTHERS = ['ngo', 'private-sector', 'academia', 'media'];

/** Kinds of parties for which a role can be held, where it is held for one. What is not named is held for the house, or for any. */
const FOR_KINDS: Partial<Record<Role, readonly string[]>> = {
  'state-focal-point': STATES,
  'national-rapporteur': STATES,
  'agency-member': ORGANIZATIONS,
  'co-chair': ORGANIZATIONS,
  'ministry-writer': STATES,
  signatory: STATES,
  'ngo-representative': OTHERS,
  // Those who see victims: authorities, organizations that assist.
  'case-worker': [...STATES, ...ORGANIZATIONS, 'ngo'],
};

/** Whether a role can be held for a party of this kind: only a State has a focal point of a State. */
export function fitsKind(role: Role, kind: string): boolean {
  return FOR_KINDS[role]?.includes(kind) ?? true;
}

/** The role in which somebody acts for an organization that has just joined. */
export function representativeOf(kind: string): Role {
  return ORGANIZATIONS.includes(kind) ? 'agency-member' : 'ngo-representative';
}
