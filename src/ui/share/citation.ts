/** BibTeX entries of the method and of this software. */
export const citation = (appVersion: string, address: string): string => `@inproceedings{frankle2019lottery,
  title     = {The Lottery Ticket Hypothesis: Finding Sparse, Trainable Neural Networks},
  author    = {Frankle, Jonathan and Carbin, Michael},
  booktitle = {International Conference on Learning Representations},
  year      = {2019}
}

@software{ticketlab,
  title   = {Ticket Lab: a laboratory for the lottery ticket hypothesis in the browser},
  version = {${appVersion}},
  url     = {${address}}
}`;
