import { formatMoment } from '../../../kernel/i18n/index.js';
import { Button, Form, Timeline, useFrame } from '../../../kernel/ui/index.js';
import type { WholeCommitment } from '../get-commitment.js';
import type { StepRights } from '../policy.js';
import type { MadeStep } from '../store/steps.js';
import { Footnote } from './commitment-account.js';
import { commitmentPath, StateTag } from './parts.js';
import { type Returned, StepFields } from './step-form.js';
import { personWord } from './words.js';

/** What became of it: where it stands now, the steps that led there, and the form for the next one. */
export function StepsSection({
  whole,
  rights,
  returned,
}: {
  whole: WholeCommitment;
  rights: StepRights;
  returned: Returned;
}) {
  const { t } = useFrame();
  const { steps, listed } = whole;
  const made = steps.filter(({ kind }) => kind !== 'take-back');
  return (
    <Footnote id="became" title={t('commitments.page.became-title')}>
      <p>
        <StateTag state={listed.state} /> <span class="quiet">{t(`commitments.state-means.${listed.state}`)}</span>
      </p>
      {made.length === 0 ? null : (
        <Timeline
          label={t('commitments.page.became-title')}
          entries={made.map((step) => {
            const gone = whole.gone.has(step.id);
            const word = t(`commitments.step.${step.kind}`);
            return {
              title: gone ? <s>{word}</s> : word,
              date: step.happened ?? undefined,
              current: !gone && step.id === lastInForce(whole)?.id,
              children: <StepNotes whole={whole} step={step} rights={rights} />,
            };
          })}
        />
      )}
      {rights.take ? (
        <details class="more" open={returned.step !== null} id="step">
          <summary>{t('commitments.step.title')}</summary>
          <StepFields whole={whole} sent={returned.step} errors={returned.errors} />
        </details>
      ) : null}
    </Footnote>
  );
}

/** The step by which the state is what it is. */
function lastInForce({ steps, gone }: WholeCommitment): MadeStep | undefined {
  return steps.findLast(({ id, kind }) => kind !== 'take-back' && kind !== 'note' && !gone.has(id));
}

interface StepProps {
  whole: WholeCommitment;
  step: MadeStep;
  rights: StepRights;
}

function StepNotes({ whole, step, rights }: StepProps) {
  const { t, lang } = useFrame();
  const gone = whole.gone.has(step.id);
  const back = whole.steps.findLast(
    ({ id, kind, takesBack }) => kind === 'take-back' && takesBack === step.id && !whole.gone.has(id),
  );
  return (
    <>
      {step.note === '' ? null : <p dir="auto">{step.note}</p>}
      <StepEvidence whole={whole} step={step} />
      <p>
        {t('commitments.step.by', { who: personWord(t, step.madeBy), when: formatMoment(lang, step.madeAt) })}
        {back === undefined
          ? null
          : ` ${t('commitments.step.taken-back', { who: personWord(t, back.madeBy), when: formatMoment(lang, back.madeAt) })}`}
      </p>
      {rights.takeBack(back ?? step) ? (
        <Form action={`${commitmentPath(t, whole.listed.key)}/steps/${back?.id ?? step.id}/take-back`}>
          <Button kind="link">
            {t(gone ? 'commitments.step.bring-in' : 'commitments.step.take-back')}
            <span class="heard"> {t(`commitments.step.${step.kind}`)}</span>
          </Button>
        </Form>
      ) : null}
    </>
  );
}

function StepEvidence({ whole, step }: Omit<StepProps, 'rights'>) {
  const { t } = useFrame();
  const { evidence } = step;
  if (evidence === null) return null;
  const href = evidence.kind === 'link' ? evidence.href : `${commitmentPath(t, whole.listed.key)}/evidence/${step.id}`;
  return (
    <p class="evidence">
      {t('commitments.step.evidence')}{' '}
      <a href={href} rel={evidence.kind === 'link' ? 'noopener noreferrer external' : undefined}>
        <bdi>{evidence.kind === 'link' ? evidence.href : evidence.name}</bdi>
      </a>
    </p>
  );
}
