import { dayOf } from '../../../kernel/calendar/index.js';
import type { HomeSection } from '../../../kernel/http/index.js';
import type { Work } from '../../../kernel/module/index.js';
import { pathIn, useFrame } from '../../../kernel/ui/index.js';
import { findTasks, type TaskGroup } from '../../../kernel/work/index.js';

/** On the first page: what waits for the reader, from every module, by how much of each. */
export function waitingHome({ waits }: Work): HomeSection[] {
  return [
    {
      place: 'side',
      order: 5,
      async render(c) {
        const { actor, t } = c.var;
        const groups = await findTasks(waits, { actor, t, today: dayOf(new Date()), limit: 0 });
        return groups.length === 0 ? null : <Waiting groups={groups} />;
      },
    },
  ];
}

function Waiting({ groups }: { groups: readonly TaskGroup[] }) {
  const { t, lang } = useFrame();
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t('notices.waiting.title')}</h2>
      <ul role="list" class="prose">
        {groups.map(({ id, heading, more }) => (
          <li>
            <a href={pathIn(lang, more ?? `/waiting#${id}`)}>{heading}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href={pathIn(lang, '/waiting')}>{t('notices.waiting.all')}</a>
      </p>
    </section>
  );
}
