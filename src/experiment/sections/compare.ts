/** What is trained and compared: chains, each a method with settings and controls of its own. */
import { chains } from '../../field';
import { controls } from '../../lottery/controls';
import { methods } from '../../lottery/methods';

export interface Chain {
  readonly method: string;
  readonly controls: readonly string[];
  /** settings of its own, by path, as in a link: { 'pruning.rate': '0.5' } */
  readonly own: Readonly<Record<string, string>>;
}

/** "imp*reinitialized*random-mask pruning.rate=0.5": ids that nobody knows stay in. */
export function readChain(text: string): Chain {
  const [names, ...settings] = text.split(' ');
  const [method, ...hanging] = names.split('*');
  const own = settings.map((setting) => setting.split('=', 2)).map(([path, value = '']) => [path, value] as const);
  return { method, controls: hanging, own: Object.fromEntries(own) };
}

/** Controls stand in their usual order, each once. */
export const writeChain = ({ method, controls: hanging, own }: Chain): string =>
  [
    [method, ...controls.ids.filter((id) => hanging.includes(id))].join('*'),
    ...Object.entries(own).map(([path, value]) => `${path}=${value}`),
  ].join(' ');

/** Most chains in one experiment. */
export const MOST_CHAINS = 8;

/** What of these chains there is. The first is the ticket's. */
function mend(texts: readonly string[]): string[] {
  const known = texts.map(readChain).filter(({ method }) => methods.ids.includes(method));
  const all = known[0]?.method === 'imp' ? known : [readChain('imp'), ...known];
  return all.slice(0, MOST_CHAINS).map(writeChain);
}

/** The name that recordings of version 1 give a method. */
export const nameOfMethod = (method: string): string => methods.get(method).former ?? method;

/** Arms of version 1, in their order: controls, then chains besides the ticket's. */
const boxArms: readonly string[] = [...controls.ids, ...methods.ids.filter((id) => id !== 'imp')];

/** The chains that version 1 trained for these arms: a control hung on one chain only, which came with it. */
export function chainsOfArms(arms: readonly string[]): string[] {
  const hanging = (method: string): string[] =>
    arms.filter((arm) => controls.ids.includes(arm) && controls.get(arm).chain === nameOfMethod(method));
  return methods.ids
    .filter((id) => id === 'imp' || arms.includes(id) || hanging(id).length > 0)
    .map((id) => writeChain({ method: id, controls: hanging(id), own: {} }));
}

/** The section for these arms of version 1. */
export const comparing = (...arms: readonly string[]) => ({ chains: chainsOfArms(arms) });

export const compare = {
  chains: chains({
    choices: boxArms,
    default: comparing('reinitialized', 'random-mask').chains,
    allowed: `up to ${MOST_CHAINS} of ${methods.ids.join(', ')}, the first imp, each with *${controls.ids.join(', *')}`,
    mend,
  }),
};
