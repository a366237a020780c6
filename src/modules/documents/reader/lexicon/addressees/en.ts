import type { AddresseeLexicon } from '../lexicon.js';

export const addresseesEn: AddresseeLexicon = {
  before: ['the', '[interested ]representatives of', 'members of', 'heads of', 'the members of', 'all', 'other', 'relevant', 'interested', 'concerned', 'those', 'these', 'such', 'its', 'their', 'any', 'each', 'both', 'appropriate', 'competent', 'that', 'including', 'inter alia', 'other relevant', 'additional', 'current', 'potential', 'remaining', 'upon', 'on', 'to(?= (the|all|member|states|governments))', 'national', 'local', 'various', 'particularly', 'especially', 'in particular', 'further', 'a', 'an', 'again', 'once again', 'major', 'new', 'key', 'through', 'where appropriate', 'the relevant'],
  joins: [',', 'and', 'or', 'as well as', 'along with', 'together with', 'and also', 'in addition to', ', as well as'],
  asides: ['in (close |full |its |their |accordance |line |collaboration |coordination |cooperation |partnership |consultation |conjunction |conformity |compliance |this |that |keeping |the context|order |view )*', 'within', 'upon', 'under', 'through', 'pursuant', 'according to', 'consistent with', 'with', 'while', 'taking into', 'bearing in mind', 'mindful', 'on the basis', 'as appropriate', 'where', 'when', 'as (a matter|coordinator|part|fund|secretariat|mandated|requested|necessary|soon)', 'by', 'for', 'at', 'from', 'inter alia', 'subject to', 'without'],
  examples: ['including', 'such as', 'in particular', 'especially', 'notably', 'inter alia', 'among them'],
  stops: ['(not )?to (?!(the|that|those|these|this|any|all|a|an|its|their|each|other|such|which|relevant|both|and|or|it|them) )*', 'so as to', 'in order to', 'for their *', 'for (its|the|her|his) *'],
  complements: ['of', 'in', 'by', 'for', 'with', 'among', 'between', 'from', 'on', 'at', 'against', 'through', 'towards', 'concerning', 'regarding', 'to', 'within', 'affecting', 'supporting', 'assisting', 'involving'],
  notYetParty: ['ratif*', 'acced*', 'accession', 'becom* part*', 'sign*', 'part(y|ies)'],
  pronouns: { one: ['it'], many: ['them', 'those organizations', 'the latter', 'these organizations', 'those states'] },
  scopes: [['international', 'INT_ORGS'], ['intergovernmental', 'INT_ORGS'], ['multilateral', 'INT_ORGS'], ['regional', 'REGIONAL_ORGS'], ['subregional', 'SUBREGIONAL_ORGS'], ['non-governmental', 'NGOS'], ['nongovernmental', 'NGOS'], ['governmental', ''], ['bilateral', ''], ['national', ''], ['civil society', 'CIVIL_SOCIETY'], ['interregional', 'REGIONAL_ORGS'], ['relevant', ''], ['other', ''], ['humanitarian', ''], ['cross-regional', 'REGIONAL_ORGS'], ['local', '']],
  organizations: ['organizations', 'organisations', 'organization', 'bodies', 'institutions', 'entities', 'agencies', 'organizations and (institutions|bodies|mechanisms|agencies|arrangements)', 'bodies and organizations', 'actors', 'mechanisms', 'partners', 'agencies and organizations'],
  scopesStand: 'before',
};
