/** Questions about trained networks that are answered beside the page, without changing anything. */
import type { CountedLayer } from '../../analyses/layer-table';
import type { DataInfo } from '../../tasks/task';
import type { Experiment } from '../../experiment/schema';
import type { PrunedLayer } from '../../lottery/pruned-layer';
import type { Arm } from '../../lottery/run-key';
import type { MaskRecord } from '../../recording/recording';

/** The runs a question is about: those of one trial of a recording. */
export interface RunsOfTrial {
  readonly experiment: Experiment;
  readonly data: DataInfo;
  readonly engineVersion: string;
  readonly trial: number;
}

/** An arm at a round; the full network is round 0. */
export interface ArmAt {
  readonly arm: Arm;
  readonly round: number;
}

/** What one network says about one input. */
export interface NetworkAnswer extends ArmAt {
  /** null while its weights are not at hand */
  readonly said: {
    /** class number */
    readonly answer: number;
    /** [classes], adding up to 1 */
    readonly probabilities: Float32Array;
    /**
     * input × ∂logit/∂input of the answered class, in the shape of the input. For a network with
     * ReLUs these and what the biases give add up to the logit. null where the architecture has a
     * layer whose gradient the page does not know.
     */
    readonly contributions: Float32Array | null;
    /** of the answered class */
    readonly logit: number;
    /** weights come from a recording, rounded */
    readonly rounded: boolean;
  } | null;
}

/** A test example that some network finds hard. */
export interface HardSample {
  /** number of the example within the test set */
  readonly index: number;
  readonly label: number;
  /** in the shape of the input; bytes stand for value / 255 */
  readonly input: Uint8Array | Float32Array;
  /** by network, in the order asked for; null where its weights are not at hand */
  readonly answers: readonly ({ readonly answer: number; readonly probability: number } | null)[];
}

/**
 * What speaks for looking at an example first. 'differ': the networks answer it differently, one of them right where
 * there is such a one. 'unsure': they agree on all; of no other answer is a network less sure.
 */
export interface Opening {
  /** number of the example, which is among the samples */
  readonly index: number;
  readonly why: 'differ' | 'unsure';
  /** examples that are answered differently */
  readonly differing: number;
}

/** A random network that was pruned, and not trained, to do what a trained one does. */
export interface RandomTicket {
  /** random units per input and sign */
  readonly n: number;
  /** of `all` random weights these are left */
  readonly kept: number;
  readonly all: number;
  /** of the test examples, 0 … 1 */
  readonly accuracy: number;
  /** largest difference of a logit from the trained network's, over the test examples */
  readonly logitError: number;
  /** class probabilities [places, classes] */
  readonly probabilities: Float32Array;
}

/** How a trained network answers while one layer alone has lost weights. */
export interface BorneByLayer {
  /** its kernel, as an index into `Network.parameters` */
  readonly parameter: number;
  /** by share asked for: weights left of it, and right answers, 0 … 1 */
  readonly left: readonly number[];
  readonly accuracy: readonly number[];
}

