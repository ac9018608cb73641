/** Names and looks of arms, by the experiment that they are of. */
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { armNames } from '../../experiment/arm-names';
import { chainsOf } from '../../experiment/chains';
import { defaultExperiment, type Experiment } from '../../experiment/schema';
import { full, type Arm } from '../../lottery/run-key';
import { armName } from './arm-names';
import { armStyle, type ArmStyle } from './arms';

const Compared = createContext(defaultExperiment);

/** What is below is about the arms of this experiment. */
export function ArmsOf({ experiment, children }: { readonly experiment: Experiment; readonly children: ReactNode }) {
  return <Compared value={experiment}>{children}</Compared>;
}

export interface Arms {
  style(arm: Arm): ArmStyle;
  name(arm: Arm): string;
  /** names of the full network and these arms */
  names(arms: readonly Arm[]): Record<string, string>;
}

export function useArms(): Arms {
  const { t } = useTranslation();
  const experiment = useContext(Compared);
  return useMemo(() => {
    const chains = chainsOf(experiment);
    const names = armNames(experiment);
    const name = (arm: Arm): string => armName(t, names, arm);
    return {
      style: (arm) => armStyle(chains, arm),
      name,
      names: (arms) => Object.fromEntries([full, ...arms].map((arm) => [arm, name(arm)])),
    };
  }, [t, experiment]);
}
