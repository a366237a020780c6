import type { Lang } from '../../../../kernel/i18n/index.js';
import { translatorFor } from '../../../../kernel/i18n/index.js';
import { useFrame } from '../../../../kernel/ui/index.js';
import type { CallContent } from '../../calls/content.js';
import type { Question } from '../../calls/question.js';
import type { AnswerValue } from '../../submissions/answer-value.js';
import { wordsOfValue } from '../../submissions/answer-words.js';
import { CallText } from '../parts.js';

interface Props {
  content: CallContent;
  question: Question;
  value: AnswerValue;
  lang: Lang;
  /** Where its file is; null where it cannot be taken from here. */
  file: string | null;
}

/** An answer to read: text in its own language, choices and units in the reader's. */
export function ValueView({ content, question, value, lang, file }: Props) {
  const { t } = useFrame();
  if (value.kind === 'text' || value.kind === 'as-last-time') {
    const text = value.kind === 'text' ? value.text : value.words;
    return (
      <>
        {value.kind === 'text' ? null : <p>{t(value.holds ? 'reporting.answer.holds' : 'reporting.answer.changed')}</p>}
        <div lang={lang} dir="auto" class="said">
          {text.split(/\n\s*\n/u).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
      </>
    );
  }
  if (value.kind === 'table' && question.asked.kind === 'table') {
    const { columns } = question.asked;
    return (
      <section class="scroll" tabindex={0} aria-label={t('reporting.answer.table')}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col">
                  <CallText content={content} place={`column/${question.id}/${column}`} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {value.rows.map((row) => (
              <tr>
                {row.map((cell) => (
                  <td lang={lang} dir="auto">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    );
  }
  const words = wordsOfValue(translatorFor(t.lang), question, content, value);
  return (
    <p>
      {value.kind === 'file' && file !== null ? (
        <a href={file}>
          <bdi>{words}</bdi>
        </a>
      ) : (
        <bdi>{words}</bdi>
      )}
    </p>
  );
}
