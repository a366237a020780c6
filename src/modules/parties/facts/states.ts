/**
 * The 193 Member States with the day of their admission and their regional group, and the two observer States. Codes are ISO 3166-1 alpha-3.
 *
 * Days of admission: the list of Member States of the United Nations. Where a State was admitted under an earlier name or as part of
 * another (Egypt, Malaysia, Tanzania, Yemen ...), it is the day that this list gives.
 * Groups: "Regional groups of Member States" of the Department for General Assembly and Conference Management, and for the special
 * cases the note of the Dag Hammarskjöld Library on them. What we made of these: docs/decisions/0060.
 */

export type RegionalGroup =
  | 'african'
  | 'asia-pacific'
  | 'eastern-european'
  | 'latin-american-caribbean'
  | 'western-european-others';

/** Codes by group; each State stands once, in the group in which it is counted at elections. */
export const MEMBERS_BY_GROUP: Readonly<Record<RegionalGroup, string>> = {
  african: `AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ETH GAB GHA GIN GMB GNB GNQ KEN LBR LBY LSO MAR MDG MLI
    MOZ MRT MUS MWI NAM NER NGA RWA SDN SEN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB ZWE`,
  'asia-pacific': `AFG ARE BGD BHR BRN BTN CHN CYP FJI FSM IDN IND IRN IRQ JOR JPN KAZ KGZ KHM KIR KOR KWT LAO LBN LKA MDV MHL MMR MNG
    MYS NPL NRU OMN PAK PHL PLW PNG PRK QAT SAU SGP SLB SYR THA TJK TKM TLS TON TUV UZB VNM VUT WSM YEM`,
  'eastern-european': 'ALB ARM AZE BGR BIH BLR CZE EST GEO HRV HUN LTU LVA MDA MKD MNE POL ROU RUS SRB SVK SVN UKR',
  'latin-american-caribbean': `ARG ATG BHS BLZ BOL BRA BRB CHL COL CRI CUB DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA MEX NIC PAN PER
    PRY SLV SUR TTO URY VCT VEN`,
  'western-european-others': `AND AUS AUT BEL CAN CHE DEU DNK ESP FIN FRA GBR GRC IRL ISL ISR ITA LIE LUX MCO MLT NLD NOR NZL PRT SMR
    SWE TUR USA`,
};

/** What does not go by the rule "a full member of one group". */
export const SPECIAL_IN_GROUP: readonly { code: string; group: RegionalGroup; standing: 'also' | 'observer' }[] = [
  // Takes part in both groups; counted with Western Europe and Others at elections.
  { code: 'TUR', group: 'asia-pacific', standing: 'also' },
  // A member of none; observer of this one, and counted with it at elections.
  { code: 'USA', group: 'western-european-others', standing: 'observer' },
];

export const OBSERVER_STATES: Readonly<Record<string, { since: string; source: string }>> = {
  VAT: { since: '1964-04-06', source: 'United Nations, non-member States' },
  PSE: { since: '2012-11-29', source: 'A/RES/67/19' },
};

/** Neither Members nor observers; the Secretary-General as depositary takes their instruments (Cook Islands, Niue). */
export const OTHER_STATES = 'COK NIU';

