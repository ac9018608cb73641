/** The sections of an experiment, in the order of form and link. */
import { chance } from './chance';
import { compare } from './compare';
import { connectivity } from './connectivity';
import { data } from './data';
import { engine } from './engine';
import { network } from './network';
import { pruning } from './pruning';
import { training } from './training';

export const sections = { data, network, training, pruning, compare, connectivity, chance, engine };
