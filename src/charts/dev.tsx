import { createRoot } from 'react-dom/client';
import { useState } from 'react';
import { initTexts } from '../ui/texts';
import { resultOf } from '../lottery/results';
import { weightsRemaining } from '../lottery/masks';
import { fixtureRecording, fixtureNetwork } from './fixture';
import { AccuracyChart } from './accuracy-chart';
import { TrainingChart } from './training-chart';
import { LearningSpeedChart } from './learning-speed-chart';
const q = new URLSearchParams(location.search);
if (q.has('dark')) document.documentElement.classList.add('dark');
if (q.has('font')) document.documentElement.style.fontSize = q.get('font') + 'px';
const recording = fixtureRecording();
let results = recording.runs.map((r) => resultOf(r.id, r.points, r.status === 'diverged', 10));
const all = results;
const arms = ['ticket', 'reinitialized', 'random-mask'];
if (q.has('rounds')) results = results.filter((r) => r.round <= Number(q.get('rounds')));
if (q.has('bad')) results = results.map((r) => r.arm === 'random-mask' && r.round > 5 ? { ...r, testAccuracyAtStop: 0.1 + 0.2 * (8 - r.round) , diverged: r.round === 7 && r.trial === 0, stopStep: r.round === 7 && r.trial === 0 ? null : r.stopStep } : r);
const remaining = recording.masks[0].remaining.map((r) => weightsRemaining(fixtureNetwork.parameters, r));
function Dev() {
  const [round, setRound] = useState(4);
  const p = { results, arms, remaining, selectedRound: round, onSelectRound: setRound, ghost: q.has('ghost') ? { results: all, arms, remaining } : null };
  return <div className="dev-main"><AccuracyChart {...p} /><div className="dev-two"><LearningSpeedChart {...p} /><TrainingChart {...p} runs={recording.runs} steps={1200} /></div></div>;
}
await initTexts();
createRoot(document.getElementById('root')!).render(<Dev />);
