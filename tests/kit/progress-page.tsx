import { Hono } from 'hono';
import type { PageEnv } from '../../src/kernel/http/index.js';
import { isUnderWay, Layout, Progress } from '../../src/kernel/ui/index.js';

/** A page of a job that has ended when it has been looked at four times; `look` counts. */
export function progressPages(look: () => number): Hono<PageEnv> {
  return new Hono<PageEnv>().get('/_job', (c) => {
    const done = look();
    const state = done < 4 ? 'running' : 'done';
    return c.html(
      <Layout frame={c.var.frame} title="Job" islands={['job-progress']} refresh={isUnderWay(state) ? 1 : undefined}>
        <Progress id="job" state={state} done={done} total={4} label="Reading" />
        {state === 'done' ? <p class="finished">Finished</p> : null}
      </Layout>,
    );
  });
}
