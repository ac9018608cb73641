import { roundOfBeat } from '../beats';
import type { ViewActions } from '../state/view';
import type { SliceParts, Slices } from './slice';

type ViewSlice = ViewActions & Pick<Slices, 'awaitLesson'>;

export function createViewSlice({ get, set, slices }: SliceParts): ViewSlice {
  return {
    setView(view) {
      const { lesson, story, lecture } = get().view;
      // a lesson tells it in its own way, and a lecture asks for what the last beat shows
      const endsStory = story !== null && (view.story === null || view.lesson || (view.lecture && !lecture));
      // what a beat points at is not where a lecture begins
      const begins = endsStory && view.lecture && { slide: view.slide ?? null };
      const next = { ...view, ...(endsStory && { story: null, pruningOpen: false }), ...begins };
      // a slide may keep the recorded run in front
      slices().inFront(() => set((state) => ({ view: { ...state.view, ...next } })));
      if (endsStory && get().selection.round === roundOfBeat[story]) slices().selectRound(null);
      if (view.lesson !== undefined && view.lesson?.id !== lesson?.id) slices().awaitLesson();
      slices().showAddress('replace');
    },
    rememberInLesson: (change) => set((state) => ({ lessonMemory: { ...state.lessonMemory, ...change } })),
    predict: (change) => set(({ prediction }) => ({ prediction: { ...prediction, ...change } })),
    draw(curtains) {
      slices().inFront(() => set((state) => ({ curtains: { ...state.curtains, ...curtains } })));
    },
    awaitLesson() {
      slices().draw({ lesson: get().view.lesson ? 'unknown' : 'none' });
    },
    dismissNotes: () => set({ linkNotes: [], limitNotes: [], left: null, fileNote: null }),
  };
}
