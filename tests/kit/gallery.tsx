import { Hono } from 'hono';
import type { PageEnv, WebModule } from '../../src/kernel/http/index.js';
import type { Lang } from '../../src/kernel/i18n/index.js';
import * as ui from '../../src/kernel/ui/index.js';
import { SpecimenMap } from './specimen-map.js';
import { SPECIMENS, type Specimen } from './specimens.js';

const NAV = ['ui.nav', 'ui.languages', 'ui.marks.act', 'ui.marks.by'] as const;

/** Every part of a page, on one page: to be looked at in three scripts, and walked by the tests. */
export const gallery: WebModule = {
  nav: NAV.map((label, index) => ({ label, path: index === 1 ? '/_parts' : `/_${index}` })),
  pages: new Hono<PageEnv>()
    .get('/_parts', (c) => c.html(<Parts frame={c.var.frame} specimen={specimenFor(c.var.lang)} />))
    .post('/_parts', (c) => c.redirect(`/${c.var.lang}/_parts`, 303))
    .get('/_text', (c) => c.html(<TextParts frame={c.var.frame} specimen={specimenFor(c.var.lang)} />))
    .get('/_form', (c) => c.html(<FormParts frame={c.var.frame} specimen={specimenFor(c.var.lang)} />)),
};

function specimenFor(lang: Lang): Specimen {
  return SPECIMENS[lang] ?? SPECIMENS.en;
}

function Parts({ frame, specimen: s }: { frame: ui.Frame; specimen: Specimen }) {
  const query = ui.readListQuery(frame.url, { sortable: ['-adopted', 'symbol', 'acts'], filters: ['who'], size: 5 });
  return (
    <ui.Layout frame={frame} title={s.title}>
      <ui.PageHead title={s.title} intro={s.intro} above={[{ label: s.crumb, href: '#' }, { label: s.session }]} />
      <ui.Tabs
        label={s.title}
        tabs={[
          { label: s.tabs[0], href: '#', current: true, count: 18 },
          { label: s.tabs[1], href: '#', count: 3 },
          { label: s.tabs[2], href: '#' },
        ]}
      />
      <div class="two rail">
        <ui.Filters names={['who']}>
          <ui.Choices
            name="who"
            kind="checkbox"
            legend={s.who}
            chosen={query.filters.who ?? []}
            options={s.addressees.map((label, index) => ({ value: String(index), label, count: 171 - index * 40 }))}
          />
        </ui.Filters>
        <section aria-label={s.title}>
          <ui.Table
            id="specimen"
            caption={s.caption}
            columns={[
              { key: 'title', label: s.columns[0], heads: true, cell: (row) => <a href="#x">{row.title}</a> },
              {
                key: 'symbol',
                label: s.columns[1],
                sortable: true,
                cell: (row) => <ui.DocumentSymbol>{row.symbol}</ui.DocumentSymbol>,
              },
              {
                key: 'adopted',
                label: s.columns[2],
                sortable: true,
                cell: (row) => <ui.DateText date={row.adopted} style="short" />,
              },
              { key: 'acts', label: s.columns[3], sortable: true, numeric: true, cell: (row) => row.acts },
              { key: 'state', label: s.columns[4], cell: (row) => <ui.Tag kind={row.kind}>{row.state}</ui.Tag> },
            ]}
            rows={s.rows}
            list={{ query, total: 171 }}
          />
        </section>
      </div>
      <div class="two">
        <section aria-labelledby="notices">
          <h2 id="notices">{s.columns[4]}</h2>
          {(['note', 'done', 'due', 'late'] as const).map((kind) => (
            <ui.Notice kind={kind}>
              <p>{s.intro}</p>
            </ui.Notice>
          ))}
          <ui.Confirm action={`/${frame.lang}/_parts`} values={{ id: '1' }} label={s.columns[0]} back="#x">
            <p>{s.intro}</p>
          </ui.Confirm>
          <ui.Undo action={`/${frame.lang}/_parts`}>{s.intro}</ui.Undo>
          <ui.EmptyState title={s.empty}>
            <p>{s.intro}</p>
            <ui.ButtonLink href="#x">{s.bring}</ui.ButtonLink>
          </ui.EmptyState>
        </section>
        <section aria-labelledby="thread">
          <h2 id="thread">{s.crumb}</h2>
          <ui.Timeline
            entries={s.rows.map((row, index) => ({
              title: <ui.DocumentSymbol>{row.symbol}</ui.DocumentSymbol>,
              date: row.adopted,
              current: index === 0,
              children: row.title,
            }))}
          />
          <ui.Progress id="job" state="running" done={1250} total={3000} label={s.bring} />
          <ui.Progress id="job2" state="queued" label={s.bring} />
        </section>
      </div>
    </ui.Layout>
  );
}

