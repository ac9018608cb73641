/** How an arm looks: one colour and one dash, the same in every chart and export. */
import { isOfVersion1 } from '../../experiment/chains';
import { nameOfMethod, type Chain } from '../../experiment/sections/compare';
import { controls } from '../../lottery/controls';
import { methods } from '../../lottery/methods';
import { placeOf, type Arm } from '../../lottery/run-key';

export interface ArmStyle {
  /** stroke and fill of marks */
  readonly colour: string;
  /** colour of text on paper, dark enough to be read */
  readonly text: string;
  /** SVG dash pattern in px; undefined: solid */
  readonly dash: string | undefined;
  /** stroke width in px */
  readonly width: number;
}

/** A colour of the classes, as dark as text where it is text. */
const ofClass = (number: number, dash: string): ArmStyle => ({
  colour: `var(--class-${number})`,
  text: `color-mix(in srgb, var(--class-${number}) 72%, var(--chart-ink, var(--ink)))`,
  dash,
  width: 2.2,
});

/** Fallbacks of the light theme; the themes themselves are defined in the page's tokens. */
const STYLES: Readonly<Record<string, ArmStyle>> = {
  full: {
    colour: 'var(--arm-full, #1e1c19)',
    text: 'var(--arm-full-text, var(--arm-full, #1e1c19))',
    dash: undefined,
    width: 1.1,
  },
  ticket: {
    colour: 'var(--arm-ticket, #c77700)',
    text: 'var(--arm-ticket-text, #9c5c00)',
    dash: undefined,
    width: 2.8,
  },
  reinitialized: {
    colour: 'var(--arm-reinitialized, #0072b2)',
    text: 'var(--arm-reinitialized-text, var(--arm-reinitialized, #0072b2))',
    dash: '7 3.5',
    width: 2.2,
  },
  'random-mask': {
    colour: 'var(--arm-random-mask, #00876c)',
    text: 'var(--arm-random-mask-text, var(--arm-random-mask, #007a62))',
    dash: '0.1 4.6', // round caps make dots of it
    width: 2.6,
  },
  permuted: {
    colour: 'var(--arm-permuted, #6a3d9a)',
    text: 'var(--arm-permuted-text, var(--arm-permuted, #5c3389))',
    dash: '8 3.5 0.1 3.5 0.1 3.5',
    width: 2.2,
  },
  'fine-tuned': {
    colour: 'var(--arm-fine-tuned, #9b3d86)',
    text: 'var(--arm-fine-tuned-text, var(--arm-fine-tuned, #9b3d86))',
    dash: '9 4 0.1 4',
    width: 2.2,
  },
  'late-rewound': {
    colour: 'var(--arm-late-rewound, #b3261e)',
    text: 'var(--arm-late-rewound-text, var(--arm-late-rewound, #a3211a))',
    dash: '13 4',
    width: 2.4,
  },
  'learning-rate-rewound': {
    colour: 'var(--arm-learning-rate-rewound, #5b4bb7)',
    text: 'var(--arm-learning-rate-rewound-text, var(--arm-learning-rate-rewound, #52439f))',
    dash: '4 3',
    width: 2.2,
  },
  'reset-at-end': {
    colour: 'var(--arm-reset-at-end, #6f7d00)',
    text: 'var(--arm-reset-at-end-text, var(--arm-reset-at-end, #5a6600))',
    dash: '10 3 3 3',
    width: 2.2,
  },
  'reinitialized-same-signs': ofClass(6, '7 3.5 2 3.5'),
  'permuted-same-signs': ofClass(8, '8 3.5 0.1 3.5'),
  'signed-constant': ofClass(7, '11 3'),
  'random-signs': ofClass(3, '2 4'),
  untrained: ofClass(4, '5 5'),
  'untrained-constant': ofClass(5, '5 5 0.1 5'),
  'not-retrained': ofClass(1, '9 4 0.1 4 0.1 4 0.1 4'),
  'scratch-e': ofClass(0, '6 3 0.1 3 0.1 3'),
  'scratch-b': ofClass(9, '12 3 0.1 3'),
  'weights-rewound-low-rate': ofClass(2, '13 4 3 4'),
};

const UNKNOWN: ArmStyle = {
  colour: 'var(--muted, #6b665d)',
  text: 'var(--muted, #6b665d)',
  dash: '3 3',
  width: 1.8,
};

/** What has no style of its own is told apart by dots between its dashes. */
const unstyled = [...controls.ids, ...methods.ids].filter((id) => !(nameOfId(id) in STYLES));

function styleOf(id: string): ArmStyle {
  return (
    STYLES[nameOfId(id)] ?? { ...UNKNOWN, dash: UNKNOWN.dash + ' 0.1 3'.repeat(Math.max(0, unstyled.indexOf(id))) }
  );
}

/** Of a method, the name that recordings of version 1 give it. */
function nameOfId(id: string): string {
  return methods.ids.includes(id) ? nameOfMethod(id) : id;
}

/** A colour of the palette: `--chain-3` … 8. */
const ofChain = (number: number): Pick<ArmStyle, 'colour' | 'text'> => ({
  colour: `var(--chain-${number})`,
  text: `var(--chain-${number}-text)`,
});

/**
 * Colours of chains where there are several that version 1 did not know. Also as protanopes, deuteranopes and tritanopes
 * see them, any two are apart (`ui/tokens.test.ts` says how far): lightness changes with hue.
 */
const PALETTE: readonly Pick<ArmStyle, 'colour' | 'text'>[] = [
  STYLES.ticket,
  STYLES.reinitialized,
  ...[3, 4, 5, 6, 7, 8].map(ofChain),
];

/**
 * Colour tells the chain, dash the control. Experiments that version 1 could tell have its colours: one for each
 * method and control. Those without a style are drawn muted, with short dashes.
 */
export function armStyle(chains: readonly Chain[], arm: Arm): ArmStyle {
  const { chain, control } = placeOf(arm);
  if (chain === null) return STYLES.full;
  if (!(chain in chains)) return UNKNOWN; // of an experiment that has just been left
  if (chains.length === 1 || isOfVersion1(chains)) {
    return styleOf(control ?? chains[chain].method);
  }
  const { colour, text } = PALETTE[chain % PALETTE.length];
  const { dash, width } = control === null ? STYLES.ticket : styleOf(control);
  return { colour, text, dash, width };
}
