import { directionOf, type Lang } from '../i18n/index.js';
import { useFrame } from './frame.js';

/** A run of words that two texts share, or that only the old or only the new one has. */
export interface DifferencePiece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/**
 * What changed, word by word. Removed words are struck, added ones underlined; each change is also named for those who hear the
 * page or cannot tell the colours.
 */
export function DifferenceView({ pieces, lang }: { pieces: readonly DifferencePiece[]; lang?: Lang | undefined }) {
  const { t } = useFrame();
  return (
    <p class="difference" lang={lang} dir={lang === undefined ? undefined : directionOf(lang)}>
      {pieces.map(({ kind, text }) => {
        if (kind === 'same') return text;
        const name = <span class="heard">{` [${t(`ui.difference.${kind}`)}] `}</span>;
        const end = <span class="heard">{` [${t('ui.difference.end')}] `}</span>;
        return kind === 'removed' ? (
          <del>
            {name}
            {text}
            {end}
          </del>
        ) : (
          <ins>
            {name}
            {text}
            {end}
          </ins>
        );
      })}
    </p>
  );
}