interface Kinds {
  /** random networks of twice the depth, pruned until they do what a trained network does */
  'random-tickets': {
    readonly question: {
      readonly network: ArmAt;
      /** random units per input and sign: a random network for each */
      readonly sizes: readonly number[];
      /** other random networks for another number, from 0 */
      readonly draw: number;
      /** points at which all are asked, [places, 2] */
      readonly places: Float32Array;
    };
    readonly answer: {
      /** null while its weights are not at hand */
      readonly trained: {
        readonly accuracy: number;
        readonly probabilities: Float32Array;
        /** weights come from a recording, rounded */
        readonly rounded: boolean;
      } | null;
      /** in the order of `sizes`; none while the trained network is not at hand */
      readonly tickets: readonly RandomTicket[];
      /** test examples asked */
      readonly tested: number;
    };
  };
  /** how one round of a chain is pruned after training, and what its survivors become */
  pruning: {
    readonly question: {
      readonly chain: number;
      /** from 1: the round of the chain that the pruning leads to */
      readonly round: number;
      /** of the chain in this trial, as in MaskRecord */
      readonly prunedIn: readonly (Uint8Array | null)[];
      /** weights shown of each layer, at most */
      readonly most: number;
    };
    readonly answer: {
      /** null where weights it follows from are not at hand, or nothing is trained before */
      readonly layers: readonly PrunedLayer[] | null;
      /** id of what survivors become; null: something else than a restore */
      readonly restore: string | null;
      readonly rounded: boolean;
    };
  };
  /** θ_T of one weight in every round of the ticket's chain */
  life: {
    readonly question: { readonly parameter: number; readonly index: number; readonly rounds: number };
    readonly answer: {
      /** θ_T by round from 0; null where the weights of the round are not at hand */
      readonly thetaT: readonly (number | null)[];
      readonly rounded: boolean;
    };
  };
  /** θ_T of networks, m ⊙ θ: small ones act on the page itself */
  weights: {
    readonly question: { readonly networks: readonly ArmAt[] };
    readonly answer: {
      /** weights: one array per parameter; null while they are not at hand */
      readonly networks: readonly (ArmAt & {
        readonly weights: readonly Float32Array[] | null;
        readonly rounded: boolean;
      })[];
    };
  };
  /** what networks say about an input */
  answers: {
    readonly question: { readonly networks: readonly ArmAt[]; readonly input: Uint8Array | Float32Array };
    readonly answer: { readonly networks: readonly NetworkAnswer[] };
  };
  /** what a convolution makes of an input */
  features: {
    readonly question: {
      readonly networks: readonly ArmAt[];
      readonly input: Uint8Array | Float32Array;
      /** index into the featureStages of the network */
      readonly stage: number;
    };
    readonly answer: {
      /** of the maps: [height, width, filters] */
      readonly shape: readonly number[];
      /** 99 % of all values that are not 0 are no larger than this, in all networks together */
      readonly reach: number;
      /** maps: null while the network's weights are not at hand; rounded: its weights come from a recording */
      readonly networks: readonly (ArmAt & { readonly maps: Float32Array | null; readonly rounded: boolean })[];
    };
  };
  /** how long networks without whole filters take for one example, measured now */
  'slice-times': {
    readonly question: {
      readonly chain: number;
      readonly level: number;
      /** weights left per parameter, where training finds how many; null: they are planned */
      readonly found: readonly number[] | null;
    };
    readonly answer: {
      /** of the full network, of it with the filters masked, and of the smaller one; null: the chain has no such level */
      readonly seconds: { readonly whole: number; readonly masked: number; readonly sliced: number } | null;
    };
  };
  /** what is not 0 of what the layers of a trained network read and give */
  'layer-counts': {
    readonly question: { readonly network: ArmAt };
    readonly answer: {
      /** null while its weights are not at hand */
      readonly layers: readonly CountedLayer[] | null;
      /** test examples looked at, the first of the set */
      readonly tested: number;
      /** weights come from a recording, rounded */
      readonly rounded: boolean;
    };
  };
  /** how the full network answers while one layer alone has lost its smallest weights */
  'layer-sensitivity': {
    /** 0 … 1, of the layer's weights */
    readonly question: { readonly shares: readonly number[] };
    readonly answer: {
      /** layers that can be pruned, from the input on; null while its weights are not at hand */
      readonly layers: readonly BorneByLayer[] | null;
      /** right answers of the whole network, 0 … 1 */
      readonly whole: number;
      /** validation examples asked, the first of the set */
      readonly tested: number;
      /** weights come from a recording, rounded */
      readonly rounded: boolean;
    };
  };
  /** the test examples that these networks get wrong or are least sure of */
  hard: {
    readonly question: { readonly networks: readonly ArmAt[] };
    readonly answer: {
      readonly samples: readonly HardSample[];
      /** the one to look at first; null where no network was asked */
      readonly opening: Opening | null;
      /** test examples looked at, the first of the set */
      readonly tested: number;
      /** of those, wrong answers by network; null where its weights are not at hand */
      readonly wrong: readonly (number | null)[];
    };
  };
  /** trains the networks whose weights are not at hand, beside anything else */
  train: {
    readonly question: {
      readonly networks: readonly ArmAt[];
      /** of their chains in this trial */
      readonly masks: readonly MaskRecord[];
    };
    /** their weights are stored now */
    readonly answer: object;
  };
}

export type QuestionKind = keyof Kinds;
export type Question<K extends QuestionKind = QuestionKind> = {
  [P in K]: { readonly kind: P; readonly of: RunsOfTrial } & Kinds[P]['question'];
}[K];
export type Answer<K extends QuestionKind = QuestionKind> = {
  [P in K]: { readonly kind: P } & Kinds[P]['answer'];
}[K];
