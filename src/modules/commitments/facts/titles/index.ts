import { appraisalAndReports } from './appraisal-and-reports.js';
import { officesAndFunds } from './offices-and-funds.js';
import { partnerships } from './partnerships.js';
import { planGeneral } from './plan-general.js';
import { prevention } from './prevention.js';
import { prosecution } from './prosecution.js';
import { protection } from './protection.js';
import { treatiesAndPlan } from './treaties-and-plan.js';

export type { Titles } from './titles.js';

/** Titles of the starting facts by name; requests that say the same in several documents share one. */
export const titles = {
  ...treatiesAndPlan,
  ...appraisalAndReports,
  ...officesAndFunds,
  ...planGeneral,
  ...prevention,
  ...protection,
  ...prosecution,
  ...partnerships,
};

export type TitleName = keyof typeof titles;
