/** Which engine trains this network, and why. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Backend } from '../../engine/engine';
import type { Graphics } from '../../engine/graphics';
import { chainsOf, findsCounts, trainsMasks } from '../../experiment/chains';
import type { Experiment } from '../../experiment/schema';
import { collects } from '../../experiment/sections/data';
import { readsTokens } from '../../experiment/sections/network';
import { decaysScales } from '../../experiment/sections/engine';
import type { Network } from '../../models/network';
import type { EngineTiming, Storage } from '../../storage/storage';

export interface EngineChoice {
  readonly backend: Backend;
  /** catalogue key below "engine.reasons" */
  readonly reason:
    | 'chosen'
    | 'instead'
    | 'auto-acts'
    | 'auto-tokens'
    | 'auto-masks'
    | 'auto-scales'
    | 'auto-no-gpu'
    | 'auto-fastest';
  /** what was timed, when something was */
  readonly measured?: readonly EngineTiming[];
}

interface EngineQuestion {
  readonly experiment: Experiment;
  readonly network: Network;
  /** trainers at once on an engine that computes on processor cores */
  readonly workers: number;
  readonly storage: Storage;
  graphics(): Promise<readonly Graphics[]>;
  /** the first of these that starts here; null when none does */
  probe(backends: readonly Backend[]): Promise<Backend | null>;
  /** times a few steps on each; never fails */
  time(backends: readonly Backend[]): Promise<readonly EngineTiming[]>;
}

/** A graphics engine that is missing gives way to the next. */
const GRAPHICS_FIRST: readonly Backend[] = ['webgpu', 'webgl', 'cpu'];

/**
 * The engine a person has chosen, or the next best where that is missing; else the fastest. Timed only
 * where there is a graphics chip, once per network: a later start keeps the choice, and with it the
 * runs that are trained already.
 */
export async function chooseEngine(question: EngineQuestion): Promise<EngineChoice> {
  const { experiment, network, storage } = question;
  const wanted = experiment.engine.backend;
  // none of the others trains networks that act
  if (collects(experiment)) return { backend: 'wasm', reason: wanted === 'auto' ? 'auto-acts' : 'chosen' };
  // nor language models
  if (readsTokens(experiment)) return { backend: 'wasm', reason: wanted === 'auto' ? 'auto-tokens' : 'chosen' };
  // nor masks
  if (chainsOf(experiment).some((chain, at) => trainsMasks(chain) || findsCounts(experiment, at)))
    return { backend: 'wasm', reason: wanted === 'auto' ? 'auto-masks' : 'chosen' };
  // nor with scales that decay
  if (decaysScales(experiment)) return { backend: 'wasm', reason: wanted === 'auto' ? 'auto-scales' : 'chosen' };
  if (wanted !== 'auto') {
    const backend = wanted === 'simd' ? 'wasm' : wanted;
    if (usesCores(backend)) return { backend, reason: 'chosen' };
    const found = await question.probe(GRAPHICS_FIRST.slice(GRAPHICS_FIRST.indexOf(backend)));
    if (found && found !== backend) return { backend: found, reason: 'instead' };
    return { backend, reason: 'chosen' }; // if none starts, its trainer says why
  }
  const found = await question.graphics();
  const chips = found.filter(({ software }) => !software).map(({ backend }) => backend);
  if (chips.length === 0) return { backend: 'wasm', reason: 'auto-no-gpu' };
  const candidates: readonly Backend[] = ['wasm', ...chips];
  const key = timingKey(experiment, network);
  let measured = await storage.getTimings(key).catch(() => undefined);
  if (!measured) {
    measured = await question.time(candidates);
    await storage.putTimings(key, measured).catch(() => undefined);
  }
  const [fastest] = measured
    .filter(({ backend, stepsPerSecond }) => candidates.includes(backend) && stepsPerSecond !== null)
    .toSorted((a, b) => throughput(b, question.workers) - throughput(a, question.workers));
  return { backend: fastest?.backend ?? candidates[0], reason: 'auto-fastest', measured };
}

/** The engines that could have trained an experiment here, the likeliest first. */
export function enginesFor({ engine: { backend } }: Experiment): readonly Backend[] {
  if (backend === 'auto') return ['wasm', ...GRAPHICS_FIRST];
  if (backend === 'simd') return ['wasm'];
  return GRAPHICS_FIRST.slice(GRAPHICS_FIRST.findIndex((known) => known === backend));
}

/** Does an engine compute on processor cores, so that several trainers run at once? */
export const usesCores = (backend: Backend): boolean => backend === 'wasm' || backend === 'cpu';

/** Steps per second of all trainers together. */
const throughput = ({ backend, stepsPerSecond }: EngineTiming, workers: number): number =>
  (stepsPerSecond ?? 0) * (usesCores(backend) ? workers : 1);

/** What the speed of a step depends on. Its number goes up when an engine learns to train more. */
function timingKey({ training }: Experiment, network: Network): string {
  const { inputShape, layers } = network;
  const text = JSON.stringify(['timings-2', inputShape, layers, training.batch, training.optimizer]);
  return bytesToHex(sha256(utf8ToBytes(text)));
}
