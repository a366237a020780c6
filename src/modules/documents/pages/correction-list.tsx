import { formatMoment } from '../../../kernel/i18n/index.js';
import { Button, Form, useFrame } from '../../../kernel/ui/index.js';
import type { CorrectionRecord } from '../store/corrections.js';

/** What people said against the rules, the latest first, each with its way back. */
export function CorrectionList({
  here,
  corrections,
  lost,
  editable,
}: {
  here: string;
  corrections: readonly CorrectionRecord[];
  lost: ReadonlySet<string>;
  editable: boolean;
}) {
  const { t, lang } = useFrame();
  if (corrections.length === 0) return <p class="quiet">{t('documents.corrections.none')}</p>;
  return (
    <>
      <h2 id="corrections">{t('documents.corrections.title')}</h2>
      <ol role="list" class="corrections">
        {[...corrections].reverse().map((correction) => (
          <li>
            {t(`documents.correction.${correction.change.kind}`)}{' '}
            {correction.eId === null ? null : (
              <a href={`#${correction.eId}`}>
                <bdi>{correction.eId}</bdi>
              </a>
            )}
            <div class="quiet">
              <bdi>{formatMoment(lang, correction.madeAt)}</bdi>{' '}
              {correction.undoneAt !== null
                ? t('documents.corrections.undone')
                : lost.has(correction.id)
                  ? t('documents.corrections.lost')
                  : null}
            </div>
            {editable && correction.undoneAt === null ? (
              <Form action={`${here}/corrections/${correction.id}/undo`}>
                <Button kind="link">{t('documents.corrections.undo')}</Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}
