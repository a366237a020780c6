import { type OwnDataPart, ownDataPart } from '../../kernel/privacy/index.js';
import { findVersionsBy } from './store/answers.js';
import { findSheetsBy } from './store/imports.js';
import { findStepsBy } from './store/steps.js';

/** What a person wrote into the register. It stays when the person is erased: it is the party's, or the house's. */
export const COMMITMENTS_OWN_DATA: readonly OwnDataPart[] = [
  ownDataPart({
    name: 'answers',
    fields: ['commitment', 'party', 'version', 'state', 'standing', 'happened', 'text', 'note', 'link', 'file', 'made'],
    words: { state: 'commitments.answers.state', standing: 'commitments.answers.standing' },
    read: findVersionsBy,
  }),
  ownDataPart({
    name: 'steps',
    fields: ['commitment', 'kind', 'happened', 'note', 'link', 'file', 'made'],
    words: { kind: 'commitments.step' },
    read: findStepsBy,
  }),
  ownDataPart({ name: 'register-sheets', fields: ['file', 'state', 'made'], read: findSheetsBy }),
];
