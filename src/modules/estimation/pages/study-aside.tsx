import { Button, ButtonLink, Facts, Form, pathIn, useFrame } from '../../../kernel/ui/index.js';
import type { StudyView } from '../studies/get-study.js';
import { DOWNLOADS, type Edition } from '../studies/study-report.js';

/** Beside the result: files to take along, and what the reader can do next. */
export function StudyAside({ view, writes, edition }: { view: StudyView; writes: boolean; edition: Edition }) {
  const { t } = useFrame();
  const { study, shown } = view;
  const done = shown?.result ?? null;
  return (
    <div class="beside">
      {done === null ? null : (
        <section aria-labelledby="files">
          <h2 id="files">{t('estimation.study.files')}</h2>
          <p>{edition === 'whole' ? t('estimation.study.files-whole') : t('estimation.study.files-published')}</p>
          <Downloads studyId={study.id} edition={edition} />
          {writes ? (
            <>
              <p class="quiet">{t('estimation.study.whole-note')}</p>
              <OtherEdition studyId={study.id} edition={edition} />
            </>
          ) : null}
        </section>
      )}
      {writes ? <Doings view={view} /> : null}
      {writes ? (
        <section aria-labelledby="table">
          <h2 id="table">{t('estimation.study.table')}</h2>
          <Facts
            facts={[
              { name: t('estimation.study.file-name'), value: <bdi>{study.fileName}</bdi> },
              { name: t('estimation.again.hash'), value: <bdi class="hash">{study.sha256}</bdi> },
              {
                name: t('estimation.list.state'),
                value: study.hasTable ? t('estimation.study.table-here') : t('estimation.study.table-gone'),
              },
            ]}
          />
        </section>
      ) : null}
    </div>
  );
}

function Downloads({ studyId, edition }: { studyId: string; edition: Edition }) {
  const { t, lang } = useFrame();
  const query = edition === 'whole' ? '?edition=whole' : '';
  return (
    <ul role="list" class="files">
      {DOWNLOADS.map((format) => (
        <li>
          <a href={`${pathIn(lang, `/estimation/${studyId}/report/${format}`)}${query}`} download>
            {t(`estimation.study.file.${format}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function OtherEdition({ studyId, edition }: { studyId: string; edition: Edition }) {
  const { t, lang } = useFrame();
  const path = pathIn(lang, `/estimation/${studyId}`);
  return (
    <p>
      {edition === 'whole' ? (
        <a href={`${path}?as=public`}>{t('estimation.study.as-public')}</a>
      ) : (
        <a href={path}>{t('estimation.study.as-administrator')}</a>
      )}
    </p>
  );
}

function Doings({ view }: { view: StudyView }) {
  const { t, lang } = useFrame();
  const { study, shown } = view;
  const path = pathIn(lang, `/estimation/${study.id}`);
  return (
    <section aria-labelledby="doings">
      <h2 id="doings">{t('estimation.study.next')}</h2>
      <ul role="list" class="doings">
        <li>
          <a href={`${path}/assumptions`}>
            {study.checklist === null ? t('estimation.study.answer') : t('estimation.study.answer-again')}
          </a>
        </li>
        {study.hasTable ? (
          <>
            <li>
              <a href={`${path}/method`}>{t('estimation.study.again')}</a>
            </li>
            <li>
              <a href={`${path}/columns`}>{t('estimation.study.columns-again')}</a>
            </li>
            <li>
              <a href={`${path}/delete`}>{t('estimation.study.delete')}</a>
            </li>
          </>
        ) : null}
        {study.publishedRun === null ? null : (
          <li>
            <a href={`${path}/statistic`}>{t('estimation.statistic.title')}</a>
          </li>
        )}
      </ul>
      {shown?.result ? (
        <div class="actions">
          {study.publishedRun === shown.id ? null : (
            <ButtonLink kind="first" href={`${path}/publish`}>
              {study.publishedRun === null ? t('estimation.study.publish') : t('estimation.study.publish-again')}
            </ButtonLink>
          )}
          {study.publishedRun === null ? null : (
            <Form action={`${path}/withdraw`}>
              <Button kind="second">{t('estimation.study.withdraw')}</Button>
            </Form>
          )}
        </div>
      ) : null}
    </section>
  );
}
