import type { Dictionary, DictionaryColumn } from './dictionary.js';

/** Dictionaries that are known by name. */
export const KNOWN_DICTIONARIES = ['ctdc', 'htcds'] as const;
export type KnownDictionary = (typeof KNOWN_DICTIONARIES)[number];

const any: DictionaryColumn = { values: null, form: null, several: false };
const flag: DictionaryColumn = { values: ['1'], form: null, several: false };
const several: DictionaryColumn = { ...any, several: true };

/**
 * What we know of the CTDC global data set by ourselves: names of its columns, and that "0" says "not so" and "-99" "not known". Its lists of
 * values are IOM's; they are read from its own dictionary file where there is one.
 */
export const CTDC: Dictionary = {
  name: 'ctdc',
  unsaid: ['0', '-99'],
  columns: new Map<string, DictionaryColumn>([
    ['yearOfRegistration', { values: null, form: 'year', several: false }],
    ['citizenship', { values: null, form: 'country', several: false }],
    ['CountryOfExploitation', { values: null, form: 'country', several: false }],
    ...[
      'Datasource',
      'gender',
      'ageBroad',
      'ageCategories',
      'majorityStatus',
      'majorityStatusAtExploit',
      'majorityEntry',
    ].map((name): [string, DictionaryColumn] => [name, any]),
    ...['ControlCategory', 'RecruiterCategory', 'ExploitType', 'Labor_Type', 'RecruiterRelationship'].map(
      (name): [string, DictionaryColumn] => [name, any],
    ),
    ...[
      'meansOfControlConcatenated',
      'typeOfExploitConcatenated',
      'typeOfLabourConcatenated',
      'typeOfSexConcatenated',
    ].map((name): [string, DictionaryColumn] => [name, several]),
    ...[
      'isForcedLabour',
      'isSexualExploit',
      'isOtherExploit',
      'isSexAndLabour',
      'isForcedMarriage',
      'isForcedMilitary',
      'isOrganRemoval',
      'isSlaveryAndPractices',
      'isAbduction',
    ].map((name): [string, DictionaryColumn] => [name, flag]),
  ]),
};

/** The dictionary that a table follows by the names of its columns, for what may be known without a file; null where it follows none. */
export function detectDictionary({ columns }: { columns: readonly { name: string }[] }): Dictionary | null {
  const own = columns.filter(
    ({ name }) =>
      CTDC.columns.has(name) || /^(?:meansOfControl|typeOfLabour|typeOfSex|recruiterRelation)[A-Z]/.test(name),
  );
  return own.length >= 4 && own.length >= columns.length * 0.6 ? CTDC : null;
}

/** What we know of the open table of the Global Report by ourselves: its columns, and what stands for sex, age and unit. */
export const GLOTIP: Dictionary = {
  name: 'glotip',
  unsaid: [],
  columns: new Map<string, DictionaryColumn>([
    ...['Iso3_code', 'Country', 'Region', 'Subregion', 'Indicator', 'Dimension', 'Category', 'txtVALUE', 'Source'].map(
      (name): [string, DictionaryColumn] => [name, any],
    ),
    ['Sex', { values: ['Female', 'Male', 'Other', 'Unknown', 'Total'], form: null, several: false }],
    ['Age', { values: ['0 to 17 years', '18 years or over', 'Unknown', 'Total'], form: null, several: false }],
    ['Year', { values: null, form: 'year', several: false }],
    ['Unit of measurement', any],
  ]),
};
