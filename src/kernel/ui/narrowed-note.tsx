import type { Day } from '../calendar/index.js';
import type { Translator } from '../i18n/index.js';
import { pathIn } from './address.js';
import { useFrame } from './frame.js';
import { DateText } from './inline.js';

/** As `NarrowedBy` of `kernel/module` tells it. */
interface Said {
  sentence: (t: Translator) => string;
  sources: readonly { name: (t: Translator) => string; path: string; asOf: Day; source: string }[];
}

/** Above or below a list that was narrowed by what another part of the house knows: by what, as of when, and from where. */
export function NarrowedNote({ by }: { by: readonly Said[] }) {
  const { t, lang } = useFrame();
  return (
    <>
      {by.map(({ sentence, sources }) => (
        <div class="narrowed quiet">
          <p>{sentence(t)}</p>
          <ul role="list">
            {sources.map(({ name, path, asOf, source }) => (
              <li>
                <a href={pathIn(lang, path)}>{name(t)}</a>{' '}
                {t.rich('ui.narrowed.as-of', { date: <DateText date={asOf} style="short" /> })}
                {source === '' ? null : (
                  <>
                    {' · '}
                    <bdi>{source}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
