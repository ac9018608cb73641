/** What is written in the charts of every gallery entry: nothing over anything else, nothing outside, no line unnamed. */
import i18next from 'i18next';
import { readFileSync } from 'node:fs';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { armNames } from '../experiment/arm-names';
import { armsOf } from '../experiment/chains';
import { armsOfSize, remainingByLevel } from '../experiment/levels';
import { readRecording } from '../formats/file';
import { gallery } from '../gallery';
import { judge } from '../lottery/guessing';
import { SPEEDS } from '../lottery/speed';
import type { Recording } from '../recording/recording';
import { resultsOf, standardOf } from '../recording/results';
import { networkToShow } from '../store/selectors';
import german from '../ui/texts/de';
import english from '../ui/texts/en';
import { SIZES } from './export/figure-file';
import { armName } from './kit/arm-names';
import { overlaps } from './kit/place-labels';
import { textsOf } from './kit/texts-fixture';
import { ArmsOf } from './kit/use-arms';
import type { Size } from './kit/use-size';
import { LearningSpeedChart } from './rounds/learning-speed-chart';
import { ScoreChart } from './rounds/score-chart';
import { TrainingChart } from './training/training-chart';

const room = vi.hoisted((): { size: Size | null } => ({ size: null }));
vi.mock('./kit/use-size', () => ({ useSize: () => [() => undefined, room.size, null] }));

const screen = (width: number, half: number, em = 12) => ({
  curve: { width, height: em * 27, em },
  half: { width: half, height: em * 16, em },
});
const inFigure = ({ width, text, chart, margin }: (typeof SIZES)[keyof typeof SIZES], figure: 'plain' | 'marked') => {
  const size = { width: width - 2 * margin, height: chart, em: text, figure };
  return { curve: size, half: size };
};
/** px of the plots: the curve's, and those of two charts that stand beside each other on the page. */
const rooms: Readonly<Record<string, { readonly curve: Size; readonly half: Size }>> = {
  'a phone': screen(350, 350),
  'a small screen': screen(560, 270),
  'a lecture': screen(1180, 1180, 24),
  'a column of a paper': inFigure(SIZES.column, 'marked'),
  'a paper': inFigure(SIZES.paper, 'marked'),
  'two columns of a paper': inFigure(SIZES.page, 'plain'),
  'a slide': inFigure(SIZES.slide, 'plain'),
};

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { translation: english }, de: { translation: german } },
    interpolation: { escapeValue: false },
  });
});

interface Drawing {
  readonly name: string;
  readonly size: Size;
  readonly chart: ReactElement;
}

/** The charts of a recording that have lines with names; the curve at several rounds, as it has a bracket there. */
function drawings(recording: Recording, { curve, half }: (typeof rooms)[string]): Drawing[] {
  const { experiment, runs } = recording;
  const { parameters } = networkToShow(experiment, recording.data);
  const [results, standard, arms] = [resultsOf(recording), standardOf(recording), armsOf(experiment)];
  const remaining = remainingByLevel(experiment, parameters);
  const rounds = { results, standard, arms, remaining, onSelectRound: () => undefined };
  const { leftOut } = judge(results);
  const steps = { steps: experiment.training.steps, standard, leftOut, runs, remaining, collected: null };
  // a figure without marks is the same for all of them
  const last = remaining.length - 1;
  const looked = curve.figure === 'plain' ? [1] : [...new Set([1, Math.ceil(last / 2), last])];
  return [
    ...looked.map((round) => ({
      name: `accuracy, round ${round}`,
      size: curve,
      chart: <ScoreChart {...rounds} selectedRound={round} />,
    })),
    ...SPEEDS.map((speed) => ({
      name: `learning speed, ${speed}`,
      size: half,
      chart: <LearningSpeedChart {...rounds} selectedRound={1} speed={speed} />,
    })),
    ...looked.map((round) => ({
      name: `training, round ${round}`,
      size: half,
      chart: <TrainingChart {...steps} arms={armsOfSize(experiment, parameters, round)} selectedRound={round} />,
    })),
  ];
}

/** What is wrong with what is written in a drawing. */
function faultsOf({ name, size, chart }: Drawing, { experiment }: Recording): string[] {
  room.size = size;
  const html = renderToStaticMarkup(<ArmsOf experiment={experiment}>{chart}</ArmsOf>);
  const texts = textsOf(html, size.em);
  const named = armsOf(experiment).map((arm) => armName(i18next.t, armNames(experiment), arm));
  return [
    ...texts.flatMap((one, at) =>
      texts.slice(at + 1).flatMap((other) => (overlaps(one, other) ? [`“${one.text}” over “${other.text}”`] : [])),
    ),
    ...texts.flatMap(({ text, left, right, top, bottom }) =>
      left < -0.5 || right > size.width + 0.5 || top < -0.5 || bottom > size.height + 0.5 ? [`“${text}” outside`] : [],
    ),
    // paper has no tooltip that would name its line
    ...(size.figure && name.startsWith('accuracy') && !html.includes(`>${i18next.t('arms.full')}`)
      ? ['the full network nowhere']
      : []),
    ...(size.figure &&
    html.includes('class="chart-goal"') &&
    !html.includes(`>${i18next.t('charts.solved.label', { score: '' }).trim()}`)
      ? ['what counts as solved nowhere']
      : []),
    ...named.flatMap((arm) => (html.includes(arm) && !html.includes(`>${arm}<`) ? [`“${arm}” nowhere`] : [])),
  ].map((fault) => `${name}: ${fault}`);
}

/** By night every entry is drawn in all of them. */
const isNightly = import.meta.env.MODE === 'nightly';
const ROOMS = Object.keys(rooms);
/** For every change one entry in three of them, the next one in the next three: each room is drawn for every third. */
const roomsOf = (at: number): string[] =>
  isNightly ? ROOMS : [0, 1, 2].map((more) => ROOMS[(3 * at + more) % ROOMS.length]);
/** The longer words where there is the least room. */
const NARROW = ['a phone', 'a column of a paper'];

const entries = gallery.all.map(({ id, recording }, at) => ({ id, recording, at }));
describe.each(entries)('the charts of the gallery entry $id', ({ recording: file, at }) => {
  const opened = readRecording(readFileSync(`public/recordings/${file}.json`, 'utf8'));
  test.each([
    ['en', roomsOf(at)],
    ['de', isNightly ? NARROW : [NARROW[at % 2]]],
  ])('in %s, on screens and in figures', async (language, where) => {
    await i18next.changeLanguage(language);
    const recording = await opened;
    const faults = where.flatMap((name) =>
      drawings(recording, rooms[name])
        .flatMap((drawing) => faultsOf(drawing, recording))
        .map((fault) => `${name}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });
});
