import type { GalleryEntry } from '..';
import { masksQuarter } from '../../experiment/mask-presets';

const entry: GalleryEntry = {
  id: 'masks-only',
  order: 102,
  group: 'deconstructed',
  recording: 'masks-only',
  settings: masksQuarter,
  about: 4, // 30 %
  // nearly nine in ten over weights that are not trained, where the mask of the trained network is far from it; less than
  // with weights that are
  claims({ rounds }) {
    const { 'edge-popup': masked, untrained, ticket } = rounds[3].arms;
    return (
      masked.score > 0.87 &&
      masked.score < 0.9 &&
      masked.said === 'less' &&
      untrained.score < 0.5 &&
      rounds.every(({ arms }) => arms['edge-popup'].score < arms.ticket.score) &&
      ticket.score > 0.93
    );
  },
};
export default entry;
