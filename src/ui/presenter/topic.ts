import type { Beat, PanelId } from '../../experiment/view-link';
import type { Translate } from '../../texts';

/** A slide, or a beat of the story, as the presenter speaks of it. */
export type Topic = { readonly kind: 'slide'; readonly id: PanelId } | { readonly kind: 'beat'; readonly id: Beat };

/** @param context id of what networks are judged by */
export function topicText(t: Translate, { kind, id }: Topic, context: string) {
  return kind === 'slide'
    ? { heading: t(`lecture.things.${id}.question`, { context }), notes: t(`lecture.things.${id}.notes`, { context }) }
    : { heading: t(`story.${id}.title`), notes: t(`lecture.presenter.story.${id}`, { context }) };
}
