import { describe, expect, it } from 'vitest';
import { methods } from '../lottery/methods';
import {
  again,
  controlsFor,
  families,
  isFull,
  ownFields,
  twinOf,
  withControls,
  withMethod,
  withOwn,
  withoutChain,
} from './choose-chains';
import { readLink, writeLink } from './link';
import { fieldAt } from './fields';
import type { Experiment } from './schema';

const experimentOf = (link: string): Experiment => readLink(`v=3&${link}`).experiment;
const chosen = (experiment: Experiment | null): string => writeLink(experiment ?? experimentOf('')).slice('v=3'.length);
const rate = fieldAt('pruning.rate') ?? expect.unreachable();

describe("the form's chains", () => {
  const own = experimentOf('chains=imp,fine-tuned*random-mask,imp&chain.2.pruning.rate=0.5');

  it('stand in families, each of which has methods, and each method stands in one', () => {
    expect(families.map(({ methods: own }) => own.length > 0)).not.toContain(false);
    expect(families.flatMap(({ methods: own }) => own.map(({ id }) => id)).toSorted()).toEqual(methods.ids.toSorted());
  });

  it('come in the usual order of methods, and go; any control hangs on any of them', () => {
    expect(withMethod(own, 'late-rewound').compare.chains).toEqual([...own.compare.chains, 'late-rewound']);
    expect(withMethod(experimentOf('chains=imp,late-rewound'), 'fine-tuned').compare.chains).toEqual([
      'imp',
      'fine-tuned',
      'late-rewound',
    ]);
    expect(withoutChain(own, 1).compare.chains).toEqual(['imp', 'imp pruning.rate=0.5']);
    expect(withControls(own, 2, ['random-mask', 'reinitialized']).compare.chains[2]).toBe(
      'imp*reinitialized*random-mask pruning.rate=0.5',
    );
  });

  it('offer the controls that differ from their own network', () => {
    const offered = (method: string): string[] => controlsFor(method).map(({ id }) => id);
    expect(offered('imp')).not.toContain('reset-at-end');
    expect(offered('fine-tuned')).toContain('reset-at-end');
    expect(offered('fine-tuned').filter((id) => id !== 'reset-at-end')).toEqual(offered('imp'));
  });

  it('have settings of their own; the first has the experiment’s, and its values are no one’s own', () => {
    expect(ownFields(own, 0)).toEqual([]);
    expect(ownFields(own, 1).map(({ path }) => path)).toContain('pruning.rate');
    expect(chosen(withOwn(own, 1, rate, 0.2))).toContain('&chain.1.pruning.rate=0.2&chain.2.pruning.rate=0.5');
    expect(chosen(withOwn(own, 2, rate, 0.35))).toBe('&chains=imp,fine-tuned*random-mask,imp');
  });

  it('stand once more with the setting changed that fewest methods have, never as before, and at most eight', () => {
    const late = experimentOf('chains=imp,late-rewound');
    expect(again(late, 'late-rewound')?.compare.chains).toEqual([
      'imp',
      'late-rewound',
      'late-rewound pruning.rewindStep=1',
    ]);
    for (const { id: method, emerges } of methods.all) {
      const plain = experimentOf(`${emerges ? 'data.set=textures&network.architecture=vgg-11&' : ''}chains=imp`);
      let all = method === 'imp' ? plain : withMethod(plain, method);
      for (let next = again(all, method); next; next = again(all, method)) all = next;
      expect(all.compare.chains.map((_, at) => twinOf(all, at)).filter((twin) => twin !== null)).toEqual([]);
      expect(readLink(writeLink(all))).toEqual({ experiment: all, notes: [] });
      expect(isFull(all) ? withMethod(all, method) : all).toBe(all);
    }
    expect(twinOf(withOwn(own, 2, rate, 0.35), 2)).toBe(0);
  });
});
