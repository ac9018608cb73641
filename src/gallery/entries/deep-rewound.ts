import type { GalleryEntry } from '..';
import { rewound } from '../deep';

const entry: GalleryEntry = {
  id: 'deep-rewound',
  order: 82,
  group: 'depth',
  recording: 'deep-rewound',
  settings: rewound,
  about: 'last',
  claims: ({ rounds: [, { arms }] }) => arms['late-rewound'].score > arms.ticket.score + 0.2,
};
export default entry;
