import { ModuleRefusal, type RefusalOptions } from '../../kernel/module/index.js';

/** Why something asked of data sets and releases was not done; its sentence is `evidence.house.<code>`. */
const HOUSE_REFUSALS = {
  'no-such-data-set': 404,
  'no-such-release': 404,
  'no-key': 409,
  'key-there': 409,
  'no-copy': 409,
  'passphrase-short': 422,
  'passphrases-differ': 422,
  'passphrase-wrong': 422,
  'passphrase-same': 422,
  locked: 409,
  'name-missing': 422,
  'word-missing': 422,
  'too-long': 422,
  'not-in-list': 422,
  'bad-period': 422,
  'bad-keep-until': 422,
  'bad-budget': 422,
  'file-missing': 422,
  'file-empty': 422,
  'too-large': 413,
  'not-accepted': 422,
  'disk-full': 507,
  'intake-gone': 410,
  'too-many-intakes': 503,
  shredded: 410,
  'budget-exhausted': 409,
  'running-already': 409,
  'run-over': 409,
  'no-domain': 422,
  'bad-domain': 422,
  'bad-rules': 422,
  'rule-column': 422,
  'rule-value': 422,
  'rules-too-large': 422,
  'rules-broken': 422,
  'bad-dictionary': 422,
  'no-such-dictionary': 404,
  'mapped-twice': 422,
  'bad-option': 422,
  'title-missing': 422,
  'not-waiting': 409,
  'approved-already': 409,
  'note-missing': 422,
  'not-published': 409,
  withdrawn: 410,
  'not-protected': 422,
  'list-empty': 422,
  'no-such-import': 404,
  'already-decided': 409,
  'changed-since': 409,
  'not-a-population': 422,
  'too-many-rows': 422,
  'bad-day': 422,
  'no-such-concept': 404,
  'not-in-release': 422,
  'no-such-picture': 404,
  'linked-leak': 422,
  'bad-report': 422,
  'report-differs': 422,
  'not-private': 422,
  'cases-refused': 422,
  'unreadable-table': 422,
} as const;
export type HouseRefusalCode = keyof typeof HOUSE_REFUSALS;

export class HouseRefusal extends ModuleRefusal<typeof HOUSE_REFUSALS> {
  constructor(code: HouseRefusalCode, options?: RefusalOptions) {
    super('evidence', HOUSE_REFUSALS, code, options);
  }
}

/** Null where the code is another module's, or of reading files. */
export function houseRefusalCode(code: string): HouseRefusalCode | null {
  return code in HOUSE_REFUSALS ? (code as HouseRefusalCode) : null;
}
