/** Names and looks of arms, by the experiment that they are of. */
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTexts } from '../../texts';
import { armNames } from '../../experiment/arm-names';
import { chainsOf } from '../../experiment/chains';
import { defaultExperiment, type Experiment } from '../../experiment/schema';
import { full, type Arm } from '../../lottery/run-key';
import { armName } from './arm-names';
import { armStyle, type ArmStyle } from './arms';

const known = (experiment: Experiment) => ({ chains: chainsOf(experiment), names: armNames(experiment) });
const Known = createContext(known(defaultExperiment));

/** What is below is about the arms of this experiment. */
export function ArmsOf({ experiment, children }: { readonly experiment: Experiment; readonly children: ReactNode }) {
  // once for all lines and dots below
  return <Known value={useMemo(() => known(experiment), [experiment])}>{children}</Known>;
}

export interface Arms {
  style(arm: Arm): ArmStyle;
  name(arm: Arm): string;
  /** names of the full network and these arms */
  names(arms: readonly Arm[]): Record<string, string>;
}

export function useArms(): Arms {
  const { t } = useTexts();
  const { chains, names } = useContext(Known);
  return useMemo(() => {
    const name = (arm: Arm): string => armName(t, names, arm);
    return {
      style: (arm) => armStyle(chains, arm),
      name,
      names: (arms) => Object.fromEntries([full, ...arms].map((arm) => [arm, name(arm)])),
    };
  }, [t, chains, names]);
}
