import type { ComponentType, ReactNode } from 'react';
import type { Entry } from '../../registry';
import type { LabState, Shows } from '../../store/store';
import type { Subject } from '../state/shown';

/** Where panels stand on the page, in this order: a column of settings, above the charts, among them, tabs beside them. */
export const PLACES = ['experiment', 'head', 'results', 'inside'] as const;
type Place = (typeof PLACES)[number];

/**
 * A part of the page that can be hidden, and a thing of a lecture: one file in all/. `order` is its place in a
 * lecture, its id what stands in links. Texts: "lecture.things.<id>", and "inside.tabs.<id>" for a tab.
 */
export interface Panel extends Entry {
  /** absent: a thing of lectures only */
  readonly page?: {
    readonly place: Place;
    readonly order: number;
    /** it shares a line with its neighbour */
    readonly half?: boolean;
    /** `waiting` stands there until its code has come */
    readonly Content: ComponentType<{ readonly waiting?: ReactNode }>;
  };
  /** in a lecture, with all the room; absent: no thing of lectures */
  readonly Lecture?: ComponentType;
  /** chosen with controls that no room can read: a thing of a lecture only where a lesson or link asks for it */
  readonly onlyAsked?: boolean;
  /**
   * It shows a result, of the selected round or of any: in a lecture the recorded one stays until the live run has it.
   * Others follow from the first step.
   */
  readonly result?: Shows;
  /** it draws many weights: in a lecture it follows after everything else */
  readonly isLarge?: boolean;
  /** choices that a lecture's keys go through, one after the other, before the next thing: a clicker has no others */
  faces?(subject: Subject): readonly Partial<LabState['view']>[];
  /** absent: there is always something to show */
  fits?(subject: Subject): boolean;
}
