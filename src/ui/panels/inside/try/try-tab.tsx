/** Draw a digit, choose a point or a hard test example, and see what each network says and why. */
import { useMemo, useState } from 'react';
import { useTexts, type Key } from '../../../../texts';
import { isConvolution } from '../../../../lottery/parameters';
import type { ArmAt, HardSample, Question } from '../../../../page-worker/look/questions';
import { ChoiceBox } from '../../../kit/choice-box';
import { integer } from '../../../kit/format';
import { useLab } from '../../../state/lab';
import { useShown } from '../../../state/shown';
import { SubTabs } from '../sub-tabs';
import { RoundChoice } from '../round-choice';
import { TrialChoice } from '../trial-choice';
import { useAnswer } from '../use-answer';
import { useRuns } from '../use-runs';
import { AnswersView } from './answers-view';
import { FeaturesView } from './features-view';
import { HardSamples } from './hard-samples';
import { canDraw, Subject, type Tried } from './subject';
import { TrainMissing } from './train-missing';
import { useNetworks } from './use-networks';
import './try.css';
import { useArms } from '../../../../charts/kit/use-arms';
import { type Arm, full, ticket } from '../../../../lottery/run-key';

const NO_CLASSES: readonly string[] = [];

export function TryTab() {
  const { t } = useTexts();
  const { name } = useArms();
  const { recording, network, peers, remaining, round } = useShown();
  const preview = useLab((state) => state.preview);
  const of = useRuns();
  const others = peers.filter((arm) => arm !== ticket);
  const [chosen, setChosen] = useState<Arm | null>(null);
  const other = others.find((arm) => arm === chosen) ?? others[0] ?? null;
  const { networks, trained: inExperiment } = useNetworks(of?.trial ?? 0, other);
  // times that missing networks were trained by themselves
  const [alone, setAlone] = useState(0);
  const trained = `${inExperiment} ${alone}`;
  const isTrained = (arm: Arm): boolean => inExperiment.split(' ').includes(arm);
  // all weights are left in round 0: there the first ticket is asked
  const at = Math.max(round, 1);
  const [tried, setTried] = useState<Tried | null>(null);
  const { inputShape } = network;
  const classNames = recording?.data?.classNames ?? preview?.classNames ?? NO_CLASSES;

  const hardQuestion = useMemo(
    (): Question<'hard'> | null => (of ? { kind: 'hard', of, networks: pairOf(at) } : null),
    // asked again when one of the two has been trained
    // oxlint-disable-next-line react/exhaustive-deps
    [of, at, isTrained(full), isTrained(ticket), alone],
  );
  const hard = useAnswer(hardQuestion);
  // the example that tells the networks apart is tried until a person tries something else
  const { samples = [], opening = null } = hard.answer ?? {};
  const first = samples.find(({ index }) => index === opening?.index);
  const current = fitting(tried, inputShape) ?? (first ? ofSample(first) : null);
  const input = current?.input ?? null;
  const nothing = t(canDraw(inputShape) ? 'inside.try.nothing' : 'inside.try.nothingChosen');
  const asking = { of, networks, trained, input, nothing, onTrained: () => setAlone(alone + 1) };
  // nothing to try yet, and the search for hard examples had no network to ask
  const isBlind = hard.answer !== null && hard.answer.wrong.every((wrong) => wrong === null);
  const answers = (
    <div className="try-answers">
      <AnswersView
        {...asking}
        classNames={classNames}
        truth={current?.sample?.label ?? null}
        left={remaining[at] ?? 1}
      />
    </div>
  );
  return (
    <div className="try-tab">
      <div className="sub-head">
        <p className="muted">{t(introOf(inputShape))}</p>
        <RoundChoice />
        <TrialChoice />
      </div>
      <Subject
        inputShape={inputShape}
        classNames={classNames}
        points={preview && preview.settings.set === recording?.experiment.data.set ? preview : null}
        set={recording?.experiment.data.set ?? ''}
        tried={current}
        onTry={setTried}
      />
      {isBlind && input === null && <TrainMissing {...asking} missing={networks} />}
      {network.parameters.some(isConvolution) ? (
        <SubTabs
          label={t('inside.tabs.try')}
          views={[
            { id: 'answers', name: t('inside.try.answers'), content: answers, overTrials: true },
            {
              id: 'features',
              name: t('inside.features.title'),
              content: <FeaturesView {...asking} />,
              overTrials: true,
            },
          ]}
        />
      ) : (
        answers
      )}
      <section className="hard" aria-label={t('inside.try.hard')}>
        <h2>{t('inside.try.hard')}</h2>
        <p className="muted" aria-live="polite">
          {hard.problem ?? (hard.answer ? hardWords() : t(hard.waiting ? 'inside.try.searching' : 'inside.try.later'))}
        </p>
        {hard.answer && (
          <HardSamples
            samples={hard.answer.samples}
            inputShape={inputShape}
            classNames={classNames}
            chosen={current?.sample?.index ?? null}
            onChoose={(sample) => setTried(ofSample(sample))}
          />
        )}
      </section>
      {others.length > 1 && (
        <div className="try-other">
          <span id="try-other">{t('inside.try.beside')}</span>
          <ChoiceBox
            labelledBy="try-other"
            choices={others.map((arm) => ({ id: arm, text: name(arm) }))}
            value={other}
            onChange={(id) => setChosen(others.find((arm) => arm === id) ?? null)}
          />
        </div>
      )}
    </div>
  );

  function hardWords(): string {
    if (isBlind) return t('inside.try.later');
    const { tested = 0, wrong = [] } = hard.answer ?? {};
    const [full, ticket] = wrong.map((count) => (count === null ? '–' : integer(count)));
    const counts = t('inside.try.wrong', { tested: integer(tested), full, ticket });
    // two networks can differ, one cannot
    const isPair = wrong.every((count) => count !== null);
    return opening && isPair
      ? `${counts} ${t(`inside.try.opening.${opening.why}`, { number: opening.index + 1, count: opening.differing })}`
      : counts;
  }
}

/** What a person can do here depends on what the networks read. */
const introOf = (shape: readonly number[]): Key =>
  shape.length === 1 ? 'inside.try.introPoint' : canDraw(shape) ? 'inside.try.intro' : 'inside.try.introSamples';

/** Hard examples are those of the full network and the ticket, whatever else is compared. */
const pairOf = (round: number): ArmAt[] => [
  { arm: full, round: 0 },
  { arm: ticket, round },
];

const ofSample = (sample: HardSample): Tried => ({ input: sample.input, sample, strokes: null });

/** What was tried on another kind of input is forgotten. */
const fitting = (tried: Tried | null, shape: readonly number[]): Tried | null =>
  tried && (tried.input === null || tried.input.length === shape.reduce((a, b) => a * b, 1)) ? tried : null;
