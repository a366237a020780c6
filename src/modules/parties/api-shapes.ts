import { z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import { BODIES, NAME_KINDS, PARTY_KINDS, PARTY_STATES, STANDINGS } from './party.js';

/** Parties as the API and exchanged files tell them. */

export const code = z.string().openapi({ example: 'UNODC' });
const partialDate = z.string().nullable().default(null).openapi({ description: 'YYYY, YYYY-MM or YYYY-MM-DD.' });

const NameShape = z
  .object({
    lang: z.enum(LANGS),
    kind: z.enum(NAME_KINDS),
    name: z.string(),
    from: partialDate,
    to: partialDate,
  })
  .openapi('PartyName');

const MembershipShape = z
  .object({
    body: z.enum(BODIES),
    standing: z.enum(STANDINGS).openapi({ description: '`also`: takes part, but is counted with another group.' }),
    since: partialDate,
    until: partialDate,
    asOf: z.string().nullable().default(null).openapi({ description: 'The year for which the source says so.' }),
    source: z.string().default(''),
  })
  .openapi('PartyMembership');

export const ContentShape = z.object({
  kind: z.enum(PARTY_KINDS),
  alpha2: z.string().nullable(),
  alpha3: z.string().nullable(),
  m49: z.string().nullable(),
  region: z.string().nullable().openapi({ description: 'M49 code of the region.' }),
  subregion: z.string().nullable().openapi({ description: 'M49 code of the finest subregion.' }),
  website: z.string().nullable(),
  state: z.enum(PARTY_STATES),
  addressees: z.array(z.string()).openapi({ description: 'Codes by which readings of resolutions name it.' }),
  names: z.array(NameShape),
  memberships: z.array(MembershipShape),
});