function TextParts({ frame, specimen: s }: { frame: ui.Frame; specimen: Specimen }) {
  return (
    <ui.Layout frame={frame} title={s.title}>
      <ui.PageHead
        title={s.title}
        above={[{ label: s.crumb, href: '#' }, { label: s.session }]}
        meta={
          <>
            <ui.DocumentSymbol>A/RES/70/179</ui.DocumentSymbol>
            <ui.DateText date="2015-12-17" />
            <ui.Tag kind="guess">{s.guess}</ui.Tag>
          </>
        }
      />
      <div class="two">
        <section aria-labelledby="op">
          <h2 id="op">{s.tabs[0]}</h2>
          <ui.MarkLegend />
          <ui.NumberedText
            lang={frame.lang}
            paragraphs={s.paragraphs.map((pieces, index) => ({
              number: index + 1,
              id: `p${index + 1}`,
              text: (
                <p>
                  {pieces.map(({ kind, text }) =>
                    kind === undefined ? text : <ui.SourceMark kind={kind}>{text}</ui.SourceMark>,
                  )}
                  <sup>
                    <a href="#n5">5</a>
                  </sup>
                </p>
              ),
              below: (
                <>
                  <a href="#x">{s.columns[3]}</a>
                  <ui.Tag>{s.tabs[1]}</ui.Tag>
                  <ui.Tag kind="guess">{s.guess}</ui.Tag>
                </>
              ),
            }))}
          />
          <h2>{s.tabs[2]}</h2>
          <ui.DifferenceView lang={frame.lang} pieces={s.difference} />
          <SpecimenMap frame={frame} specimen={s} />
        </section>
        <aside class="aside" aria-labelledby="sum">
          <h2 id="sum">{s.tabs[1]}</h2>
          <ui.Facts facts={s.addressees.map((name, index) => ({ name, value: `${s.columns[3]} ${index * 7 + 4}` }))} />
          <p>
            <ui.ButtonLink href="#x">{s.bring}</ui.ButtonLink>
          </p>
        </aside>
      </div>
    </ui.Layout>
  );
}

function FormParts({ frame, specimen: s }: { frame: ui.Frame; specimen: Specimen }) {
  const errors: ui.FormErrors = { file: s.empty, text: s.empty, who: s.empty };
  return (
    <ui.Layout frame={frame} title={s.bring} islands={['drop-zone']} failed>
      <ui.PageHead title={s.bring} intro={s.intro} above={[{ label: s.crumb, href: '#' }]} />
      <ui.ErrorSummary errors={errors} />
      <ui.Form action={`/${frame.lang}/_parts`} files>
        <ui.FileField
          name="file"
          label={s.columns[0]}
          hint={s.intro}
          error={errors.file}
          accept=".pdf,.docx,.txt,.html"
        />
        <ui.TextArea name="text" label={s.title} error={errors.text} value={s.intro} rows={5} />
        <ui.TextField name="symbol" label={s.columns[1]} hint="A/RES/70/179" width="short" value="A/RES/70/179" />
        <ui.Fieldset legend={s.caption}>
          <ui.Select
            name="act"
            label={s.columns[4]}
            value="1"
            options={s.addressees.map((label, index) => ({ value: String(index), label }))}
          />
        </ui.Fieldset>
        <ui.Choices
          name="who"
          kind="radio"
          legend={s.who}
          hint={s.intro}
          error={errors.who}
          chosen={['1']}
          options={s.addressees.map((label, index) => ({ value: String(index), label }))}
        />
        <div class="actions">
          <ui.Button>{s.bring}</ui.Button>
          <ui.Button kind="second">{s.tabs[2]}</ui.Button>
          <ui.Button kind="link">{s.crumb}</ui.Button>
        </div>
      </ui.Form>
    </ui.Layout>
  );
}
