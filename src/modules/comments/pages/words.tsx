import { directionOf, type Lang } from '../../../kernel/i18n/index.js';
import { useFrame } from '../../../kernel/ui/index.js';

/** Plain words by paragraphs, in their own language and direction. */
export function Words({ words, lang }: { words: string; lang: Lang }) {
  const { lang: reader } = useFrame();
  const other = lang === reader ? {} : { lang, dir: directionOf(lang) };
  return (
    <div class="words" {...other}>
      {words.split('\n\n').map((paragraph) => (
        <p>
          {paragraph.split('\n').map((line, at) => (
            <>
              {at === 0 ? null : <br />}
              {line}
            </>
          ))}
        </p>
      ))}
    </div>
  );
}
