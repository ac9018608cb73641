import { createRoot } from 'react-dom/client';
import { useMemo, useState } from 'react';
import { initTexts } from '../ui/texts';
import { resultOf } from '../lottery/results';
import { weightsRemaining } from '../lottery/masks';
import { fixtureRecording, fixtureNetwork, fixtureWeights, fixtureMasks, smallNetwork } from './fixture';
import { AccuracyChart } from './accuracy-chart';
import { TrainingChart } from './training-chart';
import { LearningSpeedChart } from './learning-speed-chart';
import { PrunePreview } from './prune-preview';
import { DensityBars } from './density-bars';
import { PixelMap } from './pixel-map';
import { Filmstrip } from './filmstrip';
import { NetworkGraph } from './network-graph';
import { MaskHeatmap } from './mask-heatmap';
import { MovementChart } from './movement-chart';
import { DecisionBoundary } from './decision-boundary';
import { SampleStrip } from './sample-strip';
import { predictWith } from './predict';
const q = new URLSearchParams(location.search);
if (q.has('dark')) document.documentElement.classList.add('dark');
if (q.has('font')) document.documentElement.style.fontSize = q.get('font') + 'px';
const recording = fixtureRecording();
let results = recording.runs.map((r) => resultOf(r.id, r.points, r.status === 'diverged', 10));
const all = results;
let runs = recording.runs;
if (q.has('live')) { runs = runs.filter((r) => r.id.round < 4 || (r.id.round === 4 && r.id.arm !== 'random-mask')).map((r) => r.id.round === 4 && (r.id.trial > 0 || r.id.arm !== 'ticket') ? { ...r, status: 'running' as const, points: Object.fromEntries(Object.entries(r.points).map(([k, v]) => [k, v.slice(0, 6 + 3 * r.id.trial)])) as typeof r.points } : r); }
if (q.has('start')) { runs = runs.slice(0, 1); results = results.slice(0, 1); }
const arms = ['ticket', 'reinitialized', 'random-mask'];
if (q.has('rounds')) results = results.filter((r) => r.round <= Number(q.get('rounds')));
if (q.has('bad')) results = results.map((r) => r.arm === 'random-mask' && r.round > 5 ? { ...r, testAccuracyAtStop: 0.1 + 0.2 * (8 - r.round) , diverged: r.round === 7 && r.trial === 0, stopStep: r.round === 7 && r.trial === 0 ? null : r.stopStep } : r);
const mask0 = recording.masks[0];
const remaining = mask0.remaining.map((r) => weightsRemaining(fixtureNetwork.parameters, r));
const w0 = fixtureWeights(fixtureNetwork, 'theta0');
const d = fixtureWeights(fixtureNetwork, 'delta', 0.03);
const wT = w0.map((w, p) => w.map((v, i) => { const b = mask0.prunedIn[p]?.[i] ?? 0; return v + d[p][i] * (b === 0 ? 2.5 : 0.6 + b * 0.15); }));
const small = fixtureMasks(smallNetwork, 0);
const smallW = fixtureWeights(smallNetwork, 'small', 0.8);
const smallRem = small.remaining.map((r) => weightsRemaining(smallNetwork.parameters, r));
const circle = (pts: Float32Array, c: number) => { const out = new Float32Array(c * 2); for (let i = 0; i < c; i++) { const r = Math.hypot(pts[2 * i], pts[2 * i + 1]); out[2 * i] = 1 / (1 + Math.exp((r - 0.65) * 14)); out[2 * i + 1] = 1 - out[2 * i]; } return out; };
const n = 300;
const pts = { inputShape: [2], classNames: ['inside', 'outside'], count: n, inputs: new Float32Array(2 * n), labels: new Uint8Array(n) };
for (let i = 0; i < n; i++) { const a = i * 2.4, r = (i % 2 ? 0.9 : 0.4) + 0.15 * Math.sin(i * 7.7); pts.inputs[2 * i] = r * Math.cos(a); pts.inputs[2 * i + 1] = r * Math.sin(a); pts.labels[i] = i % 2; }
const imgs = { inputShape: [28, 28, 1], classNames: [...'0123456789'], count: 16, inputs: new Uint8Array(16 * 784).map((_, i) => { const s = Math.floor(i / 784), p = i % 784, x = p % 28, y = Math.floor(p / 28); return Math.max(0, 255 - 60 * Math.abs(Math.hypot(x - 14, y - 14) - 4 - s / 3)); }), labels: Uint8Array.from({ length: 16 }, (_, i) => i % 10) };
function Dev() {
  const [round, setRound] = useState(4);
  const [w, setW] = useState<unknown>(null);
  const p = { results, arms, remaining, selectedRound: round, onSelectRound: setRound, ghost: q.has('ghost') ? { results: all, arms, remaining } : null };
  const predict = useMemo(() => predictWith(smallNetwork, smallW.map((v, k) => v.map((x, i) => { const b = small.prunedIn[k]?.[i] ?? 0; return b === 0 || b > round ? x : 0; }))), [round]);
  const cut = q.has('rounds') ? { ...mask0, remaining: mask0.remaining.slice(0, Number(q.get('rounds')) + 1) } : mask0;
  return <div className="dev-all"><div className="dev-main"><AccuracyChart {...p} /><div className="dev-two"><LearningSpeedChart {...p} /><TrainingChart {...p} runs={runs} steps={1200} /></div>
    <Filmstrip network={fixtureNetwork} remaining={remaining} mask={cut} selectedRound={round} onSelectRound={setRound} />
    <Filmstrip network={smallNetwork} remaining={smallRem} mask={small} selectedRound={round} onSelectRound={setRound} /></div>
    <div className="dev-side">
    {[0, 2, 4].map((k) => <MaskHeatmap key={k} spec={fixtureNetwork.parameters[k]} parameter={k} prunedIn={mask0.prunedIn[k]} weights={q.has('plain') ? null : w0[k]} selectedRound={round} onWeight={setW} />)}
    <pre id="w">{JSON.stringify(w)}</pre>
    <PixelMap prunedIn={mask0.prunedIn[0]} inputShape={[28, 28, 1]} selectedRound={round} />
    <DensityBars specs={fixtureNetwork.parameters} remaining={mask0.remaining[round]} />
    <MovementChart theta0={w0} thetaT={wT} prunedIn={mask0.prunedIn} selectedRound={round} />
    </div><div className="dev-side"><NetworkGraph network={smallNetwork} prunedIn={small.prunedIn} weights={smallW} selectedRound={round} onWeight={setW} />
    <DecisionBoundary title="Ticket" predict={q.has('net') ? predict : circle} points={pts} classNames={pts.classNames} />
    <SampleStrip samples={imgs} /><SampleStrip samples={pts} />
    <PrunePreview remaining={remaining} done={5} /></div></div>;
}
await initTexts();
createRoot(document.getElementById('root')!).render(<Dev />);
