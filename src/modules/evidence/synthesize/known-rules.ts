import { CTDC, detectDictionary } from '../cases/known-dictionaries.js';
import { type Rule, ruleOf } from './structural-zeros.js';

/** Sectors of the CTDC global data set, in its words. */
const SECTORS = [
  'Agriculture',
  'Aquafarming',
  'Begging',
  'Construction',
  'Domestic Work',
  'Hospitality',
  'Illicit Activities',
  'Manufacturing',
  'Mining or Drilling',
  'Other',
  'Peddling',
  'Transportation',
];
const SEXUAL = ['Prostitution', 'Pornography', 'RemoteInteractiveServices', 'PrivateSexualServices'];

/** "Mining or Drilling" is `typeOfLabourMiningOrDrilling`. */
const joined = (words: string): string => words.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase());

/** "So", and "not known"; that it was not so is what cannot be. */
const so = (column: string, values: readonly string[], flag: string): Rule =>
  ruleOf(column, values, flag, ['1', '-99']);

/**
 * What holds of every record by the list of variables of CTDC (2017), and not by looking at any: it calls sectors "type of forced labour and/or
 * services", and its other kinds "type of sexual exploitation".
 */
const CTDC_RULES: readonly Rule[] = [
  so('Labor_Type', SECTORS, 'isForcedLabour'),
  so('ExploitType', ['Forced Labor'], 'isForcedLabour'),
  so('ExploitType', ['Sexual Exploitation'], 'isSexualExploit'),
  ...['isForcedLabour', 'isSexualExploit'].map((flag) => so('isSexAndLabour', ['1'], flag)),
  ...[...SECTORS, 'NotSpecified'].map((sector) => so(`typeOfLabour${joined(sector)}`, ['1'], 'isForcedLabour')),
  ...SEXUAL.map((kind) => so(`typeOfSex${kind}`, ['1'], 'isSexualExploit')),
];

/** Sections of ISIC (revision 4), as HTCDS 2.0 writes them. */
const INDUSTRIES = [
  'A_AgricultureForestryAndFishing',
  'B_MiningAndQuarrying',
  'C_Manufacturing',
  'D_ElectricityGasSteamAndAirConditioningSupply',
  'E_WaterSupplySewerageWasteManagement',
  'F_Construction',
  'G_WholesaleAndRetailTradeRepairOfMotorVehicles',
  'H_TransportationAndStorage',
  'I_AccommodationAndFoodServiceActivities',
  'J_InformationAndCommunication',
  'K_FinancialAndInsuranceActivities',
  'L_RealEstateActivities',
  'M_ProfessionalScientificAndTechnicalActivities',
  'N_AdministrativeAndSupportServiceActivities',
  'O_PublicAdministrationAndDefence',
  'P_Education',
  'Q_HumanHealthAndSocialWorkActivities',
  'R_ArtsEntertainmentAndRecreation',
  'S_OtherServiceActivities',
  'T_ActivitiesOfHouseholdsAsEmployers',
  'U_ActivitiesOfExtraterritorialOrganizations',
];

/**
 * What holds by the table of fields of HTCDS 2.0: an industry is one "of forced labour", a kind one "of sex exploitation". Its type of exploitation
 * holds several values, joined by semicolons: one of them must be that.
 */
const HTCDS_RULES: readonly Rule[] = [
  ruleOf('vic_ForcedLabourIndustry', INDUSTRIES, 'vic_TypeOfExploitation', ['ForcedLabour']),
  ruleOf('vic_TypeOfSexExploitation', SEXUAL, 'vic_TypeOfExploitation', ['SexualExploitation']),
];

/** Rules that are known of the dictionary that a file follows by the names of its columns, of those columns alone. */
export function knownRules(names: readonly string[]): Rule[] {
  const ctdc = detectDictionary({ columns: names.map((name) => ({ name })) }) === CTDC;
  const there = (side: Rule['if']): boolean => Object.keys(side).every((name) => names.includes(name));
  return [...(ctdc ? CTDC_RULES : []), ...HTCDS_RULES].filter((rule) => there(rule.if) && there(rule.then));
}
