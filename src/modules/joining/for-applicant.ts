import type { House } from '../../kernel/module/index.js';

/** For whoever registers an organization, or comes by the private link of one: they have no account. */
export const forApplicant = (house: House): House => ({ ...house, db: house.db.forHouse('applicant') });
