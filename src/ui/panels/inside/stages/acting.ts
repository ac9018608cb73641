/** Which networks act side by side, and what is known of them. */
import type { Answer, ArmAt, Question } from '../../../../page-worker/look/questions';
import { full, type Arm } from '../../../../lottery/run-key';

/** Most networks beside each other. */
const MOST = 6;

/** The full network and all that have as many weights as the ticket in a round: in round 0 nothing is pruned. */
export const actingAt = (round: number, peers: readonly Arm[]): ArmAt[] =>
  [{ arm: full, round: 0 }, ...(round > 0 ? peers.map((arm) => ({ arm, round })) : [])].slice(0, MOST);

type Weights = Answer<'weights'>['networks'];

interface Asked {
  readonly answer: Answer<'weights'> | null;
  readonly to: Question<'weights'> | null;
}

const NOBODY: Weights = [];

/** What is known of the networks asked for: of those trained meanwhile nothing is missing before the newest answer. */
export function atHand(
  question: Question<'weights'> | null,
  { answer, to }: Asked,
  isTrained: (network: ArmAt) => boolean,
): { readonly networks: Weights; readonly missing: Weights; readonly asking: boolean } {
  // of another experiment the weights are those of another network
  const networks = answer && to?.of === question?.of ? answer.networks : NOBODY;
  const asking = to !== question;
  const isSame = to?.networks === question?.networks;
  const missing = networks.filter((one) => one.weights === null && (!asking || (isSame && !isTrained(one))));
  return { networks, missing, asking };
}
