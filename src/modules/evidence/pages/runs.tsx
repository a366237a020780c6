import { formatMoment } from '../../../kernel/i18n/index.js';
import { Button, Form, Progress, type ProgressState, Table, useFrame } from '../../../kernel/ui/index.js';
import { houseRefusalCode } from '../house-refusal.js';
import type { Run } from '../store/runs.js';
import { sayRefusal } from '../words.js';
import { dataSetPath } from './parts.js';

const MOST = 10;

/** What is being made, and what became of what was begun before. */
export function Runs({ runs, unlocked }: { runs: readonly Run[]; unlocked: boolean }) {
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
      {running === undefined ? null : <Stop run={running} act="cancel" />}
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
            {
              key: 'what',
              label: t('evidence.runs.what'),
              cell: (run) => (
                <>
                  <WhatBecame run={run} />
                  {run.state === 'locked' && running === undefined ? (
                    <>
                      {unlocked ? <Stop run={run} act="go-on" /> : null}
                      <Stop run={run} act="cancel" />
                    </>
                  ) : null}
                </>
              ),
            },
          ]}
          rows={ended}
        />
      )}
    </>
  );
}

/** Goes on with a run that was broken off, or stops one for good. */
function Stop({ run: { id, dataSetId }, act }: { run: Run; act: 'go-on' | 'cancel' }) {
  const { t, lang } = useFrame();
  return (
    <Form action={`${dataSetPath(lang, dataSetId)}/runs/${id}/${act}`}>
      <Button kind="link">{t(`evidence.runs.${act}`)}</Button>
    </Form>
  );
}

function WhatBecame({ run: { state, problem } }: { run: Run }) {
  const { t, lang } = useFrame();
  if (problem === null) return <>{t(`evidence.run.${state}`)}</>;
  const code = houseRefusalCode(problem.code);
  if (code !== null) return <>{t(`evidence.house.${code}`, problem.values)}</>;
  return <>{sayRefusal(lang, problem as Parameters<typeof sayRefusal>[1])}</>;
}