/** Day of admission, then who was admitted on it. */
export const ADMITTED: readonly (readonly [day: string, codes: string])[] = [
  [
    '1945-10-24',
    'ARG BLR BRA CHL CHN CUB DNK DOM EGY SLV FRA HTI IRN LBN LUX NZL NIC PRY PHL POL RUS SAU SYR TUR UKR GBR USA',
  ],
  ['1945-10-25', 'GRC'],
  ['1945-10-30', 'IND'],
  ['1945-10-31', 'PER'],
  ['1945-11-01', 'AUS'],
  ['1945-11-02', 'CRI LBR'],
  ['1945-11-05', 'COL'],
  ['1945-11-07', 'MEX ZAF'],
  ['1945-11-09', 'CAN'],
  ['1945-11-13', 'ETH PAN'],
  ['1945-11-14', 'BOL'],
  ['1945-11-15', 'VEN'],
  ['1945-11-21', 'GTM'],
  ['1945-11-27', 'NOR'],
  ['1945-12-10', 'NLD'],
  ['1945-12-17', 'HND'],
  ['1945-12-18', 'URY'],
  ['1945-12-21', 'ECU IRQ'],
  ['1945-12-27', 'BEL'],
  ['1946-11-19', 'AFG ISL SWE'],
  ['1946-12-16', 'THA'],
  ['1947-09-30', 'PAK YEM'],
  ['1948-04-19', 'MMR'],
  ['1949-05-11', 'ISR'],
  ['1950-09-28', 'IDN'],
  ['1955-12-14', 'ALB AUT BGR KHM FIN HUN IRL ITA JOR LAO LBY NPL PRT ROU ESP LKA'],
  ['1956-11-12', 'MAR SDN TUN'],
  ['1956-12-18', 'JPN'],
  ['1957-03-08', 'GHA'],
  ['1957-09-17', 'MYS'],
  ['1958-12-12', 'GIN'],
  ['1960-09-20', 'BEN BFA CMR CAF TCD COG CIV CYP GAB MDG NER SOM TGO COD'],
  ['1960-09-28', 'MLI SEN'],
  ['1960-10-07', 'NGA'],
  ['1961-09-27', 'SLE'],
  ['1961-10-27', 'MNG MRT'],
  ['1961-12-14', 'TZA'],
  ['1962-09-18', 'BDI JAM RWA TTO'],
  ['1962-10-08', 'DZA'],
  ['1962-10-25', 'UGA'],
  ['1963-05-14', 'KWT'],
  ['1963-12-16', 'KEN'],
  ['1964-12-01', 'MWI MLT ZMB'],
  ['1965-09-21', 'GMB MDV SGP'],
  ['1966-09-20', 'GUY'],
  ['1966-10-17', 'BWA LSO'],
  ['1966-12-09', 'BRB'],
  ['1968-04-24', 'MUS'],
  ['1968-09-24', 'SWZ'],
  ['1968-11-12', 'GNQ'],
  ['1970-10-13', 'FJI'],
  ['1971-09-21', 'BHR BTN QAT'],
  ['1971-10-07', 'OMN'],
  ['1971-12-09', 'ARE'],
  ['1973-09-18', 'BHS DEU'],
  ['1974-09-17', 'BGD GRD GNB'],
  ['1975-09-16', 'CPV STP MOZ'],
  ['1975-10-10', 'PNG'],
  ['1975-11-12', 'COM'],
  ['1975-12-04', 'SUR'],
  ['1976-09-21', 'SYC'],
  ['1976-12-01', 'AGO'],
  ['1976-12-15', 'WSM'],
  ['1977-09-20', 'DJI VNM'],
  ['1978-09-19', 'SLB'],
  ['1978-12-18', 'DMA'],
  ['1979-09-18', 'LCA'],
  ['1980-08-25', 'ZWE'],
  ['1980-09-16', 'VCT'],
  ['1981-09-15', 'VUT'],
  ['1981-09-25', 'BLZ'],
  ['1981-11-11', 'ATG'],
  ['1983-09-23', 'KNA'],
  ['1984-09-21', 'BRN'],
  ['1990-04-23', 'NAM'],
  ['1990-09-18', 'LIE'],
  ['1991-09-17', 'PRK EST FSM LVA LTU MHL KOR'],
  ['1992-03-02', 'ARM AZE KAZ KGZ MDA SMR TJK TKM UZB'],
  ['1992-05-22', 'BIH HRV SVN'],
  ['1992-07-31', 'GEO'],
  ['1993-01-19', 'CZE SVK'],
  ['1993-04-08', 'MKD'],
  ['1993-05-28', 'ERI MCO'],
  ['1993-07-28', 'AND'],
  ['1994-12-15', 'PLW'],
  ['1999-09-14', 'KIR NRU TON'],
  ['2000-09-05', 'TUV'],
  ['2000-11-01', 'SRB'],
  ['2002-09-10', 'CHE'],
  ['2002-09-27', 'TLS'],
  ['2006-06-28', 'MNE'],
  ['2011-07-14', 'SSD'],
];

/** "AGO BDI" as a list. */
export function codesIn(text: string): string[] {
  return text.split(/\s+/u).filter((code) => code !== '');
}
