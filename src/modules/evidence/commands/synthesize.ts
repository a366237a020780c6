import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { translatorFor } from '../../../kernel/i18n/index.js';
import type { CommandContext } from '../../../kernel/module/index.js';
import { detectDictionary } from '../cases/known-dictionaries.js';
import { secureBits, seededBits } from '../noise/random-bits.js';
import { rhoOf } from '../noise/zcdp.js';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from '../synthesize/checkpoint.js';
import { type CodedCases, codeCases } from '../synthesize/code-cases.js';
import { domainOfData, readDomain } from '../synthesize/domain.js';
import { breaking, type Impossible, impossibleCells, type Rule, readRules } from '../synthesize/structural-zeros.js';
import { AIM_OPTIONS, type Synthesis, synthesize } from '../synthesize/synthesize.js';
import { langOf, listOf, progressOn, readAcceptedCases, withRefusals } from './io.js';
import { saveNow } from './save-now.js';
import { spendBudget } from './spend-budget.js';
import { peakMB, synthesisReport, synthesisWords } from './synthesis-report.js';
import { readSettings, type SynthesisSettings, type SynthesizeFlags } from './synthesis-settings.js';
import { writeRows } from './write-rows.js';
import { expectWritable } from './write-whole.js';

/** `concordance evidence synthesize CASES`: records that nobody has, with differential privacy for those who are in CASES. */
export async function synthesizeCases(file: string, flags: SynthesizeFlags, context: CommandContext): Promise<void> {
  const lang = langOf(flags.lang);
  await withRefusals(context, { json: flags.json, lang }, async () => {
    const started = performance.now();
    const settings = readSettings(flags);
    const input = await readInput(file, flags, context);
    const notPrivate = [
      ...(settings.seed === null ? [] : ['seed']),
      ...(flags.domain === undefined ? ['domain-from-data'] : []),
    ];
    if (notPrivate.length > 0)
      context.note(`NOT PRIVATE (${notPrivate.join(', ')}): this output is for tests. Do not publish it.\n`);
    if (flags.out !== undefined) await expectWritable(flags.out);
    const made = await run(file, { flags, settings, input, isPrivate: notPrivate.length === 0 }, context);
    if (flags.out !== undefined) await writeRows(flags.out, input.cases.names, input.values, made.rows);
    if (flags.checkpoint !== undefined) await rm(flags.checkpoint, { force: true });
    const seconds = (performance.now() - started) / 1000;
    const report = synthesisReport(made, {
      settings,
      columns: input.cases.names.length,
      rules: input.rules,
      seconds,
      peakMB: peakMB(),
      notPrivate,
    });
    await context.write(flags.json ? `${JSON.stringify(report)}\n` : synthesisWords(report, flags.out));
  });
}

interface Input extends CodedCases {
  rules: readonly Rule[];
  impossible: Impossible[];
  /** Tells whether a checkpoint belongs to what is asked for; made of public things alone. */
  publicSettings: unknown;
}

async function readInput(file: string, flags: SynthesizeFlags, context: CommandContext): Promise<Input> {
  const t = translatorFor(langOf(flags.lang));
  const progress = progressOn(context);
  const onProgress = (share: number): void => progress(`${Math.round(100 * share)} % read`);
  const { table } = await readAcceptedCases(
    file,
    { person: flags.person, drop: listOf(flags.drop), onProgress },
    langOf(flags.lang),
  );
  const domain = flags.domain === undefined ? domainOfData(table) : readDomain(await readFile(flags.domain, 'utf8'));
  const unsaid = flags.unsaid === undefined ? (detectDictionary(table)?.unsaid ?? []) : listOf(flags.unsaid);
  const coded = codeCases(table, domain, unsaid);
  const rules = readRules(flags.rules === undefined ? '[]' : await readFile(flags.rules, 'utf8'));
  const impossible = impossibleCells(rules, coded.cases.names, coded.values);
  for (const { column, cells } of coded.outside)
    context.note(`${t('evidence.validate.outside-domain', { cells, column })}\n`);
  const broken = breaking(impossible, coded.cases.table.columns, table.rows);
  if (broken > 0) context.note(`${t('evidence.validate.rules-broken', { n: broken })}\n`);
  return { ...coded, rules, impossible, publicSettings: [unsaid, coded.values, coded.cases.names, rules] };
}

interface Run {
  flags: SynthesizeFlags;
  settings: SynthesisSettings;
  input: Input;
  isPrivate: boolean;
}

/** Pays, and then draws: a run that breaks off has looked all the same. One that goes on from a checkpoint has paid already. */
async function run(
  file: string,
  { flags, settings, input, isPrivate }: Run,
  context: CommandContext,
): Promise<Synthesis> {
  const { method, epsilon, delta, order, modelCells, seed, cap } = settings;
  const rho = rhoOf(epsilon, delta);
  const { checkpoint } = flags;
  const key = createHash('sha256')
    .update(JSON.stringify([method, epsilon, delta, order, modelCells, seed, input.publicSettings]))
    .digest('hex');
  const resume =
    checkpoint !== undefined && existsSync(checkpoint)
      ? readCheckpoint(await readFile(checkpoint, 'utf8'), key, checkpoint)
      : undefined;
  if (resume) context.note(`Going on from ${checkpoint}: ${resume.measurements.length} marginals are measured.\n`);
  else
    await spendBudget(
      flags.ledger ?? `${file}.budget.json`,
      { at: new Date().toISOString(), method, epsilon, delta, rho, private: isPrivate },
      cap,
    );
  const progress = progressOn(context);
  return synthesize({
    cases: input.cases,
    method,
    rho,
    order,
    impossible: input.impossible,
    bits: seed === null ? secureBits() : seededBits(seed),
    aim: { ...AIM_OPTIONS, modelCells },
    resume,
    onProgress: ({ done, spent, measured, last }) => {
      const names = last.map((column) => input.cases.names[column]).join(' × ');
      const doing = last.length > 0 ? `the last ${names}` : 'records are being fitted to them';
      const budget = `${(100 * spent).toFixed(1)} % of the budget spent`;
      progress(`${(100 * done).toFixed(0)} % done, ${budget}, ${measured} marginals measured, ${doing}`);
    },
    ...(checkpoint === undefined
      ? {}
      : { onCheckpoint: (state: Checkpoint) => saveNow(checkpoint, writeCheckpoint(state, key)) }),
  });
}
