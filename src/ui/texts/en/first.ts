/** What the page says at once in English. The other rooms follow with the first part that says them. */
import type { ResourceLanguage } from 'i18next';

const rooms = import.meta.glob<ResourceLanguage>(['./*.json', '!./inside.json', '!./lecture.json', '!./share.json'], {
  eager: true,
  import: 'default',
});
export default Object.fromEntries(Object.values(rooms).flatMap((room) => Object.entries(room)));

export const later = {
  inside: () => import('./inside.json'),
  lecture: () => import('./lecture.json'),
  share: () => import('./share.json'),
};
