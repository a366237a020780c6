import type { CommitmentAct, Pillar, Target, Theme } from '../commitment.js';
import type { Concept } from './concepts.js';

/** Where a rule files. */
export interface Files {
  themes?: readonly Theme[];
  pillars?: readonly Pillar[];
  targets?: readonly Target[];
}

interface ConceptRule extends Files {
  /** Does not apply where the words speak of one of these too: then the concept stands there for something else. */
  unless?: readonly Concept[];
}

/**
 * How what the words speak of is filed: by the six purposes of the Global Plan as its preamble lists them, (a) instruments, (b) political
 * commitment, (c) coordinated responses, (d) rights, vulnerability and criminal justice, (e) awareness, (f) cooperation; by the pillars
 * that its parts are named for; and by the SDG targets that name trafficking, with access to justice.
 */
export const CONCEPT_RULES: Readonly<Record<Concept, ConceptRule>> = {
  ratification: { themes: ['a'] },
  'applying-instruments': { themes: ['a'] },
  appraisal: { themes: ['b'] },
  'high-level-meeting': { themes: ['b'] },
  'pledges-of-leaders': { themes: ['b'] },
  'carrying-out-the-plan': { themes: ['c'], unless: ['appraisal', 'evidence'] },
  'coordinated-response': { themes: ['c'] },
  evidence: { themes: ['c'], targets: ['16.2'] },
  vulnerability: { themes: ['d'], pillars: ['prevention'] },
  'helping-victims': { themes: ['d'], pillars: ['protection'], unless: ['awareness', 'world-day'] },
  'trust-fund-for-victims': { themes: ['d'], pillars: ['protection'] },
  prosecution: { themes: ['d'], pillars: ['prosecution'] },
  'criminal-justice': { themes: ['d'], pillars: ['prosecution'] },
  'rights-based-approach': { themes: ['d'] },
  demand: { themes: ['d'], pillars: ['prevention'], unless: ['awareness'] },
  awareness: { themes: ['e'], pillars: ['prevention'] },
  'world-day': { themes: ['e'], pillars: ['prevention'] },
  education: { themes: ['e'], pillars: ['prevention'] },
  contributions: { themes: ['f'], pillars: ['partnerships'] },
  'coordination-group': { themes: ['f'], pillars: ['partnerships'] },
  cooperation: { themes: ['f'], pillars: ['partnerships'], unless: ['awareness', 'world-day'] },
  'crime-commission': { themes: ['f'], pillars: ['partnerships'] },
  'technical-assistance': { themes: ['f'], pillars: ['partnerships'], unless: ['criminal-justice'] },
  'national-rapporteurs': { themes: ['f'], pillars: ['partnerships'] },
  'special-procedures': { themes: ['d'] },
  'preventing-trafficking': { pillars: ['prevention'] },
  'violence-against-women': { targets: ['5.2'] },
  'forced-labour': { targets: ['8.7'] },
  children: { targets: ['16.2'] },
  'access-to-justice': { targets: ['16.3'] },
};

/** Who is asked says it already. */
export const ADDRESSEE_RULES: Readonly<Record<string, Files>> = {
  MEMBER_STATES_NOT_YET_PARTY: { themes: ['a'] },
  ICAT: { themes: ['f'], pillars: ['partnerships'] },
  DONORS: { themes: ['f'], pillars: ['partnerships'] },
  SPECIAL_PROCEDURES: { pillars: ['partnerships'] },
  SPECIAL_RAPPORTEUR_TIP: { pillars: ['partnerships'] },
};

/** "Expresses support for" an office of the United Nations is about working with it. */
export const ACT_RULES: Readonly<Partial<Record<CommitmentAct, Files>>> = {
  express_support: { themes: ['f'], pillars: ['partnerships'] },
};

/** Treaties on forced labour, slavery, child labour and the sale of children. */
export const CITATION_RULES: Readonly<Record<string, Files>> = {
  'ILO C029': { themes: ['a'], targets: ['8.7'] },
  'ILO P029': { themes: ['a'], targets: ['8.7'] },
  'ILO C105': { themes: ['a'], targets: ['8.7'] },
  'ILO C182': { themes: ['a'], targets: ['8.7', '16.2'] },
  'UNTS 266 3822': { themes: ['a'], targets: ['8.7'] },
  'UNTS 2171 27531': { themes: ['a'], targets: ['16.2'] },
};
