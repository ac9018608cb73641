/** Names and looks of arms, by the experiment that they are of. */
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTexts, type Translate } from '../../texts';
import { armNames } from '../../experiment/arm-names';
import { chainsOf } from '../../experiment/chains';
import { defaultExperiment, type Experiment } from '../../experiment/schema';
import { full, type Arm } from '../../lottery/run-key';
import { armName } from './arm-names';
import { armStyle, type ArmStyle } from './arms';

export interface Arms {
  style(arm: Arm): ArmStyle;
  name(arm: Arm): string;
  /** names of the full network and these arms */
  names(arms: readonly Arm[]): Record<string, string>;
}

/** Once for all lines and dots of an experiment, and each name once. */
function armsIn(t: Translate, experiment: Experiment): Arms {
  const chains = chainsOf(experiment);
  const known = armNames(experiment);
  const written = new Map<Arm, string>();
  const name = (arm: Arm): string => {
    const text = written.get(arm) ?? armName(t, known, arm);
    written.set(arm, text);
    return text;
  };
  return {
    style: (arm) => armStyle(chains, arm),
    name,
    names: (arms) => Object.fromEntries([full, ...arms].map((arm) => [arm, name(arm)])),
  };
}

const Known = createContext<Arms | null>(null);

/** What is below is about the arms of this experiment. */
export function ArmsOf({ experiment, children }: { readonly experiment: Experiment; readonly children: ReactNode }) {
  const { t } = useTexts();
  return <Known value={useMemo(() => armsIn(t, experiment), [t, experiment])}>{children}</Known>;
}

/** Of the experiment around it; without one, of the default. */
export function useArms(): Arms {
  const { t } = useTexts();
  const known = useContext(Known);
  return useMemo(() => known ?? armsIn(t, defaultExperiment), [t, known]);
}
