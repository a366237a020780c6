import type { CommitmentFact, SectionFacts } from './commitment-fact.js';
import { draft70 } from './draft-70.js';
import { plan64293 } from './plan-64-293.js';
import { planGeneralRows } from './plan-64-293-general.js';
import { planPartnershipsRows } from './plan-64-293-partnerships.js';
import { planPreventionRows } from './plan-64-293-prevention.js';
import { planProsecutionRows } from './plan-64-293-prosecution.js';
import { planProtectionRows } from './plan-64-293-protection.js';
import { resolution70179 } from './resolution-70-179.js';
import { resolution80228 } from './resolution-80-228.js';
import { wholeFacts } from './whole-facts.js';

export type { CommitmentFact, StepFact } from './commitment-fact.js';

/** The 61 paragraphs of the Global Plan, the annex of A/RES/64/293. */
export const planAnnex: SectionFacts = {
  document: '64-293',
  section: 'annex',
  rows: [
    ...planGeneralRows,
    ...planPreventionRows,
    ...planProtectionRows,
    ...planProsecutionRows,
    ...planPartnershipsRows,
  ],
};

/**
 * Commitments that are known without their texts, the oldest document first and a draft before what was adopted of it: every act of
 * the Global Plan, of the draft of the seventieth session and of A/RES/70/179, and what is live from A/RES/80/228.
 */
export const commitmentFacts: readonly CommitmentFact[] = [
  plan64293,
  planAnnex,
  draft70,
  resolution70179,
  resolution80228,
].flatMap(wholeFacts);
