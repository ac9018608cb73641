/** Sentences of the verdict: their words point at marks of the chart and open their definitions. */
import { memo, useEffect, type CSSProperties, type ReactNode } from 'react';
import { Pressable } from 'react-aria-components/Pressable';
import { Trans } from 'react-i18next';
import { useArms } from '../../../charts/kit/use-arms';
import { chainsOf } from '../../../experiment/chains';
import { nameOfMethod } from '../../../experiment/sections/compare';
import { full, placeOf, ticket, type Arm } from '../../../lottery/run-key';
import { useTexts } from '../../../texts';
import { Beside } from '../../kit/beside';
import type { Text } from '../../kit/format';
import { keepAsked, pointAt, pointAway, useKept } from '../../state/asked';
import { useBasis } from '../../state/shown';

/** Marks of the catalogue's sentences whose words have a definition, besides the names of arms. */
export const TERMS = ['remaining', 'trial', 'interval', 'stop', 'speed', 'validation', 'return'] as const;

interface Props {
  readonly text: Text;
  /** what <arm>, <mark> and <look> are about */
  readonly arm?: Arm;
  /** no bracket is drawn of it */
  readonly isPlain?: boolean;
}

/** Drawn again where it says something else: results come in several times a second, and mostly change no word. */
export const VerdictWords = memo(
  Words,
  (before, { text, arm, isPlain }) =>
    before.arm === arm && before.isPlain === isPlain && JSON.stringify(before.text) === JSON.stringify(text),
);

function Words({ text: { key, values }, arm, isPlain = false }: Props) {
  const pointsAt = isPlain ? undefined : arm;
  return (
    <Trans<string>
      i18nKey={key}
      values={values}
      components={{
        b: <strong />,
        ticket: <ArmTerm arm={ticket} />,
        arm: arm ? <ArmTerm arm={arm} /> : <strong />,
        mark: pointsAt ? <PointingWord arm={pointsAt} isBold /> : <strong />,
        look: pointsAt ? <PointingWord arm={pointsAt} /> : <span />,
        ...Object.fromEntries(TERMS.map((id) => [id, <Defined key={id} id={id} />])),
      }}
    />
  );
}

interface WordProps {
  readonly children?: ReactNode;
}

function Defined({ id, children }: WordProps & { readonly id: (typeof TERMS)[number] }) {
  const { t } = useTexts();
  const { judge } = useBasis().standard;
  return (
    <Term title={t(`terms.${id}.title`)} text={t(`terms.${id}.text`, { context: judge.id })}>
      {children}
    </Term>
  );
}

interface TermProps extends WordProps {
  readonly title: string;
  readonly text: string;
  readonly style?: CSSProperties;
}

/** A word that opens its definition. */
function Term({ title, text, style, children }: TermProps) {
  return (
    <Beside
      label={title}
      className="term-popover"
      placement="bottom start"
      opener={
        <Pressable>
          {/* a button would be one block, and lines would break around it */}
          <span role="button" className="word term" style={style}>
            {children}
          </span>
        </Pressable>
      }
    >
      <p>
        <strong>{title}:</strong> {text}
      </p>
    </Beside>
  );
}

/** An arm in its colour; what becomes of its weights is its definition. */
function ArmTerm({ arm, children }: WordProps & { readonly arm: Arm }) {
  const { t, i18n } = useTexts();
  const { style } = useArms();
  const { experiment } = useBasis();
  const { chain, control } = placeOf(arm);
  const method = chainsOf(experiment)[chain ?? 0]?.method;
  const id = control ?? (method ? nameOfMethod(method) : 'ticket');
  const colour = { color: style(arm).text };
  // a control of somebody's own may have none
  if (!i18n.exists(`terms.${id}.text`)) return <strong style={colour}>{children}</strong>;
  return (
    <Term title={t(`terms.${id}.title`)} text={t(`terms.${id}.text`)} style={colour}>
      <strong>{children}</strong>
    </Term>
  );
}

/** The number of a difference: under pointer or focus, or once it is pressed, the bracket of the chart is about it. */
function PointingWord({ arm, isBold, children }: WordProps & { readonly arm: Arm; readonly isBold?: boolean }) {
  const against = arm === ticket ? full : arm;
  const { experiment } = useBasis();
  const kept = useKept();
  // a word that goes while it is pointed at is left without an event
  useEffect(() => () => pointAway(against), [against]);
  return (
    <Pressable onPress={() => keepAsked(kept === against ? null : { arm: against, of: experiment })}>
      <span
        role="button"
        aria-pressed={kept === against}
        className="word pointing"
        onPointerEnter={({ pointerType }) => pointerType !== 'touch' && pointAt(against)}
        onPointerLeave={() => pointAway(against)}
        onFocus={() => pointAt(against)}
        onBlur={() => pointAway(against)}
      >
        {isBold ? <strong>{children}</strong> : children}
      </span>
    </Pressable>
  );
}
