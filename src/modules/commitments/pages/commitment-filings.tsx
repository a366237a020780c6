import { Button, Form, Select, Tag, useFrame } from '../../../kernel/ui/index.js';
import { SCHEMES, type Scheme } from '../commitment.js';
import type { FilingDecision } from '../decide-filing.js';
import type { WholeCommitment } from '../get-commitment.js';
import type { HeldFiling } from '../store/filings.js';
import { Footnote } from './commitment-account.js';
import { commitmentPath } from './parts.js';
import { filingWord } from './words.js';

const ALL_SCHEMES: readonly Scheme[] = ['theme', 'pillar', 'target'];

/** Purposes of the Plan, pillars and targets; what a rule suggested is marked until a person has said yes or no. */
export function FilingsSection({
  whole,
  writes,
  error,
}: {
  whole: WholeCommitment;
  writes: boolean;
  error: string | undefined;
}) {
  const { t } = useFrame();
  const { filings } = whole;
  if (filings.length === 0 && !writes) return null;
  return (
    <Footnote id="filed" title={t('commitments.page.filed')}>
      {filings.length === 0 ? <p class="quiet">{t('commitments.filing.none')}</p> : null}
      {ALL_SCHEMES.map((scheme) => {
        const some = filings.filter((filing) => filing.scheme === scheme);
        if (some.length === 0) return null;
        return (
          <div class="filed">
            <h3>{t(`commitments.scheme.${scheme}`)}</h3>
            <ul role="list">
              {some.map((filing) => (
                <li>
                  <FiledUnder filing={filing} /> {writes ? <Decide whole={whole} filing={filing} /> : null}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {writes ? <FileUnder whole={whole} error={error} /> : null}
    </Footnote>
  );
}

/** "(a) Joining the treaties", and where it stands. */
export function FiledUnder({
  filing: { scheme, code, standing },
}: {
  filing: Pick<HeldFiling, 'scheme' | 'code' | 'standing'>;
}) {
  const { t } = useFrame();
  const word = codedWord(t, scheme, code);
  if (standing === 'rejected')
    return (
      <span class="quiet">
        <s>{word}</s> {t('commitments.filing.rejected')}
      </span>
    );
  return (
    <>
      <span>{word}</span>
      {standing === 'suggested' ? (
        <>
          {' '}
          <Tag kind="guess">{t('commitments.filing.suggested')}</Tag>
        </>
      ) : null}
    </>
  );
}

/** Purposes carry their letter, as people speak of them. */
export function codedWord(t: ReturnType<typeof useFrame>['t'], scheme: Scheme, code: string): string {
  const word = filingWord(t, scheme, code);
  return scheme === 'theme' ? t('commitments.scheme.lettered', { letter: code, word }) : word;
}

function Decide({ whole: { listed, held }, filing }: { whole: WholeCommitment; filing: HeldFiling }) {
  const { t } = useFrame();
  const decisions: FilingDecision[] = filing.standing === 'suggested' ? ['confirm', 'reject'] : ['undo'];
  return (
    <Form action={`${commitmentPath(t, listed.key)}/filings`}>
      <input type="hidden" name="version" value={String(held.version)} />
      <input type="hidden" name="filing" value={`${filing.scheme}:${filing.code}`} />
      {decisions.map((decision) => (
        <>
          <Button kind="link" name="decision" value={decision}>
            {t(`commitments.filing.${decision}`)}
            <span class="heard"> {codedWord(t, filing.scheme, filing.code)}</span>
          </Button>{' '}
        </>
      ))}
    </Form>
  );
}

function FileUnder({ whole: { listed, held, filings }, error }: { whole: WholeCommitment; error: string | undefined }) {
  const { t } = useFrame();
  const options = ALL_SCHEMES.flatMap((scheme) =>
    SCHEMES[scheme]
      .filter(
        (code) => !filings.some((one) => one.scheme === scheme && one.code === code && one.standing !== 'rejected'),
      )
      .map((code) => ({
        value: `${scheme}:${code}`,
        label: `${t(`commitments.scheme.${scheme}`)} · ${codedWord(t, scheme, code)}`,
      })),
  );
  if (options.length === 0) return null;
  return (
    <details class="more" open={error !== undefined}>
      <summary>{t(filings.length === 0 ? 'commitments.filing.add-first' : 'commitments.filing.add')}</summary>
      <Form action={`${commitmentPath(t, listed.key)}/filings`}>
        <input type="hidden" name="version" value={String(held.version)} />
        <input type="hidden" name="decision" value="add" />
        <Select name="filing" label={t('commitments.filing.under')} options={options} error={error} />
        <Button kind="second">{t('commitments.filing.file')}</Button>
      </Form>
    </details>
  );
}
