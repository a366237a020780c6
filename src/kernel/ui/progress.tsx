import type { Child } from 'hono/jsx';
import { formatNumber } from '../i18n/index.js';
import { useFrame } from './frame.js';

export type ProgressState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface ProgressProps {
  /** Unique on the page. */
  id: string;
  state: ProgressState;
  /** Steps done and steps in all; absent while nobody knows how many there are. */
  done?: number | undefined;
  total?: number | undefined;
  /** What is being done. */
  label: Child;
}

/** Whether a page that shows this state should look again. */
export function isUnderWay(state: ProgressState): boolean {
  return state === 'queued' || state === 'running';
}

/**
 * A long job, seen. Without JavaScript the page loads itself again (`refresh` of Layout); with the island `job-progress` only
 * this part is renewed, and the page loads once more when the job has ended.
 */
export function Progress({ id, state, done, total, label }: ProgressProps) {
  const { lang, t } = useFrame();
  const counted = done !== undefined && total !== undefined && total > 0;
  return (
    <job-progress id={id} data-state={state}>
      <label for={`${id}-bar`}>{label}</label>
      <progress id={`${id}-bar`} value={state === 'done' ? 1 : counted ? done / total : undefined} max={1} />
      <p class="quiet" role="status">
        {t(`ui.progress.${state}`)}
        {counted && state === 'running'
          ? ` ${t('ui.progress.steps', { done: formatNumber(lang, done), total: formatNumber(lang, total) })}`
          : null}
      </p>
    </job-progress>
  );
}

/**
 * How far a form with a large file has come, for the form that it stands in: shown when the form is sent, by the island `job-progress`, which
 * asks another page for the progress of the same `id`. Without JavaScript the browser tells its own.
 *
 * @param at the page where this progress stands while the file comes.
 */
export function SendProgress({ id, at, label }: { id: string; at: string; label: Child }) {
  const { t } = useFrame();
  return (
    <job-progress id={id} data-state="sending" data-at={at} hidden>
      <label for={`${id}-bar`}>{label}</label>
      <progress id={`${id}-bar`} max={1} />
      <p class="quiet" role="status">
        {t('ui.progress.running')}
      </p>
    </job-progress>
  );
}
