import { formatMoment } from '../../../kernel/i18n/index.js';
import { Progress, type ProgressState, Table, useFrame } from '../../../kernel/ui/index.js';
import { houseRefusalCode } from '../house-refusal.js';
import type { Run } from '../store/runs.js';
import { sayRefusal } from '../words.js';

const MOST = 10;

/** What is being made, and what became of what was begun before. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  const { t, lang } = useFrame();
  const running = runs.find(({ state }) => state === 'running');
  const ended = runs.filter(({ state }) => state !== 'running' && state !== 'done').slice(0, MOST);
  const state: ProgressState = 'running';
  return (
    <>
      {running === undefined ? null : (
        <Progress
          id="run"
          state={state}
          done={Math.round(running.progress * 100)}
          total={100}
          label={t(`evidence.method.${running.options.method}`)}
        />
      )}
      {ended.length === 0 ? null : (
        <Table
          id="runs"
          caption={t('evidence.runs.title')}
          stacks
          columns={[
            {
              key: 'when',
              label: t('evidence.runs.when'),
              heads: true,
              cell: ({ askedAt }) => <bdi>{formatMoment(lang, askedAt)}</bdi>,
            },
            {
              key: 'method',
              label: t('evidence.runs.method'),
              cell: ({ options }) => t(`evidence.method.${options.method}`),
            },
            { key: 'what', label: t('evidence.runs.what'), cell: (run) => <WhatBecame run={run} /> },
          ]}
          rows={ended}
        />
      )}
    </>
  );
}

function WhatBecame({ run: { state, problem } }: { run: Run }) {
  const { t, lang } = useFrame();
  if (problem === null) return <>{t(`evidence.run.${state}`)}</>;
  const code = houseRefusalCode(problem.code);
  if (code !== null) return <>{t(`evidence.house.${code}`, problem.values)}</>;
  return <>{sayRefusal(lang, problem as Parameters<typeof sayRefusal>[1])}</>;
}
